"""The user's own editor, with the app put aside meanwhile."""

from __future__ import annotations

import shlex
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.app import SuspendNotSupported

from ..errors import MentorshipError
from ..i18n import Message, msg
from ..records.record import State
from .aside import run_aside
from .flows.history import key_of
from .screens.choose import Answer, ChooseScreen

if TYPE_CHECKING:
    from ..journal.journal import Journal
    from ..records.record import Record
    from .app import MentorshipApp

FALLBACKS = ("sensible-editor", "nano", "vim", "vi", "notepad")
ENDED = msg("{editor} ended with code {code}.")
SAVED = msg("{editor} ended with code {code}. What it had saved is kept.")
_HEADLESS = msg("The file no longer begins with a line of ---, so it is no record.")
LEFT = msg("{editor} ended with code {code}, so the text is left as it was.")
TYPE_AT_ONCE = ("nano", "pico")  # what is typed where they begin stands in the file
AT_ONCE_SECONDS = 0.5  # no one reads and leaves a text in less


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


async def edit_file(app: MentorshipApp, journal: Journal, path: str) -> None:
    """The record's own file; what comes back is taken in and committed as one change."""
    place = journal.root / path
    if place.is_symlink():
        raise EditorFailed(msg("{path} is a link; the app does not follow links.", path=path))
    before, data = journal.snapshot.records.get(path), _content(place)
    document = (await app.in_thread(journal.read, path)).document
    with journal.outside.editing(path):
        ended = _run(app, place, document.body_line if document else 1)
    saved = _content(place) != data
    await app.in_thread(journal.outside.edited, path)
    _ended_well(ended, SAVED if saved else ENDED)
    app.show_scene()
    after = journal.snapshot.records.get(path)
    if before is not None and before.state is State.KNOWN:
        await _tell_what_is_wrong(app, path, after)


async def _tell_what_is_wrong(app: MentorshipApp, path: str, after: Record | None) -> None:
    """A record that the editor took away or broke leaves its list: say so, and where it is."""
    if after is not None and after.state is State.KNOWN:
        return
    if after is None:
        gone = msg("{path} is gone. {key} brings it back.", path=path, key=key_of(app, "undo"))
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
        key=key_of(app, "undo"),
    )
    app.tell(broken, severity="warning")
    await app.frame.go_to(path)


async def edit_text(app: MentorshipApp, folder: Path, text: str) -> str | None:
    """A text out of a form; None to leave it as it was.

    An emptied text is never taken for a wish to delete everything without asking, and what cannot
    be read is kept in its file.
    """
    place = _written_out(folder, text)
    started = time.monotonic()
    try:
        ended = _run(app, place)
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
        _ended_well(ended, ENDED if found == text else LEFT)
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


async def _really_empty(app: MentorshipApp) -> bool:
    answers = [
        Answer("keep", app.tr(msg("Keep the text as it was"))),
        Answer("empty", app.tr(msg("Yes, empty it"))),
    ]
    question = app.tr(msg("The editor left the text empty. Is that what you want?"))
    chosen = await app.push_screen_wait(ChooseScreen(app.tr, question, answers, glyphs=app.glyphs))
    return chosen == "empty"


class Ended(NamedTuple):
    """How an editor came to its end."""

    editor: str
    code: int


def _run(app: MentorshipApp, place: Path, line: int = 1) -> Ended:
    """`line` is where the text begins. Raises EditorFailed if it cannot be started."""
    editor = editor_of(app.start.environ)
    to_line = [f"+{line}"] if line > 1 and Path(editor[0]).name in TYPE_AT_ONCE else []
    command = [*editor, *to_line, str(place)]
    try:
        return Ended(command[0], run_aside(app, command))
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


def _ended_well(ended: Ended, said: Message) -> None:
    if ended.code:
        raise EditorFailed(msg(said.text, editor=ended.editor, code=ended.code))


def _content(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except OSError:
        return None


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
