"""Answering what a sync could not decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..shell import Shell


async def answer_questions(app: Shell, path: str = "") -> None:
    """All that is open, the one at that path first."""
    from .screen import ConflictScreen

    await app.push_screen_wait(ConflictScreen(app.scene, app.open_journal, path))
    app.show_scene()
