"""Saved and committed as two separate facts, in a word and a mark each (reliability.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from ..i18n import Translator, msg, nmsg
from .widgets.glyphs import Glyphs

if TYPE_CHECKING:
    from ..vcs.queue import CommitState
    from ..vcs.repository import RepositoryState


class Known(NamedTuple):
    """What is known of the commits: the queue's word, git's, and the files that are left out.

    `repository` and `left` are None as long as git has not been asked. `unplaced` counts files of
    the last version that this disk does not take.
    """

    commits: CommitState | None
    repository: RepositoryState | None
    left: frozenset[str] | None
    unplaced: int = 0


def state_words(known: Known, tr: Translator, glyphs: Glyphs) -> Content:
    """What the status line says; of what is not known, nothing."""
    state, repository, left, unplaced = known
    saved = _said(tr(msg("saved")), glyphs.done, "$text-success")
    if unplaced:
        words = tr(nmsg("{count} not here", "{count} not here", unplaced))
        saved += "  " + _said(words, glyphs.warning, "bold $text-error")
    unusable = repository is not None and not repository.can_commit
    if unusable or left or (state is not None and state.failed):
        rest = _said(tr(msg("not committed")), glyphs.warning, "bold $text-error")
    elif state is not None and state.pending:
        words = tr(nmsg("committing {count}", "committing {count}", state.pending))
        rest = _said(words, glyphs.more, "$text-warning")
    elif left is not None or (state is not None and state.last):
        rest = _said(tr(msg("committed")), glyphs.done, "$text-success")
    else:
        return saved
    return saved + "  " + rest


def _said(words: str, mark: str, style: str) -> Content:
    return Content.styled(f"{words} ", "$text-muted") + Content.styled(mark, style)
