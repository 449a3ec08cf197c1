"""A lock between programs that the system takes away when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PAUSE = 0.002


def try_lock(stream: IO[bytes]) -> bool:
    """Take the lock of an open file; False if another program, or another opening, has it."""
    try:
        if sys.platform == "win32":
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def locked(path: Path, limit: float) -> Iterator[int]:
    """Hold the lock of `path`; the open file it hangs on.

    Raises TimeoutError when it is not had within `limit` seconds.
    """
    with path.open("ab", buffering=0) as stream:
        last = time.monotonic() + limit
        while not try_lock(stream):
            if time.monotonic() > last:
                raise TimeoutError(str(path))
            time.sleep(PAUSE)
        yield stream.fileno()
