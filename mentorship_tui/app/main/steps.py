"""Does the proposed step: opens the form it asks for, moves the record, shows it."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from ...guidance.consequences import NOTHING, Others
from ...guidance.step import Action, ActionKind, Step
from ...i18n import msg
from ...records.registry import TYPES, record_type
from ...text.clean import one_line
from ..agreement.flow import clauses
from ..candidates.flow import take_in
from ..closing.fate import fate
from ..closing.flow import next_journey
from ..letters.flow import write
from ..meetings.flow import make_agenda, sum_up
from ..records.notes import tick, topic
from ..weighing.flow import weigh
from .opening import try_again

if TYPE_CHECKING:
    from .session import Session

TAKES_IN = ("name_given", "to_network")
READ_ONCE = ("talk_ahead", "tryout_ahead")  # whoever has looked has done it, for the day
CLAUSES = ("clauses", "my_yes", "their_yes", "adjust")
WEIGHED = ("qualities", "fit")  # weighed by one key each, not in a form


async def take_next(app: Session) -> None:
    """The step that is proposed now, from wherever one is."""
    step = app.scene.step
    if step is not None:
        await take(app, step)


async def take(app: Session, step: Step) -> None:
    """Do the step; afterwards one is where one was, with the next step proposed."""
    action = step.action
    guided = _guided(app, step)
    if guided is not None:
        await guided
        app.show_scene()
        return
    match action.kind:
        case _ if step.rule in TAKES_IN and await _take_in(app, step):
            pass
        case ActionKind.ADD if action.type == "topics":
            await topic(app)
        case ActionKind.ADD | ActionKind.EDIT if action.field in WEIGHED:
            await weigh(app, action.path)
        case ActionKind.ADD:
            await _form(app, action.type, None, action)
        case ActionKind.EDIT:
            await _form(app, action.type, action.path, action)
        case ActionKind.MOVE:
            await _move(app, action)
        case ActionKind.MERGE:
            await try_again(app)
        case ActionKind.TICK:
            await _tick(app, action)
        case ActionKind.DRAFT:
            person = app.open_journal.snapshot.records[action.path]
            await write(app, person, action.template, action.values)
        case ActionKind.OPEN:
            if app.frame.place.key == action.path:  # where one is already, the key seems dead
                app.tell(step.why)
            await app.frame.go_to(action.path)
            if step.rule in READ_ONCE:
                app.put_off.add(step)
    app.show_scene()


def _guided(app: Session, step: Step) -> Coroutine[Any, Any, None] | None:
    """The screen of its own that a step has, instead of the form of the record."""
    action = step.action
    if action.kind is not ActionKind.EDIT:
        return next_journey(app) if step.rule == "next_journey" else None
    if step.rule == "fate_of_notes":
        return fate(app)
    if step.rule in CLAUSES:
        return clauses(app, action.path, action.field)
    if step.rule == "prepare_meeting":
        return make_agenda(app, action.path)
    if step.rule == "sum_up":
        return sum_up(app, action.path)
    return None


async def _move(app: Session, action: Action) -> None:
    """Say what was done, since the next step stands in its place at once.

    Where a form follows, both are one change, made when the form is saved: one `u` takes it back.
    """
    journal, values = app.open_journal, dict(action.values)
    if action.then is not None:
        await _form(app, action.then.type, None, action.then, {action.path: values})
        return
    before = journal.snapshot.records[action.path]
    after = await app.in_thread(journal.set, action.path, values)
    _tell_done(app, journal.wording.changed(before, after, False))


def _tell_done(app: Session, done: str) -> None:
    app.tell(msg("{done}. {key} takes it back.", done=done, key=app.key_of("undo")))


async def _tick(app: Session, action: Action) -> None:
    record = app.open_journal.snapshot.records[action.path]
    text = next((one_line(task.text) for task in record.tasks if task.line == action.line), "")
    await tick(app, action.path, action.line)
    _tell_done(app, app.tr(msg("Done: {text}", text=text)))


async def _take_in(app: Session, step: Step) -> bool:
    """Names that are written down already need no form; False if there are none."""
    from ...journal.actions.suggestions import suggested_by

    record = app.open_journal.snapshot.records[step.about]
    if step.rule == "name_given":
        if record.type != "person":
            return False
        if not await app.in_thread(suggested_by, app.open_journal, record.path):
            return False
    await take_in(app, record.path)
    return True


async def _form(
    app: Session,
    type_name: str,
    path: str | None,
    action: Action,
    along: Others = NOTHING,
) -> None:
    from ..form.screen import FormScreen

    opened = await app.in_thread(app.open_journal.read, path) if path else None
    kind = (record_type(opened.record.type) if opened else None) or TYPES[type_name]
    form = FormScreen(
        app.open_journal, kind, opened, dict(action.values), action.field, along=along
    )
    await app.push_screen_wait(form)
