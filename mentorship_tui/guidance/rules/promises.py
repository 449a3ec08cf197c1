"""Promises whose day has come: actions, and what one meant to get back to (study part 4, a)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...i18n import msg
from ...records.record import Record
from ...text.clean import one_line
from ..facts import STAGES_LEFT, Facts, for_mentee_alone, name_of
from ..step import Action, ActionKind, Step
from ..when import when

NOT_NOW_DAYS = 7  # how long the day to get back to somebody who was put aside is proposed


def actions(facts: Facts) -> Iterator[Step]:
    """An action of mine from a meeting, due today or earlier."""
    for meeting, task in facts.open_actions():
        if task.due is not None and task.due <= facts.today:
            days, hidden = when(task.due, facts.today), for_mentee_alone(meeting)
            yield Step(
                "promise",
                msg("You said you would: {text} ({when})", text=one_line(task.text), when=days),
                msg("Mark it done, or give it a day that suits you better. Both are fine."),
                Action(ActionKind.TICK, "meeting", meeting.path, line=task.line),
                about=f"{meeting.path}#{task.text}",
                told=msg("You said you would: {text} ({when})", text=hidden, when=days)
                if task.private
                else None,
            )


def planned_steps(facts: Facts) -> Iterator[Step]:
    """The next step that was planned for a candidate, on its day or later."""
    for candidate, day in planned(facts):
        if day > facts.today:
            continue
        text = one_line(candidate.text("next_step"))
        yield Step(
            "planned_step",
            msg("{name}: {planned}", name=name_of(candidate), planned=text)
            if text
            else msg("Get back to {name}", name=name_of(candidate)),
            msg(
                "You planned this for {day} ({when}). Do it now, or choose a new day.",
                day=day,
                when=when(day, facts.today),
            ),
            _getting_back(facts, candidate),
            about=candidate.path,
        )


def follow_ups(facts: Facts) -> Iterator[Step]:
    """Somebody one meant to get in touch with again, unless that has been done since."""
    for person, day in to_follow_up(facts):
        if day > facts.today:
            continue
        yield Step(
            "follow_up_person",
            msg("Get in touch with {name} again", name=name_of(person)),
            msg("You planned it for {day} ({when}).", day=day, when=when(day, facts.today)),
            Action(ActionKind.DRAFT, "contact", person.path, template="follow_up"),
            about=person.path,
        )


def planned(facts: Facts) -> Iterator[tuple[Record, date]]:
    """The candidates with a next date that still stands, while one searches."""
    if facts.phase not in ("prepare", "find"):
        return
    for candidate in facts.snapshot.current("candidate"):
        day = candidate.date("next_date")
        if day is not None and _stands(facts, candidate, day):
            yield candidate, day


def to_follow_up(facts: Facts) -> Iterator[tuple[Record, date]]:
    """The people to get in touch with again, who have not been since."""
    for person in facts.persons:
        day = person.date("follow_up")
        if day is not None and not _in_touch_since(facts, person, day):
            yield person, day


def _getting_back(facts: Facts, candidate: Record) -> Action:
    """A letter to who said later, if nothing else is planned."""
    last = facts.contacts(candidate)[-1:]
    if not candidate.text("next_step") and any(one.text("outcome") == "later" for one in last):
        return Action(ActionKind.DRAFT, "contact", candidate.path, template="follow_up")
    return Action(ActionKind.EDIT, "candidate", candidate.path, "next_date")


def _stands(facts: Facts, candidate: Record, day: date) -> bool:
    stage = candidate.text("stage")
    if _in_touch_since(facts, candidate, day):
        return False
    if stage == "not_now":  # the date may be from before they were put aside
        return (facts.today - day).days <= NOT_NOW_DAYS
    return stage not in STAGES_LEFT


def _in_touch_since(facts: Facts, person: Record, day: date) -> bool:
    said = (*facts.contacts(person), *facts.tryouts(person))
    return any(one.text("date") >= day.isoformat() for one in said)
