"""What other programs do to the journal: taken in when it happens, committed as such."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...store.errors import StoreError
from ...vcs.commits.uncommitted import Dirty
from ...vcs.errors import GitError
from ..events import Noticed, SnapshotChanged
from ..ledger.left_out import FOREIGN, told_rebuilt
from .expand_folders import files_of
from .first_run import finish
from .take_in import EditTaker

if TYPE_CHECKING:
    from ...store.watch import Watcher
    from ..ledger.ledger import Ledger

QUIET_SECONDS = 2.0  # an editor's saves in a row are one change
OTHERS_SECONDS = 1.0  # another window commits its own changes, under their own names


class Outside:
    """Watches the folder, and at the start takes in what happened while the app was closed."""

    def __init__(self, journal: Ledger) -> None:
        self._journal = journal
        self._watcher: Watcher | None = None
        self._taking = threading.RLock()
        self._waiting: frozenset[str] = frozenset()  # changed outside and not committed yet
        self._git_moved = False  # what is dirty may be so by that alone
        self._since = 0.0
        self._open: set[str] = set()  # in the editors that the app has opened
        self._edited: set[str] = set()  # there
        self._left: frozenset[str] | None = None
        self.held: tuple[Dirty, ...] = ()  # the same files, with why
        journal.versions.on_rebuilt = lambda what: journal.tell(Noticed(told_rebuilt(what)))
        self._unread = 0  # files that came at once, while they are being read
        self._taken = EditTaker(journal, self._edited, self._tell_unread)

    @property
    def waiting(self) -> int:
        """How many files changed outside and are not committed yet."""
        return max(len(self._waiting), self._unread)

    @property
    def left(self) -> frozenset[str] | None:
        """Files that are not committed and not the app's to commit; None before git was asked."""
        return self._left

    def start(self) -> None:
        """Watch, and commit what lies uncommitted since last time. Blocks while git is asked.

        Raises GitError if git cannot be used; the folder is watched all the same.
        """
        from ...store.watch import Watcher

        root, busy = self._journal.root, self._journal.versions.is_busy
        self._watcher = Watcher(root, self.arrived, self.catch_up, busy=busy, on_rest=self.look)
        self._watcher.start()
        self.begin()

    def begin(self) -> None:
        """Commit what lies uncommitted since last time. Raises GitError.

        A journal that may only be read gets not even the mark of a window (format.md rule 9).
        """
        if not self._journal.read_only:
            self.sweep(self._journal.versions.start_session())

    def join(self) -> None:
        """For a single command: commit what an earlier one could not, before its own changes.

        Where a window is open, that sees to it; where git cannot be used, the command's own
        change says so.
        """
        versions = self._journal.versions
        with contextlib.suppress(GitError, OSError):
            crashed = versions.join_session()
            found = versions.dirty()
            # asked after the look: whoever had begun to save by then had told so before
            if not versions.others():
                self._taken.take(finish(self._journal, found), crashed)
                self._journal.refused.forget(found)

    def stop(self) -> None:
        """Watch no more."""
        if self._watcher is not None:
            self._watcher.stop()

    def arrived(self, paths: Iterable[str]) -> frozenset[str]:
        """Files may have changed: read them again, and commit soon what is new; its paths."""
        journal = self._journal
        with journal.writing:
            changed = journal.cache.reread(files_of(journal.root, paths, journal.snapshot.records))
            if changed:
                journal.tell(SnapshotChanged(journal.snapshot, changed))
        self._wait_for(changed)
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
        self._wait_for(changed)
        return changed

    def look(self) -> None:
        """Commit what waits when it has been quiet for a while; asked again and again.

        An editor that saves with every pause would else fill the diary. What a hand-made commit
        or reset left over was no news on the disk, and is looked for too.
        """
        versions = self._journal.versions
        if versions.moved():
            self._git_moved = True
            self._since = time.monotonic()
        if time.monotonic() - self._since < QUIET_SECONDS:
            return
        if self._waiting or (self._git_moved and not versions.is_held_up()):
            self.settle()

    def settle(self, timeout: float | None = None) -> None:
        """Commit what waits now, but for what is open in an editor, after what came before."""
        with self._taking:
            ready = self._waiting - self._open
            if ready or self._git_moved:
                self._commit(ready, timeout)

    def take_up(self) -> None:
        """Commit whatever lies uncommitted, if nothing is in the way."""
        self._git_moved = True
        self.settle()

    @contextmanager
    def editing(self, path: str) -> Iterator[None]:
        """While the app has an editor open on the file, all saves in it are one change."""
        self._open.add(path)
        self._edited.add(path)
        try:
            yield
        finally:
            self._open.discard(path)

    def edited(self, path: str) -> None:
        """The editor is closed: take in and commit what was done in it."""
        self.arrived({path})
        self.settle()
        self._edited.discard(path)

    def sweep(self, crashed: bool) -> None:
        """Commit, one record a commit, what lies uncommitted since last time.

        After a crash it is the app's own work, and named as recovered (git.md); else somebody
        edited the files while the app was closed.
        """
        found = self._dirty()
        self._taken.take(finish(self._journal, found), crashed)
        self._journal.refused.forget(found)
        self._note(found)

    def commit_all(self, cancelled: Callable[[], bool] | None = None) -> bool:
        """Commit all that lies uncommitted, as edited outside; False if not. Raises GitError."""
        journal = self._journal
        if not journal.versions.queue.drain(None, cancelled, but_aside=True):
            return False
        self._waiting, self._git_moved = frozenset(), False
        found = self._dirty()
        paths = {path for dirty in found for path in (dirty.path, dirty.old) if path}
        with journal.writing:
            changed = journal.cache.reread(paths)
            if changed:
                journal.tell(SnapshotChanged(journal.snapshot, changed))
        self._taken.take(found, crashed=False)
        self._note(found)
        journal.tell_commits()
        return True

    def recheck(self) -> None:
        """Ask git again what is left out. Raises GitError."""
        self._note(self._dirty())

    def _wait_for(self, changed: frozenset[str]) -> None:
        if changed:
            self._waiting |= changed
            self._since = time.monotonic()
            self._journal.tell_commits()

    def _commit(self, paths: frozenset[str], timeout: float | None = None) -> None:
        """Only what git sees as changed, so that ignored and staged files stay as they are."""
        journal = self._journal
        if journal.read_only:
            self._waiting -= paths
            return
        journal.versions.drain(timeout)
        if journal.versions.others():
            time.sleep(max(0.0, self._since + OTHERS_SECONDS - time.monotonic()))
        try:
            found, ours = self._found(paths)
            self._taken.take(ours, crashed=False)
            if found is not None:
                self._note(found)
        except GitError as error:
            journal.tell(Noticed(error.message))
        self._waiting -= paths
        journal.tell_commits()

    def _found(self, paths: frozenset[str]) -> tuple[Sequence[Dirty] | None, Sequence[Dirty]]:
        """All that is dirty, None if it was not asked; and of it what is to be taken now.

        That is what lies at these paths; everything, if somebody's git moved the branch.
        """
        journal = self._journal
        if self._git_moved:
            found = journal.versions.dirty_at_rest(journal.writing)
            if found is not None:
                self._git_moved = False
                return found, found
            self._since = time.monotonic()
        if not paths:
            return None, ()
        found = journal.versions.dirty()
        return found, [dirty for dirty in found if dirty.path in paths]

    def _dirty(self) -> tuple[Dirty, ...]:
        """What lies uncommitted; not asked of a journal that may only be read."""
        return () if self._journal.read_only else self._journal.versions.dirty()

    def _tell_unread(self, count: int) -> None:
        self._unread = count
        self._journal.tell_commits()

    def _note(self, found: Iterable[Dirty]) -> None:
        """Keep in mind what is the user's to deal with; call it when all else is on its way.

        Links and repositories inside the journal are never the journal's to commit.
        """
        self.held = tuple(one for one in found if one.hold and one.hold not in FOREIGN)
        left = frozenset(dirty.path for dirty in self.held)
        before, self._left = self._left, left
        if left != before:
            self._journal.tell_commits()
