"""Saved and committed as two separate facts, in a word and a mark each (reliability.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from ...i18n import Translator, msg, nmsg
from ..widgets.glyphs import Glyphs

if TYPE_CHECKING:
    from ...vcs.commits.queue import CommitState
    from ...vcs.repository.states import RepositoryState


class Known(NamedTuple):
    """What is known of the commits: the queue's word, git's, and the files that are left out.

    `repository` and `left` are None as long as git has not been asked. `unplaced` counts files of
    the last version that this disk does not take.
    """

    commits: CommitState | None
    repository: RepositoryState | None
    left: frozenset[str] | None
    unplaced: int = 0

    @property
    def is_stopped(self) -> bool:
        """True if something saved is not committed and will not be by itself."""
        unusable = self.repository is not None and not self.repository.can_commit
        failed = self.commits is not None and bool(self.commits.failed)
        return unusable or failed or bool(self.left)

    @property
    def pending(self) -> int:
        """How many changes are on their way into a version."""
        return self.commits.pending if self.commits is not None else 0

    @property
    def is_known(self) -> bool:
        """True once git has told what is committed."""
        return self.left is not None or (self.commits is not None and bool(self.commits.last))


def state_words(known: Known, tr: Translator, glyphs: Glyphs) -> Content:
    """What the status line says; of what is not known, nothing."""
    saved = _said(tr(msg("saved")), glyphs.done, "$text-success")
    if known.unplaced:
        words = tr(nmsg("{count} not here", "{count} not here", known.unplaced))
        saved += "  " + _said(words, glyphs.warning, "bold $text-error")
    if known.is_stopped:
        rest = _said(tr(msg("not committed")), glyphs.warning, "bold $text-error")
    elif known.pending:
        words = tr(nmsg("committing {count}", "committing {count}", known.pending))
        rest = _said(words, glyphs.more, "$text-warning")
    elif known.is_known:
        rest = _said(tr(msg("committed")), glyphs.done, "$text-success")
    else:
        return saved
    return saved + "  " + rest


def _said(words: str, mark: str, style: str) -> Content:
    return Content.styled(f"{words} ", "$text-muted") + Content.styled(mark, style)
