"""The board over the whole screen (F6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..shell import Shell


async def board(app: Shell, path: str) -> None:
    """Walk about and move cards; the one that is opened is shown afterwards."""
    from .screen import BoardScreen

    chosen = await app.push_screen_wait(BoardScreen(app, path))
    app.show_scene()
    if chosen:
        await app.frame.go_to(chosen)
