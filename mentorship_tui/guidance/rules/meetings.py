"""The meeting that is near, the one that was held, and the next (study part 4, b-d)."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import Message, msg
from ...records.record import Record, Value
from ..encourage import PLACES
from ..facts import Facts, is_planned
from ..step import Action, ActionKind, Step
from ..term import next_meeting_date, said_date
from ..when import when

SUM_UP_DAYS = 7
PREPARE_DAYS = 3  # study part 4 (b): pick 1-3 topics three days before


def prepare(facts: Facts) -> Iterator[Step]:
    """A meeting within three days, for which nothing has been chosen to bring up."""
    meeting = facts.next_meeting
    day = meeting.date("date") if meeting else None
    if meeting is None or day is None or meeting.date("prepared") or facts.begun(meeting):
        return
    if (day - facts.today).days > PREPARE_DAYS:
        return
    yield Step(
        "prepare_meeting",
        msg(
            "Prepare the meeting {when}: pick one to three topics",
            when=when(day, facts.today),
        ),
        msg("A few lines to your mentor beforehand, and the time goes to what matters to you."),
        Action(
            ActionKind.EDIT,
            "meeting",
            meeting.path,
            "agenda",
            values={"prepared": facts.today.isoformat()},
        ),
        PLACES["underway"] if facts.held else PLACES["first_meeting"],
        meeting.path,
    )


def was_it_held(facts: Facts) -> Iterator[Step]:
    """A planned meeting that has begun, or whose day has passed."""
    for meeting in reversed(facts.meetings):
        day = meeting.date("date")
        if not is_planned(meeting) or day is None:
            continue
        if facts.begun(meeting):
            yield how_it_goes(meeting, msg("How did the meeting go? Write it down"))
        elif day < facts.today:
            yield Step(
                "was_it_held",
                msg("How did the meeting {when} go?", when=when(day, facts.today)),
                msg("Say whether it was held, moved or cancelled, while you remember."),
                Action(
                    ActionKind.EDIT, "meeting", meeting.path, "status", values={"status": "held"}
                ),
                about=meeting.path,
            )


def how_it_goes(meeting: Record, text: Message) -> Step:
    """The notes of a meeting on its day; saved, it has been held."""
    return Step(
        "was_it_held",
        text,
        msg("What you talked about, and what each of you promised, while you remember."),
        Action(ActionKind.EDIT, "meeting", meeting.path, "notes", values={"status": "held"}),
        about=meeting.path,
    )


def sum_up(facts: Facts) -> Iterator[Step]:
    """The last meeting, held but not summed up; older ones are left in peace.

    Each question may be left out: where one was answered, the other is asked for some days only.
    """
    for meeting in facts.held[-1:]:
        answers = (meeting.number("worth") is not None, bool(meeting.text("takeaway")))
        day = meeting.date("date")
        late = day is not None and (facts.today - day).days > SUM_UP_DAYS
        if not all(answers) and not (any(answers) and late):
            yield Step(
                "sum_up",
                msg("Sum up the meeting: what do you take with you?"),
                msg("What was it worth, what do you take with you, and what will you do now?"),
                Action(ActionKind.EDIT, "meeting", meeting.path, _first_empty(meeting)),
                PLACES["review"],
                meeting.path,
            )


def next_date(facts: Facts) -> Iterator[Step]:
    """Under way, but with no meeting ahead, and no date said for it."""
    if facts.phase != "underway" or facts.next_meeting is not None or said_date(facts):
        return
    day = next_meeting_date(facts)
    if day is None:
        return
    yield Step(
        "next_date",
        msg("Book the next meeting") if facts.held else msg("Book the first meeting"),
        msg("Always have the next date set: then it keeps going by itself."),
        Action(ActionKind.ADD, "meeting", field="date", values=_planned(facts, day.isoformat())),
        None if facts.held else PLACES["first_meeting"],
    )


def plan_said(facts: Facts) -> Iterator[Step]:
    """The date said at the last meeting is no meeting yet."""
    day = said_date(facts)
    if day is not None:
        yield Step(
            "plan_meeting",
            msg("Plan the meeting on {day}", day=day),
            msg(
                "You agreed on the day when you last met. Once planned, it is in the calendar "
                "with its topics."
            ),
            Action(
                ActionKind.ADD, "meeting", field="date", values=_planned(facts, day.isoformat())
            ),
            about=facts.held[-1].path,
        )


def _planned(facts: Facts, day: str) -> dict[str, Value]:
    agreement = facts.agreement
    values: dict[str, Value] = {"date": day, "status": "planned"}
    if agreement is not None:
        values["minutes"] = agreement.number("minutes")
        values["place"] = agreement.text("place") or None
    return {key: value for key, value in values.items() if value is not None}


def _first_empty(meeting: Record) -> str:
    return "worth" if meeting.number("worth") is None else "takeaway"
