"""Finds something that is written somewhere, and goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from ...journal.journal import Journal
    from ..scene import Scene
    from ..shell import Shell


async def search(
    app: Shell, recent: Sequence[str], history: Callable[[Journal, Scene, str], Screen[str]]
) -> None:
    """`recent` are the paths one has been at; `history` makes the screen of earlier versions."""
    from .screen import SearchScreen

    journal, scene = app.open_journal, app.scene
    screen = SearchScreen(journal, scene, recent, lambda word: history(journal, scene, word))
    path = await app.push_screen_wait(screen)
    if path:
        await app.frame.go_to(path, screen.sought(path))
