"""Tells the windows that are open on a journal from those that crashed."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import IO

from ..git.lock import try_lock
from ..git.own_folder import own_folder
from .repository import Repository

FOLDER = "sessions"


class Session:
    """One window's mark in the repository: a file it keeps locked for as long as it lives.

    `crashed` is True when a window ended without `end` since the last start: what it had saved
    and not committed is then still dirty.
    """

    def __init__(self, mark: Path, stream: IO[bytes], crashed: bool) -> None:
        self.crashed = crashed
        self._mark = mark
        self._stream = stream

    @classmethod
    def start(cls, repository: Repository) -> Session:
        """Leave the mark and look for those of others. Raises GitError if the disk refuses."""
        with repository.locked():
            dead = [mark for mark in _folder(repository).iterdir() if not _lives(mark)]
            for mark in dead:
                mark.unlink(missing_ok=True)
            return cls(*_new_mark(repository), crashed=bool(dead))

    @classmethod
    def join(cls, repository: Repository) -> Session:
        """Leave the mark of a single command.

        What crashed is for a window to see to; where none is open, for the command. Raises
        GitError if the disk refuses.
        """
        with repository.locked():
            living = {mark: _lives(mark) for mark in _folder(repository).iterdir()}
            for mark in living if not any(living.values()) else ():
                mark.unlink(missing_ok=True)
            return cls(*_new_mark(repository), crashed=not all(living.values()))

    def others(self) -> int:
        """How many other windows are open now."""
        try:
            marks = [mark for mark in self._mark.parent.iterdir() if mark != self._mark]
            return sum(_lives(mark) for mark in marks)
        except OSError:  # git's folder is gone, or not ours to read: that is told elsewhere
            return 0

    def end(self) -> None:
        """The window closes as it should."""
        self._stream.close()
        with suppress(OSError):  # a disk that went away took it along, or may only be read now
            self._mark.unlink(missing_ok=True)


def _folder(repository: Repository) -> Path:
    return own_folder(repository.private / FOLDER)


def _new_mark(repository: Repository) -> tuple[Path, IO[bytes]]:
    mark = _folder(repository) / f"{os.getpid()}-{secrets.token_hex(4)}"
    stream = mark.open("ab", buffering=0)
    try_lock(stream)
    return mark, stream


def _lives(mark: Path) -> bool:
    """The system takes a lock away with its holder: a mark that can be locked is a dead one's."""
    try:
        with mark.open("r+b", buffering=0) as stream:
            return not try_lock(stream)
    except FileNotFoundError:
        return True
