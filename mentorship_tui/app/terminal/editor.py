"""The user's own editor, with the app put aside meanwhile."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.app import SuspendNotSupported

from ...errors import MentorshipError
from ...i18n import Message, msg
from .suspend import run_aside

if TYPE_CHECKING:
    from ..shell import Shell

FALLBACKS = ("sensible-editor", "nano", "vim", "vi", "notepad")
ENDED = msg("{editor} ended with code {code}.")
TYPE_AT_ONCE = ("nano", "pico")  # what is typed where they begin stands in the file


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
    raise EditorFailed(msg("No editor was found. Set $EDITOR to the one you like."))


class Ended(NamedTuple):
    """How an editor came to its end."""

    editor: str
    code: int


def run_editor(app: Shell, place: Path, line: int = 1, *, inherits: int | None = None) -> Ended:
    """Run it on a file whose text begins at `line`; it inherits that open file.

    Raises EditorFailed if it cannot be started.
    """
    editor = editor_of(app.start.environ)
    to_line = [f"+{line}"] if line > 1 and Path(editor[0]).name in TYPE_AT_ONCE else []
    command = [*editor, *to_line, str(place)]
    try:
        return Ended(command[0], run_aside(app, command, inherits=inherits))
    except SuspendNotSupported as error:
        raise EditorFailed(msg("An editor can only be opened from a terminal.")) from error
    except OSError as error:
        raise EditorFailed(
            msg(
                "{editor} cannot be started: {reason}. Check $VISUAL and $EDITOR.",
                editor=command[0],
                reason=error.strerror or "?",
            )
        ) from error


def ended_well(ended: Ended, said: Message) -> None:
    """Raises EditorFailed with `said` if the editor ended with an error."""
    if ended.code:
        raise EditorFailed(msg(said.text, editor=ended.editor, code=ended.code))
