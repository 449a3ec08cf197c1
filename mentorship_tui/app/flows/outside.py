"""The user's own programs: the editor and the shell, with the app put aside meanwhile."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from ...errors import MentorshipError
from ...i18n import msg

if TYPE_CHECKING:
    from ..app import MentorshipApp


class NoTerminal(MentorshipError):
    """The app runs where there is no terminal to hand over."""


async def edit_outside(app: MentorshipApp, path: str) -> None:
    """The file in the user's editor; what comes back is taken in and committed."""
    from ..editor import edit_file

    await edit_file(app, app.open_journal, path)


async def shell(app: MentorshipApp) -> None:
    """A shell in the journal's folder, until it is left."""
    program = app.start.environ.get("SHELL") or "/bin/sh"
    try:
        with app.suspend():
            print(app.tr(msg("The journal's folder. Leave with exit or ctrl+d.")))
            subprocess.run([program], cwd=app.open_journal.root, check=False)
    except SuspendNotSupported as error:
        raise NoTerminal(msg("Only a terminal can be handed over to a shell.")) from error
    await app.in_thread(app.open_journal.refresh)
