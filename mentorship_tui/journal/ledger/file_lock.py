"""A lock among our own programs on a journal's files, where the cache can hold one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path

LOCK_SECONDS = 20.0
TURN_SECONDS = 10.0


def file_lock(
    path: Path, limit: float = LOCK_SECONDS
) -> Callable[[], AbstractContextManager[object]]:
    """A lock among our own programs, made of that file.

    Where the cache cannot be written there is none: each save still compares with what was read.
    """
    from ...vcs.git.lock import locked

    def take() -> AbstractContextManager[object]:
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(0o600)
        except OSError:
            return nullcontext()
        return locked(path, limit)

    return take


@contextmanager
def in_turn(path: Path, limit: float = TURN_SECONDS) -> Iterator[None]:
    """Commands come one after another, so that the log tells in which order they wrote.

    Nobody waits for ever: behind a command that is held up, the next goes on beside it.
    """
    with ExitStack() as stack:
        with suppress(OSError):  # a TimeoutError is one
            stack.enter_context(file_lock(path, limit)())
        yield
