"""One sync at a time in a repository: the second would only do again what the first has done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ...i18n import Message, msg
from ..errors import Cancelled, GitError, NotReady, explain
from ..git.lock import try_lock
from ..repository.repository import LOCK_LIMIT, Repository

PAUSE = 0.05


@contextmanager
def in_turn(
    repository: Repository,
    progress: Callable[[Message], None],
    cancelled: Callable[[], bool] | None,
    limit: float = LOCK_LIMIT,
) -> Iterator[None]:
    """Wait until no other window syncs; git's own programs do not inherit the lock.

    A helper that keeps passwords lives on after git and would hold it. Raises Cancelled,
    NotReady after `limit` seconds, GitError for a disk that refuses.
    """
    try:
        stream = (repository.private / "sync-lock").open("ab", buffering=0)
    except OSError as error:
        raise GitError(explain(str(error)), str(error)) from error
    last = time.monotonic() + limit
    with stream:
        told = False
        while not try_lock(stream):
            if not told:
                progress(msg("Another window is syncing; waiting for it…"))
                told = True
            if cancelled is not None and cancelled():
                raise Cancelled(msg("Stopped, as you asked; nothing is lost."))
            if time.monotonic() > last:
                raise NotReady(
                    msg(
                        "Another window of the app has been busy with this journal for a long "
                        "time. Close it, or try again in a moment."
                    )
                )
            time.sleep(PAUSE)
        yield
