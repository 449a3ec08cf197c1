"""Asks whose value is to stay where a form and another program changed the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ...i18n import Message, Translator, msg
from ...journal.actions.settle_conflict import Side
from ...journal.ledger.opened import SaveConflict
from ...records.model import Field, RecordType
from ...records.record import Value
from ...text.clean import one_line
from ...text.listing import listed
from ..dialogs.dialog import Answer
from .choose_version import SidesScreen

if TYPE_CHECKING:
    from ..shell import Shell


async def ask_sides(app: Shell, kind: RecordType, asked: SaveConflict) -> dict[str, Side] | None:
    """The side to keep for each conflict; None if the user would rather go on writing."""
    keep: dict[str, Side] = {}
    for conflict in asked.conflicts:
        answers = [
            Answer("mine", app.tr(msg("Mine, here in the form"))),
            Answer("theirs", app.tr(msg("Outside the app"))),
        ]
        if conflict.field.startswith("#"):
            answers.append(Answer("both", app.tr(msg("Both, one after the other"))))
        question = app.tr(
            msg("Changed both here and outside the app: {field}", field=_name(kind, conflict.field))
        )
        field = kind.field(conflict.field.partition(".")[0])
        values = (conflict.base, conflict.mine, conflict.theirs)
        before, mine, theirs = (_told(field, value, app.tr) for value in values)
        chosen = await app.push_screen_wait(
            SidesScreen(app.tr, question, answers, (before, mine, theirs), app.glyphs)
        )
        if chosen is None:
            return None
        keep[conflict.field] = cast("Side", chosen)
    return keep


def _name(kind: RecordType, name: str) -> Message:
    if name.startswith("#"):
        return msg("the text below {heading}", heading=one_line(name[1:]) or "-")
    field = kind.field(name.partition(".")[0])
    return field.label if field else Message(one_line(name).replace("{", "("))


def _told(field: Field | None, value: Value, tr: Translator) -> str:
    """The value whole, as a form shows it."""
    choice = field.choice(value) if field else None
    if choice is not None:
        return tr(choice.label)
    if isinstance(value, list):
        return listed(map(str, value))
    return "" if value is None else str(value)
