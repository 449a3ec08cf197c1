"""Opens and replaces single files so that neither a link, a crash nor another writer does harm."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

TEMPORARY = ".mentorship-"
OLD_SECONDS = 60.0

_READ = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # opening a pipe waits for its other end
    | getattr(os, "O_BINARY", 0)
)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})
_numbers = count()


def read_file(place: Path | str, most: int) -> tuple[bytes, os.stat_result]:
    """An ordinary file's bytes, and what it was when they were read.

    Raises OSError: ELOOP for a link, ENXIO for a pipe or device, EFBIG for more than `most` bytes.
    """
    descriptor = os.open(place, _READ)
    with os.fdopen(descriptor, "rb", buffering=0) as stream:
        about = os.fstat(descriptor)
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))
        data = stream.readall() if about.st_size <= most else b""
    if max(about.st_size, len(data)) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data, about


def is_link(place: str) -> bool:
    """True for a symbolic link, wherever it leads."""
    try:
        return stat.S_ISLNK(os.lstat(place).st_mode)
    except OSError:
        return False


def is_spelled(place: Path) -> bool:
    """True if the folder lists the name letter by letter; False also where a disk finds another."""
    with os.scandir(place.parent) as entries:
        return any(entry.name == place.name for entry in entries)


@contextlib.contextmanager
def written(place: Path, data: bytes, like: os.stat_result | None = None) -> Iterator[Path]:
    """A file beside `place` that holds the data and will outlast a power cut; gone at the end.

    It is the owner's alone, or has the mode and the group of the file it is to be `like`.
    """
    name = f"{TEMPORARY}{os.getpid()}-{time.monotonic_ns()}-{next(_numbers)}.tmp"
    temporary = place.with_name(name)
    descriptor = os.open(temporary, _WRITE, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            if like is not None:
                _make_like(temporary, like)
            os.fsync(descriptor)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def put_new(source: Path, place: Path) -> None:
    """Give a file a name that no other has. Raises FileExistsError, and then has changed nothing.

    Two programs that do it at once cannot both succeed.
    """
    try:
        os.link(source, place)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        os.close(os.open(place, _WRITE, 0o600))
        source.replace(place)


def sync_folder(folder: Path) -> None:
    """Make a rename durable; not every file system can, and then it is none the worse."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def is_leftover(name: str, about: os.stat_result, now: float) -> bool:
    """True for what a killed program of ours left half written, some time ago."""
    ours = name.startswith(TEMPORARY) and name.endswith(".tmp")
    return ours and stat.S_ISREG(about.st_mode) and now - about.st_mtime > OLD_SECONDS


def _make_like(place: Path, like: os.stat_result) -> None:
    """Another group must not come to read what it could not before."""
    mode = stat.S_IMODE(like.st_mode)
    if hasattr(os, "chown") and place.stat().st_gid != like.st_gid:
        try:
            os.chown(place, -1, like.st_gid)
        except OSError:
            mode &= ~stat.S_IRWXG
    place.chmod(mode)
