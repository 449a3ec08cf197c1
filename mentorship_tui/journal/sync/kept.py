"""How far the journal is kept: what has no version, and what is on this computer only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ...i18n import Message
from ...vcs.errors import GitError
from ..journal import Journal
from ..ledger.left_out import FOREIGN
from .sync import remote_state
from .unplaced import unplaced


@dataclass(frozen=True, slots=True)
class Kept:
    """The three facts of the status line, asked of git and of no network.

    `uncommitted` are paths, None where git could not tell. `remote` is the address without its
    password, None without one; `to_send` counts the commits it has not got, as far as is known
    here, and `synced` is when the last sync ended well. `trouble` is why something is not known.
    """

    uncommitted: tuple[str, ...] | None = None
    not_here: int = 0
    remote: str | None = None
    to_send: int = 0
    synced: datetime | None = None
    trouble: Message | None = None

    @property
    def is_synced(self) -> bool:
        """True if all there is was sent when the last sync ended."""
        whole = self.uncommitted == () and not self.not_here and not self.to_send
        return whole and self.synced is not None


def how_kept(journal: Journal) -> Kept:
    """How it stands now. A journal that may only be read is not asked what has no version."""
    kept = Kept()
    try:
        if not journal.read_only:
            found = journal.versions.dirty()
            paths = tuple(one.path for one in found if one.hold not in FOREIGN)
            kept = replace(kept, uncommitted=paths, not_here=len(unplaced(journal)))
        state = remote_state(journal)
    except GitError as error:
        return replace(kept, trouble=error.message)
    if state.remote is None:
        return kept
    return replace(kept, remote=state.remote.masked, to_send=state.waiting, synced=state.when)
