"""The journal's side of git: opened when first needed, so that nothing waits for it before."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...vcs.change import Retold
    from ...vcs.commits.queue import CommitQueue, CommitState
    from ...vcs.commits.uncommitted import Dirty
    from ...vcs.git.identity import Identity
    from ...vcs.repository.lost_index import Rebuilt
    from ...vcs.repository.moves import Moves
    from ...vcs.repository.repository import Repository
    from ...vcs.repository.session import Session
    from ...vcs.repository.stale_locks import Lock
    from ...vcs.repository.states import RepositoryState


class Versions:
    """Hands changes to the commit queue; the repository is opened by the first of them.

    `hooks` lets the user's own git hooks run; it is settled before the first change. `locks` are
    git's own locks that lay there when `state` was asked last.
    """

    def __init__(self, root: Path, on_state: Callable[[CommitState], None]) -> None:
        self.hooks = False
        self.locks: tuple[Lock, ...] = ()
        self.on_rebuilt: Callable[[Rebuilt], object] = lambda what: None
        self._root = root
        self._on_state = on_state
        self._opening = threading.Lock()
        self._looking = threading.Lock()
        self._queue: CommitQueue | None = None
        self._session: Session | None = None
        self._moves: Moves | None = None

    @property
    def queue(self) -> CommitQueue:
        """The queue, made if it is not yet."""
        from ...vcs.commits.queue import CommitQueue

        with self._opening:
            if self._queue is None:
                self._queue = CommitQueue(self._root, self._on_state, hooks=self.hooks)
            return self._queue

    @property
    def repository(self) -> Repository:
        """The git repository the journal is in. Raises GitError."""
        return self.queue.repository

    @property
    def commits(self) -> CommitState | None:
        """How it stands with the commits; None while there have been none."""
        return self._queue.state if self._queue else None

    def prepare(self) -> dict[str, bytes]:
        """Make the folder a repository if it is in none; the files its first commit is to have."""
        from ...vcs.repository.repository import inspect
        from ...vcs.repository.set_up import add_setup_files

        found = inspect(self._root)
        if found.is_missing:
            return self._made()
        return add_setup_files(self._root) if found.can_commit else {}

    def prepare_sample(self, name: str, email: str) -> dict[str, bytes]:
        """The same, apart from any repository around it, for commits by a person who is made up."""
        from ...vcs.git.identity import sign_nothing

        files = self._made()
        self.repository.set_identity(name, email)
        sign_nothing(self.repository.git)
        return files

    def _made(self) -> dict[str, bytes]:
        from ...vcs.repository.repository import Repository
        from ...vcs.repository.setup_files import SETUP

        Repository.create(self._root)
        return {name: (self._root / name).read_bytes() for name in SETUP}

    def set_up(self) -> bool:
        """See to it that a plain git treats records as the app does; True if it did not before.

        Raises GitError.
        """
        from ...vcs.repository.own_attributes import keep_bytes
        from ...vcs.repository.set_up import set_up

        with self.repository.locked() as mine:
            keep_bytes(mine.git, mine.common_dir, mine.prefix)
        return set_up(self.repository.git, whole=not self.repository.prefix)

    def state(self) -> RepositoryState:
        """What git says of the journal's folder now; `locks` are those in the way of commits."""
        from ...vcs.errors import GitError
        from ...vcs.repository.repository import inspect
        from ...vcs.repository.stale_locks import find_locks

        with self._looking:  # a second look would be taken for the git that owns the lock
            found = inspect(self._root)
            locks: tuple[Lock, ...] = ()
            if found.branch:
                with contextlib.suppress(GitError, OSError):
                    locks = find_locks(self.repository)
            self.locks = locks
        return found

    @property
    def is_locked_out(self) -> bool:
        """True if the last commit was refused because of a lock."""
        from ...vcs.errors import LOCKED

        return self._queue is not None and self._queue.state.failed == LOCKED

    def remove_locks(self) -> None:
        """Take away the locks that a dead git left. Raises GitError if one may have its owner."""
        from ...vcs.repository.stale_locks import remove_lock

        with self._looking:
            for lock in self.locks:
                if lock.removable:
                    remove_lock(self.repository, lock)

    def record(
        self,
        subject: str,
        files: Mapping[str, bytes | None],
        body: str = "",
        when: datetime | None = None,
        modes: Mapping[str, str] = MappingProxyType({}),
        trailers: tuple[tuple[str, str], ...] = (),
        base: Mapping[str, bytes] = MappingProxyType({}),
        retold: Retold | None = None,
        named: frozenset[str] | None = None,
    ) -> None:
        """One change, one commit; returns at once. Raises ChangeRefused."""
        from ...vcs.change import Change

        files, modes, base = dict(files), dict(modes), dict(base)
        self.queue.submit(Change(subject, files, body, when, modes, trailers, base, retold, named))

    def start_session(self) -> bool:
        """Leave this window's mark; True if another one crashed. Raises GitError."""
        from ...vcs.repository.session import Session

        self._session = Session.start(self.repository)
        return self._session.crashed

    def join_session(self) -> bool:
        """Tell the windows that are open that a command is at work, so that they wait for it.

        True if something before it crashed, or left what was not committed. GitError, OSError.
        """
        from ...vcs.repository.session import Session

        self._session = Session.join(self.repository)
        return self._session.crashed

    def others(self) -> int:
        """How many other windows are open on the journal now."""
        return self._session.others() if self._session is not None else 0

    def is_busy(self) -> bool:
        """True while a git, not ours, has a lock of late: it may be halfway through a checkout."""
        from ...vcs.errors import GitError
        from ...vcs.repository.stale_locks import OLD_ENOUGH

        try:
            about = (self.repository.git_dir / "index.lock").stat()
        except (GitError, OSError):
            return False
        return time.time() - about.st_mtime < OLD_ENOUGH

    def is_hindered(self) -> bool:
        """True if something keeps git from committing now; cheap to ask."""
        from ...vcs.errors import GitError

        try:
            repository = self.repository
        except GitError:
            return True
        return repository.hindrance(repository.branch()) is not None

    def hindrance(self) -> RepositoryState | None:
        """What keeps git from committing now; None if nothing does."""
        return self.state() if self.is_hindered() else None

    def moved(self) -> bool:
        """True if a git, not ours, moved the branch or the index since this was last asked.

        While a commit of ours is on its way nobody can tell, nor before it is known what was dirty.
        """
        if self._moves is None or self.queue.state.waiting:
            return False
        return self._moves.moved(self.queue.state.last)

    def is_held_up(self) -> bool:
        """True while a commit of ours waits, or something keeps git from committing."""
        return bool(self.queue.state.waiting) or self.is_hindered()

    def dirty_at_rest(self, saving: AbstractContextManager[object]) -> tuple[Dirty, ...] | None:
        """What lies uncommitted, and nothing of ours among it; None while that cannot be told.

        So it is while a commit of ours waits, or a merge or the like is under way. No save of ours
        is between the disk and the queue while `saving` is held. Raises GitError.
        """
        repository, state = self.repository, self.queue.state
        if state.waiting or repository.hindrance(repository.branch()):
            return None
        found = self.dirty()
        with saving:
            now = self.queue.state
        return found if (now.waiting, now.last) == (0, state.last) else None

    def dirty(self) -> tuple[Dirty, ...]:
        """What lies uncommitted in the folder. Raises GitError."""
        from ...vcs.commits.uncommitted import find_dirty
        from ...vcs.repository.moves import Moves

        self._moves = self._moves or Moves(self.repository)
        return find_dirty(self.repository, self.on_rebuilt)

    def has_been_at(self, commit: str) -> bool:
        """True if HEAD was once at that commit in this repository, as its own log tells."""
        from ...vcs.errors import GitError
        from ...vcs.history.log import has_been_at

        try:
            return has_been_at(self.repository, commit)
        except GitError:
            return False

    def committed(self, path: str) -> bytes | None:
        """The file as it was last committed; None if it was not."""
        from ...vcs.history.log import last_told

        return last_told(self.repository, path)

    @property
    def identity(self) -> Identity | None:
        """Who commits are by; None if git has not been told. Raises GitError."""
        return self.repository.identity

    def set_identity(self, name: str, email: str) -> None:
        """Put it into the journal's own settings, and try again what waited. Raises BadIdentity."""
        self.repository.set_identity(name, email)
        self.queue.retry()

    def drain(self, timeout: float | None, cancelled: Callable[[], bool] | None = None) -> bool:
        """Wait until everything is committed; False if it could not be, or is no longer wanted."""
        return self._queue is None or self._queue.drain(timeout, cancelled)

    def close(self) -> None:
        """No more changes will come; git may tidy up."""
        from ...vcs.errors import GitError

        if self._queue is None:
            return
        clean = not self._queue.state.pending
        self._queue.close()
        if self._session is not None and clean:
            self._session.end()
            with contextlib.suppress(GitError):
                self.repository.maintain()
