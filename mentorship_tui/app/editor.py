"""The user's own editor, with the app put aside meanwhile."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from ..errors import MentorshipError
from ..i18n import msg
from .screens.choose import Answer, ChooseScreen

if TYPE_CHECKING:
    from ..journal.journal import Journal
    from .app import MentorshipApp

FALLBACKS = ("sensible-editor", "nano", "vim", "vi", "notepad")


class EditorFailed(MentorshipError):
    """The editor could not be started, or ended with an error."""


def editor_of(environ: Mapping[str, str]) -> list[str]:
    """The command of $VISUAL, $EDITOR or what is at hand; never run by a shell.

    Raises EditorFailed if there is none.
    """
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environ.get(name, ""))
        except ValueError:
            words = [environ[name]]
        if words:
            return words
    for name in FALLBACKS:
        found = shutil.which(name)
        if found:
            return [found]
    raise EditorFailed(msg("There is no editor. Set $EDITOR to the one you like."))


async def edit_file(app: MentorshipApp, journal: Journal, path: str) -> None:
    """The record's own file; what comes back is taken in and committed as an outside edit."""
    place = journal.root / path
    if place.is_symlink():
        raise EditorFailed(msg("{path} is a link; the app does not follow links.", path=path))
    _run(app, [*editor_of(app.start.environ), str(place)])
    await app.in_thread(journal.outside.arrived, {path})
    app.show_scene()


async def edit_text(app: MentorshipApp, folder: Path, text: str) -> str | None:
    """A text out of a form; None to leave it as it was.

    An emptied text is never taken for a wish to delete everything without asking.
    """
    descriptor, name = tempfile.mkstemp(suffix=".md", dir=folder)
    place = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
        _run(app, [*editor_of(app.start.environ), str(place)])
        found = place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EditorFailed(
            msg("What the editor left cannot be read: {reason}", reason=str(error))
        ) from error
    finally:
        place.unlink(missing_ok=True)
    if text.strip() and not found.strip():
        return found if await _really_empty(app) else None
    return found


async def _really_empty(app: MentorshipApp) -> bool:
    answers = [
        Answer("keep", app.tr(msg("Keep the text as it was"))),
        Answer("empty", app.tr(msg("Yes, empty it"))),
    ]
    question = app.tr(msg("The editor left the text empty. Is that what you want?"))
    chosen = await app.push_screen_wait(ChooseScreen(app.tr, question, answers, glyphs=app.glyphs))
    return chosen == "empty"


def _run(app: MentorshipApp, command: Sequence[str]) -> None:
    try:
        with app.suspend():
            done = subprocess.run(command, check=False)
    except SuspendNotSupported as error:
        raise EditorFailed(msg("Only a terminal can be handed over to an editor.")) from error
    except OSError as error:
        raise EditorFailed(
            msg(
                "{editor} cannot be started: {reason}. See $VISUAL and $EDITOR.",
                editor=command[0],
                reason=error.strerror or "?",
            )
        ) from error
    if done.returncode:
        raise EditorFailed(
            msg("{editor} ended with code {code}.", editor=command[0], code=done.returncode)
        )
