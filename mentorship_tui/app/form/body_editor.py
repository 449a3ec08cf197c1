"""The text of a form in the user's own editor, and back."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ...i18n import msg
from ..dialogs.dialog import Answer, ChooseScreen
from ..terminal.editor import ENDED, EditorFailed, ended_well, run_editor

if TYPE_CHECKING:
    from ..shell import Shell

LEFT = msg("{editor} ended with code {code}, so the text is left as it was.")
AT_ONCE_SECONDS = 0.5  # no one reads and leaves a text in less


async def edit_text(app: Shell, folder: Path, text: str) -> str | None:
    """A text out of a form; None to leave it as it was.

    An emptied text is never taken for a wish to delete everything without asking, and what cannot
    be read is kept in its file.
    """
    place = _written_out(folder, text)
    started = time.monotonic()
    try:
        ended = run_editor(app, place)
        found = _read_back(place, text)
    except UnicodeDecodeError as error:
        kept = msg("What the editor left is not UTF-8. It is kept in {file}.", file=str(place))
        raise EditorFailed(kept) from error
    except OSError as error:
        raise _unreadable(error) from error
    except EditorFailed:
        _clear(place)
        raise
    _clear(place)
    if ended.code >= 0 or found == text:  # what a killed editor had saved is not thrown away
        ended_well(ended, ENDED if found == text else LEFT)
    if found == text and time.monotonic() - started < AT_ONCE_SECONDS:
        app.tell(
            msg(
                "{editor} came back at once. An editor with a window of its own must be told to "
                "wait, as in `code --wait`.",
                editor=ended.editor,
            )
        )
    if text.strip() and not found.strip():
        return found if await _really_empty(app) else None
    return found


async def _really_empty(app: Shell) -> bool:
    answers = [
        Answer("keep", app.tr(msg("Keep the text as it was"))),
        Answer("empty", app.tr(msg("Yes, empty it"))),
    ]
    question = app.tr(msg("The editor left the text empty. Is that what you want?"))
    chosen = await app.push_screen_wait(ChooseScreen(app.tr, question, answers, glyphs=app.glyphs))
    return chosen == "empty"


def _written_out(folder: Path, text: str) -> Path:
    try:
        place = Path(tempfile.mkdtemp(dir=folder)) / "text.md"
        place.touch(mode=0o600)
        with place.open("w", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except OSError as error:
        reason = error.strerror or "?"
        raise EditorFailed(
            msg("The text cannot be given to an editor: {reason}", reason=reason)
        ) from error
    return place


def _clear(place: Path) -> None:
    """Remove the text with the backup and the undo file an editor may have laid beside it."""
    shutil.rmtree(place.parent, ignore_errors=True)


def _read_back(place: Path, text: str) -> str:
    """Raises OSError or UnicodeDecodeError. A lone carriage return is text, and no line's end."""
    with place.open(encoding="utf-8", newline="") as stream:
        found = stream.read()
    return found if "\r\n" in text else found.replace("\r\n", "\n")


def _unreadable(error: OSError) -> EditorFailed:
    reason = error.strerror or "?"
    return EditorFailed(msg("The text from the editor cannot be read: {reason}", reason=reason))
