"""The text of a form in the user's own editor, and back."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from ...i18n import msg
from ..dialogs.dialog import Answer, ChooseScreen
from ..terminal.editor import ENDED, EditorFailed, ended_well, run_editor

if TYPE_CHECKING:
    from ...journal.outside.editor_text import EditorText
    from ..shell import Shell

LEFT = msg("{editor} ended with code {code}, so the text is left as it was.")
AT_ONCE_SECONDS = 0.5  # no one reads and leaves a text in less


async def edit_text(
    app: Shell, key: str, form: Mapping[str, Any], take: Callable[[str], Awaitable[None]]
) -> None:
    """The text out of a form; `take` keeps what became of it, and only then is its file gone.

    `key` and `form` are as the form's draft. An emptied text is never taken for a wish to delete
    everything without asking, and what cannot be read is kept in its file. Raises EditorFailed.
    """
    from ...journal.outside.editor_text import given_to_editor

    text = str(form["body"])
    with ExitStack() as stack:
        try:
            given = stack.enter_context(given_to_editor(app.open_journal.drafts, key, form, text))
        except OSError as error:
            reason = error.strerror or "?"
            words = msg("The text cannot be given to an editor: {reason}", reason=reason)
            raise EditorFailed(words) from error
        found = _edited(app, given, text)
        if text.strip() and not found.strip() and not await _really_empty(app):
            return
        if found != text:
            await take(found)


def _edited(app: Shell, given: EditorText, text: str) -> str:
    started = time.monotonic()
    ended = run_editor(app, given.place, inherits=given.lock)
    try:
        found = given.read(text)
    except UnicodeDecodeError as error:
        given.keep()
        kept = msg(
            "What the editor left is not UTF-8. It is kept in {file}.", file=str(given.place)
        )
        raise EditorFailed(kept) from error
    except OSError as error:
        reason = error.strerror or "?"
        words = msg("The text from the editor cannot be read: {reason}", reason=reason)
        raise EditorFailed(words) from error
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
    return found


async def _really_empty(app: Shell) -> bool:
    answers = [
        Answer("keep", app.tr(msg("Keep the text as it was"))),
        Answer("empty", app.tr(msg("Yes, empty it"))),
    ]
    question = app.tr(msg("The editor left the text empty. Is that what you want?"))
    chosen = await app.push_screen_wait(ChooseScreen(app.tr, question, answers, glyphs=app.glyphs))
    return chosen == "empty"
