"""Steps of the agreement: clause by clause, then both assents (A1, A2, R38-R40)."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import msg, nmsg
from ...records.record import Value
from ..assent import both_agree, unsettled
from ..encourage import PLACES
from ..facts import Facts, name_of
from ..step import Action, ActionKind, Step
from ..term import INTERVAL_WEEKS, MINUTES, proposed_term


def nobody_chosen(facts: Facts) -> Iterator[Step]:
    """The agreement has nobody to agree with yet."""
    mentorship = facts.mentorship
    if mentorship is not None and facts.mentor is None:
        yield Step(
            "nobody_chosen",
            msg("Go back to find your mentor"),
            msg("It takes two to agree, and nobody is chosen yet."),
            Action(ActionKind.MOVE, "mentorship", mentorship.path, values={"phase": "find"}),
        )


def agreement(facts: Facts) -> Iterator[Step]:
    """There is no agreement."""
    if facts.agreement is None:
        term = proposed_term(facts)
        values: dict[str, Value] = {
            "status": "draft",
            "start": term.start.isoformat(),
            "end": term.end.isoformat(),
            "midterm": term.halfway.isoformat(),
            "interval_weeks": INTERVAL_WEEKS,
            "minutes": MINUTES,
        }
        yield Step(
            "agreement",
            msg("Start the agreement: your ground rules"),
            msg("It begins with rules that others have found useful. Change what you like."),
            Action(ActionKind.ADD, "agreement", field="start", values=values),
            PLACES["agreement"],
        )


def end_date(facts: Facts) -> Iterator[Step]:
    """The agreement has no end (R4; study part 4: no end date -> set one)."""
    found = facts.agreement
    if found is not None and (found.date("start") is None or found.date("end") is None):
        term = proposed_term(facts)
        yield Step(
            "end_date",
            msg("Set when the mentorship starts and ends"),
            msg(
                "A mentorship is time-limited. An end date makes it easier to say yes, and to "
                "go on later."
            ),
            Action(
                ActionKind.EDIT,
                "agreement",
                found.path,
                "end" if found.date("start") else "start",
                values={
                    "start": found.text("start") or term.start.isoformat(),
                    "end": found.text("end") or term.end.isoformat(),
                },
            ),
            about=found.path,
        )


def clauses(facts: Facts) -> Iterator[Step]:
    """Clauses are not settled."""
    found = facts.agreement
    left = unsettled(found) if found else ()
    if found is not None and left:
        yield Step(
            "clauses",
            nmsg(
                "Talk through the ground rules: {count} is not settled",
                "Talk through the ground rules: {count} are not settled",
                len(left),
            ),
            msg("Read each together and mark it as agreed. Next: {clause}.", clause=left[0].label),
            Action(ActionKind.EDIT, "agreement", found.path, "clauses"),
            PLACES["agreement"],
            found.path,
        )


def my_yes(facts: Facts) -> Iterator[Step]:
    """My own assent is missing (A2)."""
    found = facts.agreement
    if found is not None and found.date("agreed_me") is None:
        yield Step(
            "my_yes",
            msg("Say yes to the agreement"),
            msg("Read it once more. Your yes is one of two."),
            Action(
                ActionKind.EDIT,
                "agreement",
                found.path,
                "agreed_me",
                values={"agreed_me": facts.today.isoformat(), "status": "proposed"},
            ),
            about=found.path,
        )


def their_yes(facts: Facts) -> Iterator[Step]:
    """The mentor's assent is missing (study part 4: one yes missing -> ask)."""
    found = facts.agreement
    if found is not None and found.date("agreed_mentor") is None:
        who = name_of(facts.mentor) if facts.mentor else msg("your mentor")
        yield Step(
            "their_yes",
            msg("Send the agreement to {name} and note their yes", name=who),
            msg("It can be exported as a page to send. It counts when both have said yes."),
            Action(ActionKind.EDIT, "agreement", found.path, "agreed_mentor"),
            PLACES["waiting"],
            found.path,
        )


def agreed(facts: Facts) -> Iterator[Step]:
    """Both have said yes; the agreement does not say so yet."""
    found = facts.agreement
    if found is not None and both_agree(found) and found.text("status") != "agreed":
        yield Step(
            "agreed",
            msg("Mark the agreement as agreed"),
            msg("Both of you have said yes."),
            Action(ActionKind.MOVE, "agreement", found.path, values={"status": "agreed"}),
            PLACES["yes"],
            found.path,
        )


def mentor(facts: Facts) -> Iterator[Step]:
    """The chosen one becomes the mentor."""
    found = facts.mentor
    if found is not None and found.text("stage") != "mentor":
        yield Step(
            "mentor",
            msg("{name} is your mentor now: say so on the board", name=name_of(found)),
            msg("You have found a mentor yourself."),
            Action(ActionKind.MOVE, "candidate", found.path, values={"stage": "mentor"}),
            PLACES["yes"],
            found.path,
        )


def go_on(facts: Facts) -> Iterator[Step]:
    """The agreement is there: the mentorship begins."""
    mentorship, found = facts.mentorship, facts.agreement
    if mentorship is None or found is None:
        return
    values: dict[str, Value] = {"phase": "underway"}
    for field, source in (("term_start", "start"), ("term_end", "end")):
        if found.date(source):
            values[field] = found.text(source)
    yield Step(
        "go_underway",
        msg("Begin the mentorship"),
        msg("The rules are agreed and the term is set. Next you book the first meeting."),
        Action(ActionKind.MOVE, "mentorship", mentorship.path, values=values),
        PLACES["agreement"],
    )
