"""The user's own programs: the editor and the shell, with the app put aside meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from ...errors import MentorshipError
from ...i18n import msg
from ..aside import run_aside
from .opening import try_again

if TYPE_CHECKING:
    from ..app import MentorshipApp


class NoTerminal(MentorshipError):
    """The app runs where there is no terminal to hand over."""


async def edit_outside(app: MentorshipApp, path: str) -> None:
    """The file in the user's editor; what comes back is taken in and committed."""
    from ..editor import edit_file

    await edit_file(app, app.open_journal, path)


async def shell(app: MentorshipApp) -> None:
    """A shell in the journal's folder, until it is left; what it put right is tried again."""
    program = app.start.environ.get("SHELL") or "/bin/sh"
    said = app.tr(msg("You are in the journal's folder. exit or ctrl+d takes you back to the app."))
    try:
        run_aside(app, [program], folder=app.open_journal.root, said=said)
    except SuspendNotSupported as error:
        raise NoTerminal(msg("A shell can only be opened from a terminal.")) from error
    except OSError as error:
        reason = error.strerror or "?"
        raise NoTerminal(
            msg("{program} cannot be started: {reason}.", program=program, reason=reason)
        ) from error
    await app.in_thread(app.open_journal.outside.catch_up)
    await try_again(app)
