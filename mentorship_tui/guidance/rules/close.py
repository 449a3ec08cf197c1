"""Steps of a good ending, and the start of the next journey (C1, R5, R9, R46, R47)."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import msg
from ...records.record import Record
from ..assent import both_agree
from ..encourage import PLACES
from ..evaluating import evaluate
from ..facts import Facts, name_of
from ..step import Action, ActionKind, Step
from ..term import ENDING_DAYS, final_done, term_of
from ..when import when
from .meetings import plan_said

NAMELESS = "mentor"  # what the file of a mentor without a name is called
CLOSING_TALK_DAYS = 14  # a meeting held as lately as that was the closing talk


def new_term(facts: Facts) -> Iterator[Step]:
    """Both have agreed on a later end: the mentorship goes on (C1, extend)."""
    mentorship, agreement = facts.mentorship, facts.agreement
    if mentorship is None or agreement is None or facts.closing or not both_agree(agreement):
        return
    end, before = agreement.date("end"), mentorship.date("term_end")
    if end is None or before is None or end <= before:
        return
    yield Step(
        "new_term",
        msg("Go on until {day}, as you have agreed", day=end),
        msg("A new term, agreed again: the mentorship is under way."),
        Action(
            ActionKind.MOVE,
            "mentorship",
            mentorship.path,
            values={"phase": "underway", "term_end": end.isoformat()},
        ),
        PLACES["agreement"],
        agreement.path,
    )


def closing_talk(facts: Facts) -> Iterator[Step]:
    """No last talk is booked, and none was held lately (study part 4, Closing)."""
    if facts.next_meeting is not None or facts.closing is not None or final_done(facts):
        return
    if any(-facts.days_to(meeting) <= CLOSING_TALK_DAYS for meeting in facts.held[-1:]):
        return
    term = term_of(facts)
    day = max(facts.today, term.end) if term else facts.today
    yield Step(
        "closing_talk",
        msg("Book a closing talk"),
        msg("Read aloud what you wrote at the start, and tell each other what it has given."),
        Action(
            ActionKind.ADD,
            "meeting",
            field="date",
            values={"date": day.isoformat(), "status": "planned"},
        ),
        PLACES["closing"],
    )


def talk_said(facts: Facts) -> Iterator[Step]:
    """The last time you met you agreed on a day for the last one."""
    if facts.closing is None:
        yield from plan_said(facts)


def talk_ahead(facts: Facts) -> Iterator[Step]:
    """The closing talk is booked."""
    meeting, mentorship = facts.next_meeting, facts.mentorship
    day = meeting.date("date") if meeting else None
    if meeting is None or mentorship is None or day is None or day <= facts.today:
        return
    yield Step(
        "talk_ahead",
        msg("You meet {when}: read what you wrote at the start", when=when(day, facts.today)),
        msg("The best result, in your own words then. Where are you now?"),
        Action(ActionKind.OPEN, "mentorship", mentorship.path),
        about=meeting.path,
    )


def final_evaluation(facts: Facts) -> Iterator[Step]:
    """There is no final evaluation (R17, R44)."""
    if not final_done(facts):
        yield Step(
            "final_evaluation",
            msg("Do the final evaluation"),
            msg(
                "Goal by goal, against your own words from the start. "
                "How did you do, and how did the two of you?"
            ),
            evaluate(facts, "final", "goals"),
            PLACES["review"],
        )


def closing(facts: Facts) -> Iterator[Step]:
    """There is no closing (R46)."""
    if facts.closing is None:
        yield Step(
            "closing",
            msg("Write the closing: what did it give you?"),
            msg("The result, what you learned, and what you want to remember next time."),
            Action(
                ActionKind.ADD, "closing", field="reason", values={"date": facts.today.isoformat()}
            ),
            PLACES["closing"],
        )


def how_close(facts: Facts) -> Iterator[Step]:
    """The opening question has not been answered again (R9)."""
    found = facts.closing
    if found is not None and found.number("best_result_score") is None:
        yield Step(
            "how_close",
            msg("How close did you get to the best result, 0–10?"),
            msg("Read what you answered at the start, and put a number on it."),
            Action(ActionKind.EDIT, "closing", found.path, "best_result_score"),
            about=found.path,
        )


def becomes(facts: Facts) -> Iterator[Step]:
    """It has not been said what the relation becomes (R47)."""
    found = facts.closing
    if found is not None and not found.text("becomes"):
        yield Step(
            "becomes",
            msg("Say what the relationship becomes now"),
            msg("Once it is named it may be what it has become, and nobody needs to wonder."),
            Action(ActionKind.EDIT, "closing", found.path, "becomes"),
            about=found.path,
        )


def thank_mentor(facts: Facts) -> Iterator[Step]:
    """The mentor has not been thanked."""
    found, who = facts.closing, facts.mentor
    if found is None or who is None or found.date("thanked"):
        return
    name = name_of(who)
    if any(c.text("purpose") == "thank" and _at_the_end(c, found) for c in facts.contacts(who)):
        yield Step(
            "thanked",
            msg("Note that you have thanked {name}", name=name),
            msg("It belongs to a good ending."),
            Action(
                ActionKind.MOVE, "closing", found.path, values={"thanked": facts.today.isoformat()}
            ),
            about=found.path,
        )
        return
    yield Step(
        "thank_mentor",
        msg("Thank {name}", name=name),
        msg("Say what has been most valuable. It is the only fee a mentor gets."),
        Action(ActionKind.DRAFT, "contact", who.path, template="thank_mentor"),
        PLACES["closing"],
        who.path,
    )


def close(facts: Facts) -> Iterator[Step]:
    """All is said: the mentorship is closed."""
    mentorship, found = facts.mentorship, facts.closing
    if mentorship is None or found is None:
        return
    values = {"phase": "closed", "becomes": found.text("becomes")}
    yield Step(
        "close",
        msg("Close the mentorship"),
        msg("It stays readable, and what you have learned goes with you."),
        Action(
            ActionKind.MOVE,
            "mentorship",
            mentorship.path,
            values={key: value for key, value in values.items() if value},
        ),
        PLACES["closing"],
        mentorship.path,
    )


def thanks_owed(facts: Facts) -> Iterator[Step]:
    """It became something else before anybody was thanked: a warm ending all the same (C1)."""
    ended = facts.closing.date("date") if facts.closing else None
    if ended is not None and (facts.today - ended).days <= ENDING_DAYS:
        yield from thank_mentor(facts)


def fate_of_notes(facts: Facts) -> Iterator[Step]:
    """What happens to the notes has not been decided, or not been done (C1, R50)."""
    found, who = facts.closing, facts.mentor
    ended = found.date("date") if found else None
    if found is None or who is None or ended is None:
        return
    said = found.text("notes")
    if (facts.today - ended).days > ENDING_DAYS or notes_are_done(facts, said, who):
        return
    yield Step(
        "fate_of_notes",
        msg("Decide what happens to the notes")
        if not said
        else msg("Do with the notes what you have agreed on"),
        msg(
            "Keep them, take your mentor's name and details out of them, or delete them. "
            "You see what changes before it is done."
        ),
        Action(ActionKind.EDIT, "closing", found.path, "notes"),
        about=found.path,
    )


def notes_are_done(facts: Facts, said: str, mentor: Record) -> bool:
    """True if it is so with the notes; chosen in the form of the closing alone, it is a wish."""
    match said:
        case "delete":
            return not facts.snapshot.current("meeting")
        case "anonymise":
            return mentor.slug.partition("-")[0] == NAMELESS
    return bool(said)


def next_journey(facts: Facts) -> Iterator[Step]:
    """The mentorship is closed: the next one can start whenever one likes (R5)."""
    yield Step(
        "next_journey",
        msg("When you want to: start your next journey"),
        msg(
            "You can find a mentor yourself: you have done it. Your profile and network can "
            "come along."
        ),
        Action(ActionKind.ADD, "mentorship", field="title"),
        PLACES["closing"],
        facts.mentorship.path if facts.mentorship else "",
    )


def _at_the_end(contact: Record, closing: Record) -> bool:
    """A thank you of last year was for something else."""
    said, ended = contact.date("date"), closing.date("date")
    return said is not None and (ended is None or (ended - said).days <= ENDING_DAYS)
