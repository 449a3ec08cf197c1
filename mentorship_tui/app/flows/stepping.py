"""Does the proposed step: opens the form it asks for, moves the record, shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...guidance.step import Action, ActionKind, Step
from ...records.registry import TYPES, record_type
from .guiding import guide
from .notes import tick, topic

if TYPE_CHECKING:
    from ...records.record import Record, Value
    from ..app import MentorshipApp

PURPOSES = {
    "ask": "ask",
    "first": "first",
    "follow_up": "follow_up",
    "choose": "schedule",
    "decline": "decline",
    "accept_no": "thank",
    "thank": "thank",
    "thank_mentor": "thank",
}


async def take_next(app: MentorshipApp) -> None:
    """The step that is proposed now, from wherever one is."""
    step = app.scene.step
    if step is not None:
        await take(app, step)


async def take(app: MentorshipApp, step: Step) -> None:
    """Do the step; afterwards one is where one was, with the next step proposed."""
    action = step.action
    guided = guide(app, step)
    if guided is not None:
        await guided
        app.show_scene()
        return
    match action.kind:
        case ActionKind.ADD if action.type == "topics":
            await topic(app)
        case ActionKind.ADD:
            await _form(app, action.type, None, action)
        case ActionKind.EDIT:
            await _form(app, action.type, action.path, action)
        case ActionKind.MOVE:
            await app.in_thread(app.open_journal.set, action.path, dict(action.values))
        case ActionKind.TICK:
            await tick(app, action.path, action.line)
        case ActionKind.DRAFT:
            await _draft(app, action)
        case ActionKind.OPEN:
            await app.frame.go_to(action.path)
    app.show_scene()


async def _form(app: MentorshipApp, type_name: str, path: str | None, action: Action) -> None:
    from ..screens.form import FormScreen

    opened = await app.in_thread(app.open_journal.read, path) if path else None
    kind = (record_type(opened.record.type) if opened else None) or TYPES[type_name]
    form = FormScreen(app.open_journal, kind, opened, dict(action.values), action.field)
    await app.push_screen_wait(form)


async def _draft(app: MentorshipApp, action: Action) -> None:
    """A new contact with the person, its purpose filled in."""
    person = app.open_journal.snapshot.records[action.path]
    await _form(
        app, "contact", None, Action(ActionKind.ADD, "contact", values=_values(person, action))
    )


def _values(person: Record, action: Action) -> dict[str, Value]:
    return {
        "about": person.slug,
        "direction": "out",
        "purpose": PURPOSES.get(action.template, "first"),
        **action.values,
    }
