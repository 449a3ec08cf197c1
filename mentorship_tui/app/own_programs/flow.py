"""The user's own programs: the editor and the shell, with the app put aside meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from ...errors import MentorshipError
from ...i18n import msg
from ...records.record import Record, State
from ..terminal.editor import ENDED, EditorFailed, ended_well, run_editor
from ..terminal.suspend import run_aside

if TYPE_CHECKING:
    from ..shell import Shell


SAVED = msg("{editor} ended with code {code}. What it had saved is kept.")
_HEADLESS = msg("The file no longer begins with a line of ---, so it is no record.")


class NoTerminal(MentorshipError):
    """The app runs where there is no terminal to hand over."""


async def edit_outside(app: Shell, path: str) -> None:
    """The record's own file; what comes back is taken in and committed as one change."""
    journal = app.open_journal
    place = journal.root / path
    if place.is_symlink():
        raise EditorFailed(msg("{path} is a link; the app does not follow links.", path=path))
    before, data = journal.snapshot.records.get(path), _content(place)
    document = (await app.in_thread(journal.read, path)).document
    with journal.outside.editing(path):
        ended = run_editor(app, place, document.body_line if document else 1)
    saved = _content(place) != data
    await app.in_thread(journal.outside.edited, path)
    ended_well(ended, SAVED if saved else ENDED)
    app.show_scene()
    after = journal.snapshot.records.get(path)
    if before is not None and before.state is State.KNOWN:
        await _tell_what_is_wrong(app, path, after)


async def _tell_what_is_wrong(app: Shell, path: str, after: Record | None) -> None:
    """A record that the editor took away or broke leaves its list: say so, and where it is."""
    if after is not None and after.state is State.KNOWN:
        return
    if after is None:
        gone = msg("{path} is gone. {key} brings it back.", path=path, key=app.key_of("undo"))
        app.tell(gone, severity="warning")
        return
    problem = after.problems[0] if after.problems else None
    reason = problem.message if problem else _HEADLESS
    line = problem.line if problem else 1
    broken = msg(
        "{path}:{line}: {reason} {key} undoes the edit.",
        path=path,
        line=line or 1,
        reason=reason,
        key=app.key_of("undo"),
    )
    app.tell(broken, severity="warning")
    await app.frame.go_to(path)


def _content(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except OSError:
        return None


async def shell(app: Shell) -> None:
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
    await app.act("retry")
