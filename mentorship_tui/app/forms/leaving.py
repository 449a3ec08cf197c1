"""Asks what is to become of what was written and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import msg
from ..screens.choose import Answer, ChooseScreen

if TYPE_CHECKING:
    from ..app import MentorshipApp


async def ask_leaving(app: MentorshipApp) -> str | None:
    """`save`, `throw`, or anything else to stay."""
    answers = [
        Answer("save", app.tr(msg("Save it"))),
        Answer("stay", app.tr(msg("Go on writing"))),
        Answer("throw", app.tr(msg("Discard it"))),
    ]
    question = app.tr(msg("There is something you have not saved"))
    return await app.push_screen_wait(ChooseScreen(app.tr, question, answers, glyphs=app.glyphs))
