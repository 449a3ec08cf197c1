"""A lock among our own programs on a journal's files, where the cache can hold one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

LOCK_SECONDS = 20.0


def file_lock(path: Path) -> Callable[[], AbstractContextManager[object]]:
    """A lock among our own programs, made of that file.

    Where the cache cannot be written there is none: each save still compares with what was read.
    """
    from ..vcs.lock import locked

    def take() -> AbstractContextManager[object]:
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(0o600)
        except OSError:
            return nullcontext()
        return locked(path, LOCK_SECONDS)

    return take
