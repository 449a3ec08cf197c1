"""Reads and writes a journal's files so that no version is ever lost (format.md rules 5, 7)."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from ..i18n import msg
from ..records.read import digest_of, read_record, unreadable
from ..records.record import Record, State
from ..text.slug import is_safe_path
from .errors import Stale, StoreError, UnsafePath, Version

LARGEST = 1024 * 1024
TEMPORARY = ".mentorship-"
OLD_SECONDS = 60.0

Lock = Callable[[], AbstractContextManager[object]]


class Store:
    """The files below `root`, by their path with /.

    `lock` keeps our own programs apart between the check of a file and its replacement.
    """

    def __init__(self, root: Path, lock: Lock = nullcontext) -> None:
        self.root = root
        self._lock = lock

    def exists(self, path: str) -> bool:
        """True if there is a file, or a link, of that path."""
        return os.path.lexists(self.root / path)

    def read(self, path: str) -> Version:
        """The file as it is. Raises StoreError if it cannot be read, UnsafePath for a link."""
        place = self._place(path)
        try:
            data = place.read_bytes()
        except OSError as error:
            raise StoreError.of(path, error) from error
        return Version(data, digest_of(data))

    def record(self, path: str) -> Record:
        """The record in a file, or why there is none; never raises."""
        place = self.root / path
        try:
            about = place.lstat()
            if stat.S_ISLNK(about.st_mode):
                target = place.readlink().as_posix()
                return unreadable(
                    path,
                    msg("It is a link to {target}; the app does not follow links.", target=target),
                )
            if not path.lower().endswith(".md"):
                return foreign(path, about)
            if about.st_size > LARGEST:
                return unreadable(
                    path,
                    msg("It is larger than 1 MB; the app leaves it alone."),
                    digest=f"{about.st_size}-{about.st_mtime_ns}",
                )
            return read_record(path, place.read_bytes())
        except OSError as error:
            return unreadable(
                path, msg("It cannot be read: {reason}", reason=error.strerror or "?")
            )

    def save(self, path: str, data: bytes, expected: str | None) -> str:
        """Write the file if it still is what was read; the new digest.

        `expected` is the digest read, None for a file that must not exist yet. When this returns,
        the bytes are on the disk. Raises Stale, UnsafePath, StoreError.
        """
        place = self._place(path)
        try:
            self._make_folder(place.parent)
            with self._lock(), self._written(place, data) as temporary:
                self._check(path, place, expected)
                if expected is None:
                    os.link(temporary, place)
                else:
                    temporary.replace(place)
                _sync_folder(place.parent)
        except FileExistsError as error:
            raise Stale(path, self._current(place)) from error
        except OSError as error:
            raise StoreError.of(path, error) from error
        return digest_of(data)

    def delete(self, path: str, expected: str) -> None:
        """Take the file away if it still is what was read. Raises Stale, UnsafePath, StoreError."""
        place = self._place(path)
        try:
            with self._lock():
                self._check(path, place, expected)
                place.unlink()
                _sync_folder(place.parent)
                self._drop_empty(place.parent)
        except OSError as error:
            raise StoreError.of(path, error) from error

    def clean(self) -> None:
        """Take away what a killed program of ours left half written."""
        limit = time.time() - OLD_SECONDS
        for place in self.root.rglob(f"{TEMPORARY}*.tmp"):
            with contextlib.suppress(OSError):
                if not place.is_symlink() and place.stat().st_mtime < limit:
                    place.unlink()

    def _place(self, path: str) -> Path:
        place = self.root / path
        if not is_safe_path(path):
            raise UnsafePath(msg("{path} is not a path the app writes to.", path=path))
        if place.is_symlink() or not place.parent.resolve().is_relative_to(self.root.resolve()):
            raise UnsafePath(
                msg(
                    "{path} is a link, or lies behind one; the app does not follow links.",
                    path=path,
                )
            )
        return place

    def _check(self, path: str, place: Path, expected: str | None) -> None:
        current = self._current(place)
        if (current.digest if current else None) != expected:
            raise Stale(path, current)

    def _current(self, place: Path) -> Version | None:
        try:
            data = place.read_bytes()
        except FileNotFoundError:
            return None
        return Version(data, digest_of(data))

    @contextlib.contextmanager
    def _written(self, place: Path, data: bytes) -> Iterator[Path]:
        temporary = place.with_name(f"{TEMPORARY}{os.getpid()}-{time.monotonic_ns()}.tmp")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            with contextlib.suppress(FileNotFoundError):
                temporary.chmod(stat.S_IMODE(place.stat().st_mode))
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(folder.parent)

    def _drop_empty(self, folder: Path) -> None:
        with contextlib.suppress(OSError):
            while folder != self.root:
                folder.rmdir()
                folder = folder.parent


def foreign(path: str, about: os.stat_result) -> Record:
    """A file that is no markdown: listed, versioned, not read."""
    name = path.rpartition("/")[2]
    return Record(
        path, State.FOREIGN, "", name, "", name, digest=f"{about.st_size}-{about.st_mtime_ns}"
    )


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; not every file system can, and then it is none the worse."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
