"""Steps while the mentorship is under way (M1-M3, R41-R45)."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import msg
from ...records.record import Record
from .. import watch
from ..encourage import PLACES
from ..evaluating import evaluate, evaluations
from ..facts import Facts, name_of
from ..step import Action, ActionKind, Step
from ..suitability import assess
from ..term import ENDING_DAYS, midterm_done, term_of
from ..when import when
from . import agree
from .meetings import how_it_goes
from .tryouts import discuss_step

MIDTERM_DAYS = 7  # the mid-term review is proposed from a week before its day
CHECK_EVERY = 3  # study part 5e: optionally every third meeting
TOPICS_AHEAD_DAYS = 14  # an empty inbox is no matter until the meeting comes nearer


def no_agreement(facts: Facts) -> Iterator[Step]:
    """Under way without an agreement: it is never too late."""
    if facts.agreement is None and not facts.held:
        yield Step(
            "late_agreement",
            msg("Write down what you agree on"),
            msg(
                "A mentorship is time-limited, and clear rules make it easier. A few lines will do."
            ),
            Action(ActionKind.ADD, "agreement", field="start"),
            PLACES["agreement"],
        )


def near_the_end(facts: Facts) -> Iterator[Step]:
    """The term ends within a month (study part 4, Closing)."""
    term, mentorship = term_of(facts), facts.mentorship
    if facts.phase != "underway" or term is None or mentorship is None:
        return
    if term.days_left(facts.today) > ENDING_DAYS:
        return
    distance = when(term.end, facts.today)
    yield Step(
        "go_close",
        msg("The term ended {when}: go on to the ending", when=distance)
        if term.end < facts.today
        else msg("The term ends {when}: go on to the ending", when=distance),
        msg(
            "End it, agree on a new term, or let it become something else: "
            "a good ending is part of a good mentorship."
        ),
        Action(ActionKind.MOVE, "mentorship", mentorship.path, values={"phase": "close"}),
        PLACES["closing"],
    )


def decided_to_end(facts: Facts) -> Iterator[Step]:
    """The last evaluation says end, and both have not agreed to go on since."""
    mentorship, last = facts.mentorship, _last_evaluation(facts)
    if mentorship is None or last is None or _agreed_since(facts, last):
        return
    if last.text("decision") == "end":
        yield Step(
            "go_close",
            msg("You decided to end: go on to the ending"),
            msg(
                "Either may end it without giving a reason. A last talk and a thank you are enough."
            ),
            Action(ActionKind.MOVE, "mentorship", mentorship.path, values={"phase": "close"}),
            PLACES["closing"],
            last.path,
        )


def adjust(facts: Facts) -> Iterator[Step]:
    """The last evaluation says adjust, and the agreement has not been touched since."""
    last, agreement = _last_evaluation(facts), facts.agreement
    if last is None or agreement is None or last.text("decision") != "adjust":
        return
    if agreement.text("status") != "agreed" or _agreed_since(facts, last):
        return
    yield Step(
        "adjust",
        msg("Change the ground rules as you decided"),
        msg("You wanted to adjust something. Whatever changes, both of you say yes to it again."),
        Action(ActionKind.EDIT, "agreement", agreement.path, "clauses"),
        PLACES["agreement"],
        last.path,
    )


def assents(facts: Facts) -> Iterator[Step]:
    """A changed agreement waits for a yes."""
    if facts.agreement is not None and facts.agreement.text("status") in ("revised", "proposed"):
        for rule in (agree.clauses, agree.my_yes, agree.their_yes, agree.agreed):
            yield from rule(facts)


def midterm(facts: Facts) -> Iterator[Step]:
    """Half the term has passed without a mid-term review (M2)."""
    term = term_of(facts)
    if term is None or (term.halfway - facts.today).days > MIDTERM_DAYS:
        return
    if not midterm_done(facts, term):
        yield midterm_step(facts)


def midterm_step(facts: Facts) -> Step:
    """The form of the mid-term review, of today."""
    return Step(
        "midterm",
        msg("Do the mid-term review"),
        msg("The intention then and now, the goals today, what strengthens: together if you can."),
        evaluate(facts, "midterm", "goals"),
        PLACES["review"],
    )


def second_chair(facts: Facts) -> Iterator[Step]:
    """The mentor turned out to sit on another chair: the mentorship should be ended (M3)."""
    mentorship, who = facts.mentorship, facts.mentor
    if mentorship is None or who is None or not assess(who).needs_reason:
        return
    yield Step(
        "second_chair",
        msg("End the mentorship with {name} warmly", name=name_of(who)),
        watch.CONSEQUENCE,
        Action(ActionKind.MOVE, "mentorship", mentorship.path, values={"phase": "close"}),
        PLACES["closing"],
        who.path,
    )


def other_chair(facts: Facts) -> Iterator[Step]:
    """The chairs were gone through again and one was found: it is to be talked about (M3)."""
    who = facts.mentor
    found = assess(who) if who is not None else None
    if who is not None and found is not None and found.to_discuss and not found.needs_reason:
        yield discuss_step(who)


def concerns(facts: Facts) -> Iterator[Step]:
    """What the watch on the relation has seen, but for the missing date (M3)."""
    for concern in watch.concerns(facts):
        if concern.offer in _OFFERS and not _answered(facts, concern):
            action = _OFFERS[concern.offer](facts, concern)
            about = f"{concern.path}#{concern.rule}"
            yield Step("concern", concern.text, concern.why, action, about=about)


def check_in(facts: Facts) -> Iterator[Step]:
    """Three meetings since the relation was last looked at (study part 5e)."""
    last = _last_evaluation(facts)
    since = last.text("date") if last else ""
    met = [meeting for meeting in facts.held if meeting.text("date") > since]
    if len(met) >= CHECK_EVERY:
        yield Step(
            "check_in",
            msg("Take five minutes: how is the mentorship going?"),
            msg(
                "You have met {count} times since you last looked. Leave out what you do not know.",
                count=len(met),
            ),
            evaluate(facts, "relationship", "statements"),
            PLACES["review"],
            met[-1].path,
        )


def topic(facts: Facts) -> Iterator[Step]:
    """A meeting comes nearer and nothing waits to be brought up (R42)."""
    meeting = facts.next_meeting
    if meeting is None or facts.topics or meeting.date("prepared"):
        return
    if facts.days_to(meeting) <= TOPICS_AHEAD_DAYS:
        yield Step(
            "topic",
            msg("Write down something to bring up"),
            msg("Large or small, at work or at home: what is on your mind right now?"),
            Action(ActionKind.ADD, "topics"),
            PLACES["underway"],
            meeting.path,
        )


def rest(facts: Facts) -> Iterator[Step]:
    """Nothing needs to be done: say so, and when you meet next; on the day, where to write."""
    meeting = facts.next_meeting
    day = meeting.date("date") if meeting else None
    if meeting is None or day is None:
        return
    if day == facts.today and not meeting.text("time"):
        yield how_it_goes(meeting, msg("You meet today: afterwards, write down how it went"))
        return
    yield Step(
        "rest",
        msg("All is well: you meet {when}", when=when(day, facts.today)),
        msg("Nothing needs to be done until then. If something comes to mind, add it as a topic."),
        Action(ActionKind.OPEN, "meeting", meeting.path),
        about=meeting.path,
    )


def _answered(facts: Facts, concern: watch.Concern) -> bool:
    """A talk was had or has a topic, the chairs were gone through; the watch shows it still."""
    since = facts.snapshot.records[concern.path].text("date")
    if concern.offer is watch.Offer.CHAIRS:
        return facts.mentor is None or facts.mentor.text("checked") >= since
    talked = any(meeting.text("date") > since for meeting in facts.held)
    return concern.offer is watch.Offer.TALK and (talked or bool(facts.topics))


def _check(facts: Facts, concern: watch.Concern) -> Action:
    return evaluate(facts, "relationship", "statements")


def _chairs(facts: Facts, concern: watch.Concern) -> Action:
    path = facts.mentor.path if facts.mentor else ""
    values = {"checked": facts.today.isoformat()}
    return Action(ActionKind.EDIT, "candidate", path, "conflicts", values=values)


def _talk(facts: Facts, concern: watch.Concern) -> Action:
    return Action(ActionKind.ADD, "topics")


_OFFERS = {watch.Offer.CHECK: _check, watch.Offer.CHAIRS: _chairs, watch.Offer.TALK: _talk}


def _agreed_since(facts: Facts, evaluation: Record) -> bool:
    agreement = facts.agreement
    if agreement is None:
        return False
    agreed_on = max(agreement.text("agreed_me"), agreement.text("agreed_mentor"))
    return agreed_on >= evaluation.text("date")


def _last_evaluation(facts: Facts) -> Record | None:
    return max(evaluations(facts), key=lambda one: one.text("date"), default=None)
