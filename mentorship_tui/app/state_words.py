"""Saved and committed as two separate facts, in a word and a mark each (reliability.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from ..i18n import Translator, msg, nmsg
from .widgets.glyphs import Glyphs

if TYPE_CHECKING:
    from ..vcs.queue import CommitState


def state_words(state: CommitState | None, tr: Translator, glyphs: Glyphs) -> Content:
    """What the status line says of the last change."""
    saved = _said(tr(msg("saved")), glyphs.done, "$text-success")
    if state is not None and state.failed:
        rest = _said(tr(msg("not committed")), glyphs.warning, "bold $text-error")
    elif state is not None and state.pending:
        words = tr(nmsg("committing {count}", "committing {count}", state.pending))
        rest = _said(words, glyphs.more, "$text-warning")
    else:
        rest = _said(tr(msg("committed")), glyphs.done, "$text-success")
    return saved + "  " + rest


def _said(words: str, mark: str, style: str) -> Content:
    return Content.styled(f"{words} ", "$text-muted") + Content.styled(mark, style)
