"""Files rewritten, renamed or taken away in one step of the user's, and so in one commit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...i18n import Message
from ..ledger.opened import Opened

if TYPE_CHECKING:
    from ..journal import Journal


class Rewrite(NamedTuple):
    """One file: as it was read, what it is to hold (None: nothing more), and where it goes."""

    opened: Opened
    data: bytes | None
    path: str = ""  # "" where it stays in its place

    @property
    def target(self) -> str:
        """Where it is afterwards."""
        return self.path or self.opened.path


def rewrite_together(
    journal: Journal,
    said: Message,
    rewrites: Sequence[Rewrite],
    named: frozenset[str] | None = None,
) -> None:
    """Write all of them; `said` is how the log says it, `named` the paths that may stand in it.

    Raises Stale if another program writes one of the files in this very moment.
    """
    journal.check_writable()
    with journal.writing:
        files: dict[str, bytes | None] = {}
        for one in rewrites:
            old = one.opened.path
            if one.data is not None:
                expected = one.opened.digest if one.target == old else None
                journal.cache.store.save(one.target, one.data, expected)
                journal.cache.put(one.target, one.data)
                files[one.target] = one.data
            if one.data is None or one.target != old:
                journal.cache.store.delete(old, one.opened.digest)
                journal.cache.drop(old)
                files[old] = None
        base = {one.opened.path: one.opened.data for one in rewrites}
        journal.commit(journal.wording.said(said), files, base=base, named=named)
