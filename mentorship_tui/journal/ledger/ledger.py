"""What every part of a journal works with: records in memory, git, the lock, commit and tell."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ...i18n import Message, Translator, msg
from ...records.snapshot import Snapshot
from ...store.drafts import Drafts
from ...store.files import Store
from ..events import CommitsChanged, Event, SnapshotChanged
from ..places import Places
from ..words.wording import Wording
from .file_lock import file_lock
from .opened import Opened, ReadOnly
from .record_cache import RecordCache
from .refused_commits import RefusedCommits
from .versions import Versions

if TYPE_CHECKING:
    from ...vcs.commits.queue import CommitState

FORMAT = 1


class Ledger:
    """Calls block on the disk and are for worker threads; each is safe from any thread.

    `clock` gives the moment a change is made, with its time zone; `backdate` makes commits of
    that moment, for the sample journal.
    """

    def __init__(
        self, root: Path, places: Places, clock: Callable[[], datetime], *, backdate: bool = False
    ) -> None:
        self.root = root
        self.places = places
        self.clock = clock
        store = Store(root, file_lock(places.lock_of(root)))
        self.cache = RecordCache(store, places.index_of(root))
        self.versions = Versions(root, self.tell_commits)
        self.refused = RefusedCommits(places.unmade_of(root), self.versions)
        self.drafts = Drafts(places.drafts_of(root))
        self.writing = threading.RLock()
        self._listeners: list[Callable[[Event], object]] = []
        self._backdate = backdate

    @property
    def snapshot(self) -> Snapshot:
        """Everything, as last read."""
        return self.cache.snapshot

    @property
    def language(self) -> str:
        """The journal's language."""
        return self.snapshot.language

    @property
    def tr(self) -> Translator:
        """Into the journal's language."""
        return Translator(self.language)

    @property
    def wording(self) -> Wording:
        """The words for changes."""
        return Wording(self.snapshot, self.tr)

    @property
    def read_only(self) -> Message | None:
        """Why nothing may be written; None if it may (format.md rule 9)."""
        journal = self.snapshot.journal
        found = journal.number("format") if journal else None
        if found is None or found <= FORMAT:
            return None
        return msg(
            "This journal is of format {found}; this version of the app knows format {known}. "
            "It is opened for reading only. Update the app to write in it.",
            found=found,
            known=FORMAT,
        )

    def subscribe(self, listener: Callable[[Event], object]) -> None:
        """Call `listener` with each event, from whatever thread it happens in."""
        self._listeners.append(listener)

    def tell(self, event: Event) -> None:
        """Pass an event to all who listen."""
        for listener in list(self._listeners):
            listener(event)

    def refresh(self, progress: Callable[[int, int], None] | None = None) -> frozenset[str]:
        """Read the disk; the paths that are not as the snapshot had them."""
        changed = self.cache.scan(progress)
        if changed:
            self.tell(SnapshotChanged(self.snapshot, changed))
        return changed

    def read(self, path: str) -> Opened:
        """One record with its text. Raises StoreError if there is no such file."""
        return self.cache.open(path)

    def commit(
        self,
        subject: str,
        files: Mapping[str, bytes | None],
        body: str = "",
        *,
        modes: Mapping[str, str] = MappingProxyType({}),
        trailers: tuple[tuple[str, str], ...] = (),
        base: Mapping[str, bytes] = MappingProxyType({}),
        named: frozenset[str] | None = None,
    ) -> None:
        """One change, one commit; what others left in `base`, which it was made from, before it.

        `named` are the files whose paths stand in its message; None is all of them.
        """
        when = self.clock() if self._backdate else None
        tell_base = partial(self.refused.retold, self.wording)
        self.versions.record(subject, files, body, when, modes, trailers, base, tell_base, named)
        self.tell(SnapshotChanged(self.snapshot))

    def check_writable(self) -> None:
        """Raises ReadOnly where nothing may be written."""
        if reason := self.read_only:
            raise ReadOnly(reason)

    def tell_commits(self, state: CommitState | None = None) -> None:
        """Tell what is saved but not committed yet."""
        known = state or self.versions.queue.state
        self.tell(CommitsChanged(known))
