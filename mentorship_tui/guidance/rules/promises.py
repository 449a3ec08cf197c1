"""Promises whose day has come: actions, and what one meant to get back to (study part 4, a)."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import msg
from ...records.record import Record
from ...text.clean import one_line
from ..facts import STAGES_LEFT, Facts, name_of
from ..step import Action, ActionKind, Step
from ..when import when


def actions(facts: Facts) -> Iterator[Step]:
    """An action of mine from a meeting, due today or earlier."""
    for meeting, task in facts.open_actions():
        if task.due is not None and task.due <= facts.today:
            yield Step(
                "promise",
                msg(
                    "You said you would: {text} ({when})",
                    text=one_line(task.text),
                    when=when(task.due, facts.today),
                ),
                msg("Mark it done, or give it a day that suits you better. Both are fine."),
                Action(ActionKind.TICK, "meeting", meeting.path, line=task.line),
                about=f"{meeting.path}#{task.text}",
            )


def planned_steps(facts: Facts) -> Iterator[Step]:
    """The next step that was planned for a candidate, on its day or later."""
    for candidate in facts.snapshot.current("candidate"):
        day = candidate.date("next_date")
        gone = candidate.text("stage") in STAGES_LEFT[1:]
        if day is None or day > facts.today or gone or facts.phase not in ("prepare", "find"):
            continue
        planned = one_line(candidate.text("next_step"))
        yield Step(
            "planned_step",
            msg("{name}: {planned}", name=name_of(candidate), planned=planned)
            if planned
            else msg("Get back to {name}", name=name_of(candidate)),
            msg(
                "You planned this for {day} ({when}). Do it now, or choose a new day.",
                day=day,
                when=when(day, facts.today),
            ),
            Action(ActionKind.EDIT, "candidate", candidate.path, "next_date"),
            about=candidate.path,
        )


def follow_ups(facts: Facts) -> Iterator[Step]:
    """Somebody one meant to get in touch with again, unless that has been done since."""
    for person in facts.persons:
        day = person.date("follow_up")
        if day is None or day > facts.today or _in_touch_since(facts, person, day.isoformat()):
            continue
        yield Step(
            "follow_up_person",
            msg("Get in touch with {name} again", name=name_of(person)),
            msg("You planned it for {day} ({when}).", day=day, when=when(day, facts.today)),
            Action(ActionKind.DRAFT, "contact", person.path, template="follow_up"),
            about=person.path,
        )


def _in_touch_since(facts: Facts, person: Record, day: str) -> bool:
    return any(contact.text("date") >= day for contact in facts.contacts(person))
