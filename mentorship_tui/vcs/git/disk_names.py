"""Looks at what lies under a name that came from git, and that a disk may refuse."""

from __future__ import annotations

import errno
import os
import stat
from functools import cache
from pathlib import Path

# what a file system says to a name it does not take
REFUSED_NAMES = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.EPROTO})


class NameCheck:
    """Tells which paths the disk of a folder refuses by a name in them.

    Each name is tried by itself: below a folder that is not there nothing is said of it.
    """

    def __init__(self, top: Path) -> None:
        self._refused = cache(lambda name: _is_refused(top / name))

    def __call__(self, path: str) -> bool:
        return any(self._refused(name) for name in path.split("/"))


def _is_refused(place: Path) -> bool:
    try:
        os.lstat(place)
    except OSError as error:
        return error.errno in REFUSED_NAMES
    except ValueError:
        return True
    return False


def mode_at(place: Path) -> int:
    """The kind and rights of what lies there (a link itself), 0 where nothing does or can.

    The methods of Path raise OSError for a name that the disk refuses.
    """
    try:
        return os.lstat(place).st_mode
    except (OSError, ValueError):
        return 0


def is_file(place: Path) -> bool:
    """True for a regular file, not for a link to one."""
    return stat.S_ISREG(mode_at(place))


def is_link(place: Path) -> bool:
    """True for a symbolic link, wherever it leads."""
    return stat.S_ISLNK(mode_at(place))
