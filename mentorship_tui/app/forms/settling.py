"""Asks whose value is to stay where a form and another program changed the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ...i18n import Message, msg
from ...journal.opened import SaveConflict
from ...journal.settle import Side
from ...records.model import RecordType
from ...records.record import Value
from ...text.clean import one_line
from ..screens.choose import Answer, ChooseScreen

if TYPE_CHECKING:
    from ..app import MentorshipApp

SHOWN = 50


async def ask_sides(
    app: MentorshipApp, kind: RecordType, asked: SaveConflict
) -> dict[str, Side] | None:
    """The side to keep for each conflict; None if the user would rather go on writing."""
    keep: dict[str, Side] = {}
    for conflict in asked.conflicts:
        answers = [
            Answer("mine", app.tr(msg("Mine: {value}", value=_shown(conflict.mine)))),
            Answer(
                "theirs", app.tr(msg("Outside the app: {value}", value=_shown(conflict.theirs)))
            ),
        ]
        if conflict.field.startswith("#"):
            answers.append(Answer("both", app.tr(msg("Both, one after the other"))))
        question = app.tr(
            msg("Changed both here and outside the app: {field}", field=_name(kind, conflict.field))
        )
        about = app.tr(msg("Before: {value}", value=_shown(conflict.base)))
        chosen = await app.push_screen_wait(
            ChooseScreen(app.tr, question, answers, about=about, glyphs=app.glyphs)
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


def _shown(value: Value) -> str:
    text = "-" if value is None else one_line(str(value))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
