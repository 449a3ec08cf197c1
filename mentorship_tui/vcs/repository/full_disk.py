"""A new journal on a full disk: told as such, and none of it stays."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile

from ...errors import MentorshipError
from ...i18n import msg
from ..errors import GitError

ROOM = 64 * 1024  # bytes; a repository with its first commit takes more
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class NoRoom(GitError):
    """The disk is full, and nothing of what was begun is left on it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            msg(
                "The disk is full, so there is no room for a journal in {folder}. What was begun "
                "there is taken away again. Make room, then try once more.",
                folder=str(folder),
            )
        )


def is_full(folder: Path) -> bool:
    """True if the disk that `folder` is on, or would be on, takes no more.

    It is tried, for git has many words for it, and a quota is not the disk's own number.
    """
    there = next(place for place in (folder, *folder.absolute().parents) if place.is_dir())
    try:
        with TemporaryFile(dir=there, buffering=0) as stream:
            return stream.write(bytes(ROOM)) < ROOM
    except OSError as error:
        return error.errno in _FULL


@contextmanager
def all_of_it(root: Path) -> Iterator[None]:
    """Take away what is made in `root` if the disk fills up; what was there before stays.

    Raises NoRoom then. Another error leaves what was made, which the next start goes on with: it
    may be the work of another program that makes a journal there at the same time.
    """
    before = frozenset(root.iterdir()) if root.is_dir() else None
    missing = [place for place in (root, *root.parents) if not os.path.lexists(place)]
    try:
        yield
    except (OSError, MentorshipError) as error:
        if not is_full(root):
            raise
        if before is None:
            shutil.rmtree(missing[-1] if missing else root, ignore_errors=True)
        else:
            _take_away(root, before)
        raise NoRoom(root) from error


def _take_away(root: Path, before: frozenset[Path]) -> None:
    with suppress(OSError):
        for place in set(root.iterdir()) - before:
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place, ignore_errors=True)
            else:
                place.unlink(missing_ok=True)
