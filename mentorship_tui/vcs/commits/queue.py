"""Commits changes one by one on a thread of its own, so that the user waits for the disk alone."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...i18n import Message, msg
from ..change import Change, check, warning
from ..errors import ChangeRefused, FilterFailed, GitError

if TYPE_CHECKING:
    from ..repository.repository import Repository

BATCH = 32
STOPPING = 1.0  # for a signer to end, and what was staged to be as it was
PAUSE = 0.1  # between two looks whether somebody still wants to wait


@dataclass(frozen=True, slots=True)
class CommitState:
    """How many changes wait, why they do if git refused, and the last commit that was made.

    `words` are git's own about the refusal; `notice` is something to know that stopped nothing.
    Of the pending ones those `aside` keep no others from being committed.
    """

    pending: int = 0
    aside: int = 0
    failed: Message | None = None
    last: str = ""
    words: str = ""
    notice: Message | None = None

    @property
    def waiting(self) -> int:
        """How many are still to be tried, or keep others from being committed."""
        return self.pending - self.aside


class CommitQueue:
    """Changes in, commits out, in the same order; a change leaves the queue when it is committed.

    `on_state` is called from the queue's thread, and from the caller's in `submit`. `hooks` lets
    the user's own git hooks run.
    """

    def __init__(
        self,
        root: Path,
        on_state: Callable[[CommitState], None] = lambda state: None,
        *,
        hooks: bool = False,
    ) -> None:
        self._root = root
        self._hooks = hooks
        self._on_state = on_state
        self._changes: deque[Change] = deque()
        self._aside: list[Change] = []
        self._refusal: FilterFailed | None = None  # of the first of those
        self._again = False  # those aside are to be tried once more
        self._state = CommitState()
        self._moved = threading.Condition()
        self._opening = threading.Lock()
        self._repository: Repository | None = None
        self._thread: threading.Thread | None = None
        self._try = False
        self._trying = False
        self._closed = False
        self._given_up = False

    @property
    def state(self) -> CommitState:
        """How it stands now."""
        return self._state

    @property
    def left(self) -> tuple[Change, ...]:
        """What is not committed yet, in order."""
        with self._moved:
            return (*self._aside, *self._changes)

    @property
    def repository(self) -> Repository:
        """The repository, opened if it is not yet. Raises GitError."""
        with self._opening:
            if self._repository is None:
                from ..repository.repository import Repository

                self._repository = Repository.open(self._root)
            return self._repository

    def submit(self, change: Change) -> None:
        """Commit `change` soon. Raises ChangeRefused at once for what can never be committed."""
        check(change)
        with self._moved:
            self._changes.append(change)
            self._state = replace(self._state, notice=warning(change))
            self._wake()
        self._tell()

    def retry(self) -> None:
        """Try again what git refused."""
        with self._moved:
            self._wake()

    def drain(
        self,
        timeout: float | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        but_aside: bool = False,
    ) -> bool:
        """Wait until all is committed; False if git refuses or `timeout` seconds are not enough.

        What git refused before is tried once more, and not again if that is under way already.
        When `cancelled` comes to be true it waits no longer; the commits go on. With `but_aside`
        changes that only their own filters hold up do not count.
        """
        last = None if timeout is None else time.monotonic() + timeout
        with self._moved:
            if (self._changes or self._aside) and not self._trying:
                self._wake()
            while self._is_unfinished and not self._closed and self._goes_on:
                left = None if last is None else last - time.monotonic()
                if (left is not None and left <= 0) or (cancelled is not None and cancelled()):
                    break
                self._moved.wait(left if cancelled is None else min(PAUSE, left or PAUSE))
            return not self._is_unfinished and (but_aside or not self._aside)

    @property
    def _goes_on(self) -> bool:
        return self._try or self._trying or not self._state.failed

    @property
    def _is_unfinished(self) -> bool:
        return bool(self._changes) or (self._again and bool(self._aside))

    def close(self, timeout: float = 1.0) -> None:
        """End the thread after what it is doing; what is left waits on the disk.

        A git that is still at work after `timeout` seconds comes to its end without us; a signer,
        whose signature nobody would use then, is stopped.
        """
        with self._moved:
            self._closed = True
            self._moved.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)
            self._given_up = True
            self._thread.join(STOPPING)

    def _wake(self) -> None:
        self._try = self._again = True
        self._state = replace(self._state, pending=len(self._aside) + len(self._changes))
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name="commits", daemon=True)
            self._thread.start()
        self._moved.notify_all()

    def _run(self) -> None:
        while True:
            with self._moved:
                while not (self._closed or (self._is_unfinished and self._try)):
                    self._moved.wait()
                if self._closed:
                    return
                if self._again:
                    self._changes.extendleft(reversed(self._aside))
                    self._aside, self._refusal, self._again = [], None, False
                batch = [self._changes[at] for at in range(min(BATCH, len(self._changes)))]
                self._try, self._trying = False, True
            self._commit(batch)
            with self._moved:
                self._trying = False
                self._moved.notify_all()

    def _commit(self, batch: list[Change]) -> None:
        try:
            self._check_order(batch)
            made = self._make(batch)
        except (ChangeRefused, FilterFailed) as error:
            if len(batch) > 1:
                self._one_by_one(batch)
            elif isinstance(error, FilterFailed):
                self._set_aside(error)
            else:
                self._done(1, notice=error.message)
        except GitError as error:
            self._done(0, error)
        except Exception as error:
            self._done(
                0, GitError(msg("The version could not be saved: {error}", error=repr(error)))
            )
        else:
            self._done(len(made), last=next((oid for oid in reversed(made) if oid), ""))

    def _check_order(self, batch: list[Change]) -> None:
        """Raises FilterFailed where a file's earlier change could not be committed."""
        paths = {path for one in self._aside for path in one.files}
        if self._refusal is not None and any(paths & one.files.keys() for one in batch):
            raise self._refusal

    def _set_aside(self, error: FilterFailed) -> None:
        with self._moved:
            self._aside.append(self._changes[0])
            self._refusal = self._refusal or error
        self._done(1)

    def _make(self, batch: list[Change]) -> list[str | None]:
        from .commit import commit

        return commit(self.repository, batch, hooks=self._hooks, stopped=lambda: self._given_up)

    def _one_by_one(self, batch: list[Change]) -> None:
        for change in batch:
            before = len(self._changes)
            self._commit([change])
            if len(self._changes) == before:
                return

    def _done(
        self,
        count: int,
        error: GitError | None = None,
        last: str = "",
        notice: Message | None = None,
    ) -> None:
        with self._moved:
            for _ in range(count):
                self._changes.popleft()
            self._try = self._try or (bool(self._changes) and count > 0)
            error = error or self._refusal
            self._state = replace(
                self._state,
                pending=len(self._aside) + len(self._changes),
                aside=len(self._aside),
                failed=error.message if error else None,
                words=error.words if error else "",
                last=last or self._state.last,
                notice=notice or self._state.notice,
            )
            self._moved.notify_all()
        self._tell()

    def _tell(self) -> None:
        """The screen may be gone by now; the commits go on without it."""
        with contextlib.suppress(Exception):
            self._on_state(self._state)
