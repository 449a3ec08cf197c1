"""What other programs do to the journal: taken in when it happens, committed as such."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..i18n import Message, msg
from ..records.read import read_record
from ..records.record import Record
from ..store.errors import StoreError
from ..vcs.errors import ChangeRefused, GitError
from ..vcs.outside import Dirty, Hold, Kind, as_left
from .edits import body_differs
from .events import Noticed, SnapshotChanged

if TYPE_CHECKING:
    from ..store.watch import Watcher
    from .journal import Journal

OTHERS_SECONDS = 1.0  # another window commits its own changes, under their own names
LEFT: Mapping[Hold, Message] = {
    Hold.CONFLICT: msg("holds the marks of an unfinished merge; choose in the text"),
    Hold.LARGE: msg("is over 20 MB and does not go into the history"),
    Hold.UNREADABLE: msg("cannot be read and does not go into the history"),
}


class Outside:
    """Watches the folder, and at the start takes in what happened while the app was closed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._watcher: Watcher | None = None

    def start(self) -> None:
        """Commit what lies uncommitted since last time, then watch. Blocks while git is asked.

        Raises GitError if git cannot be used; the folder is watched all the same.
        """
        from ..store.watch import Watcher

        root, busy = self._journal.root, self._journal.versions.is_busy
        self._watcher = Watcher(root, self.arrived, self.catch_up, busy=busy)
        self._watcher.start()
        self.sweep(self._journal.versions.start_session())

    def stop(self) -> None:
        """Watch no more."""
        if self._watcher is not None:
            self._watcher.stop()

    def arrived(self, paths: Iterable[str]) -> frozenset[str]:
        """Files may have changed: read them again, and commit what is new; the paths that were."""
        journal = self._journal
        with journal.writing:
            changed = journal.shelf.reread(_files(journal.root, paths, journal.snapshot.records))
            if changed:
                journal.tell(SnapshotChanged(journal.snapshot, changed))
        if changed:
            self._commit(changed)
        return changed

    def catch_up(self) -> frozenset[str]:
        """Look through the whole folder, and take in what is not as it was known."""
        journal = self._journal
        try:
            with journal.writing:
                changed = journal.refresh()
        except StoreError as error:
            journal.tell(Noticed(error.message))
            return frozenset()
        if changed:
            self._commit(changed)
        return changed

    def sweep(self, crashed: bool) -> None:
        """Commit, one record a commit, what lies uncommitted since last time.

        After a crash it is the app's own work, and named as recovered (git.md); else somebody
        edited the files while the app was closed.
        """
        for dirty in self._journal.versions.dirty():
            self._take(dirty, crashed)

    def commit_all(self) -> None:
        """Commit all that lies uncommitted now, as edited outside. Raises GitError."""
        journal = self._journal
        journal.versions.drain(None)
        found = journal.versions.dirty()
        if not found:
            return
        paths = {path for dirty in found for path in (dirty.path, dirty.old) if path}
        with journal.writing:
            changed = journal.shelf.reread(paths)
            if changed:
                journal.tell(SnapshotChanged(journal.snapshot, changed))
        for dirty in found:
            self._take(dirty, crashed=False)

    def _commit(self, paths: frozenset[str]) -> None:
        """Only what git sees as changed, so that ignored and staged files stay as they are."""
        journal = self._journal
        journal.versions.drain(None)
        if journal.versions.others():
            time.sleep(OTHERS_SECONDS)
        try:
            for dirty in journal.versions.dirty():
                if dirty.path in paths:
                    self._take(dirty, crashed=False)
        except GitError as error:
            journal.tell(Noticed(error.message))

    def _take(self, dirty: Dirty, crashed: bool) -> None:
        journal = self._journal
        if dirty.hold is not None:
            if dirty.hold in LEFT:
                reason = msg("{path} {reason}.", path=dirty.path, reason=LEFT[dirty.hold])
                journal.tell(Noticed(reason))
            return
        try:
            files, modes = as_left(journal.versions.repository, dirty)
            subject = self._words(dirty, files.get(dirty.path))
            words = journal.wording
            subject = words.recovered(subject) if crashed else words.outside(subject)
            self._warn(dirty, files)
            journal.versions.record(subject, files, modes=modes)
        except (OSError, ChangeRefused) as error:
            reason = error.message if isinstance(error, ChangeRefused) else LEFT[Hold.UNREADABLE]
            journal.tell(Noticed(reason))

    def _warn(self, dirty: Dirty, files: Mapping[str, bytes | None]) -> None:
        """Say so where an editor changed what the two had agreed on (A2)."""
        after = self._journal.snapshot.records.get(dirty.path)
        new = files.get(dirty.path)
        if after is None or after.type != "agreement" or new is None:
            return
        from .agreeing import changed_outside

        old = self._journal.versions.committed(dirty.old or dirty.path)
        if old is None:
            return
        before = read_record(dirty.path, old)
        message = changed_outside(before, after, old, new)
        if message is not None:
            self._journal.tell(Noticed(message))

    def _words(self, dirty: Dirty, data: bytes | None) -> str:
        words = self._journal.wording
        committed = self._journal.versions.committed(dirty.old or dirty.path)
        before = read_record(dirty.path, committed) if committed is not None else None
        after = self._journal.snapshot.records.get(dirty.path)
        if data is None or after is None:
            return words.deleted(before) if before else dirty.path
        if before is None or committed is None:
            return words.added(after)
        if dirty.kind is Kind.RENAMED:
            return words.renamed(before, after)
        return words.changed(before, after, body_differs(committed, data))


def _files(root: Path, paths: Iterable[str], known: Mapping[str, Record]) -> set[str]:
    """A folder that came or went stands for the files in it."""
    found: set[str] = set()
    for path in paths:
        place = root / path
        if place.is_dir() and not place.is_symlink():
            inside = (child for child in place.rglob("*") if child.is_file())
            found |= {child.relative_to(root).as_posix() for child in inside}
        elif path not in known and not place.exists():
            found |= {other for other in known if other.startswith(f"{path}/")}
        else:
            found.add(path)
    return {path for path in found if not any(part.startswith(".") for part in path.split("/"))}
