"""Every key that works here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...settings import FILE_NAME

if TYPE_CHECKING:
    from ..shell import Shell


async def show_help(app: Shell) -> None:
    """The keys of the screen that is shown, and the file they can be changed in."""
    from .screen import HelpScreen

    file = app.start.places.config / FILE_NAME
    await app.push_screen_wait(HelpScreen(app.tr, app.screen, str(file)))
