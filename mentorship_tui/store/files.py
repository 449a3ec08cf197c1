"""Reads and writes a journal's files so that no version is ever lost (format.md rules 5, 7)."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from ..i18n import Message, msg
from ..records.read import as_other, digest_of, is_place_of_ours, read_record, unreadable
from ..records.record import Record, State
from ..records.types.journal import JOURNAL
from ..text.clean import one_line
from ..text.slug import fold, is_safe_path
from .disk import is_link, is_spelled, put_new, read_file, sync_folder, written
from .errors import FolderGone, Stale, StoreError, UnsafePath, Version, reason_of

LARGEST = 1024 * 1024  # a record; what is larger is left alone (format.md rule 8)
MOST = 20 * LARGEST  # any file; what is larger is not versioned (reliability row 14)

Lock = Callable[[], AbstractContextManager[object]]


class Store:
    """The files below `root`, by their path with /.

    `lock` keeps our own programs apart between the check of a file and its replacement.
    """

    def __init__(self, root: Path, lock: Lock = nullcontext) -> None:
        self.root = root
        self._lock = lock
        self._which = _which(root)

    def locked(self) -> AbstractContextManager[object]:
        """Keep every save of our own programs waiting, for as long as it is held."""
        return self._lock()

    def check_there(self) -> None:
        """Raises FolderGone where the folder is gone, or a strange one is in its place.

        A stick that is pulled out leaves an empty folder, where a new file would be on the wrong
        disk. A journal that was put back, perhaps copied, is welcome.
        """
        which = _which(self.root)
        is_known = which == self._which or (self.root / JOURNAL.place).is_file()
        if which is None or not is_known:
            raise FolderGone(self.root)
        self._which = which

    def exists(self, path: str) -> bool:
        """True if there is a file, or a link, of that path, not behind a link."""
        return _is_below(path) and not self._link_before(path) and os.path.lexists(self.root / path)

    def read(self, path: str) -> Version:
        """The whole file as it is. Raises StoreError, UnsafePath for a link."""
        place = self._place(path)
        with _told(path):
            return _version(path, place)

    def record(self, path: str, known: Record | None = None) -> Record:
        """The record in a file, or why there is none; never raises.

        `known` is given back where the file still is what that was read from, as after a save of
        our own.
        """
        place = f"{self.root}/{path}"
        if not _is_below(path) or self._link_before(path):
            return unreadable(path, _link_words(path), digest="link")
        try:
            about = os.lstat(place)
            if stat.S_ISLNK(about.st_mode):
                return _own_or_other(_link(path, place))
            if not path.lower().endswith(".md"):
                return foreign(path, about)
            if stat.S_ISREG(about.st_mode) and about.st_size > LARGEST:
                reason = msg("It is larger than 1 MB; the app leaves it alone.")
                return _own_or_other(unreadable(path, reason, digest=_stamp(about)))
            data = read_file(place, LARGEST)[0]
            is_known = known is not None and known.digest == digest_of(data)
            return known if known and is_known else read_record(path, data)
        except OSError as error:
            return _own_or_other(refused(path, reason_of(error)))

    def save(self, path: str, data: bytes, expected: str | None) -> str:
        """Write the file if it still is what was read; the new digest.

        `expected` is the digest read, None for a file that must not exist yet. When this returns,
        the bytes are on the disk. Raises Stale, UnsafePath, StoreError.
        """
        self.check_there()
        place = self._place(path, new=expected is None)
        with _told(path), self._lock():
            if expected is None:
                self._create(path, place, data)
            else:
                self._replace(path, place, data, expected)
            sync_folder(place.parent)
            return digest_of(data) if is_record(path, len(data)) else _stamp(place.lstat())

    def delete(self, path: str, expected: str) -> None:
        """Take the file away if it still is what was read. Raises Stale, UnsafePath, StoreError."""
        self.check_there()
        place = self._place(path)
        with _told(path), self._lock():
            if os.path.lexists(place) and not is_spelled(place):
                return  # the disk ignores capitals, and the file has its new name already
            self._check(path, place, expected)
            place.unlink()
            sync_folder(place.parent)
            self._drop_empty(place.parent)

    def move(self, old: str, new: str, expected: str) -> None:
        """Give the file another path, if it still is what was read and the path is free.

        A crash in the middle leaves it under both. Raises Stale, UnsafePath, StoreError.
        """
        self.check_there()
        source, place = self._place(old), self._place(new, new=True)
        with _told(old), self._lock():
            self._check(old, source, expected)
            self._make_folder(place.parent)
            try:
                put_new(source, place)
            except FileExistsError as error:
                raise Stale(new, _current(new, place)) from error
            sync_folder(place.parent)
            source.unlink(missing_ok=True)
            sync_folder(source.parent)
            self._drop_empty(source.parent)

    def is_same(self, old: str, new: str) -> bool:
        """True where the disk takes two names for one: they differ in capitals alone."""
        try:
            place = self.root / new
            is_twin = old != new and fold(old) == fold(new) and not is_spelled(place)
            return is_twin and place.samefile(self.root / old)
        except OSError:
            return False

    def respell(self, old: str, new: str) -> None:
        """Give the file its name in other capitals (`is_same`). Raises UnsafePath, StoreError."""
        self.check_there()
        source, place = self._place(old), self._place(new, new=True)
        with _told(old), self._lock():
            source.replace(place)
            sync_folder(place.parent)

    def _create(self, path: str, place: Path, data: bytes) -> None:
        self._make_folder(place.parent)
        with written(place, data) as temporary:
            try:
                put_new(temporary, place)
            except FileExistsError as error:
                raise Stale(path, _current(path, place)) from error

    def _replace(self, path: str, place: Path, data: bytes, expected: str) -> None:
        try:
            about = place.lstat()
        except FileNotFoundError as error:
            raise Stale(path, None) from error
        if not about.st_mode & 0o222:
            raise StoreError(
                msg(
                    "{path} is marked as read-only. Allow writing to it, and save again.",
                    path=one_line(path),
                )
            )
        with written(place, data, about) as temporary:
            self._check(path, place, expected)
            temporary.replace(place)

    def _check(self, path: str, place: Path, expected: str) -> None:
        current = _current(path, place)
        if current is None or current.digest != expected:
            raise Stale(path, current)

    def _place(self, path: str, *, new: bool = False) -> Path:
        """What is there already may have any name; a new one must be possible everywhere."""
        if not _is_below(path) or (new and not is_safe_path(path)):
            reason = msg("{path} is not a path the app writes to.", path=one_line(path))
            raise UnsafePath(reason)
        place = self.root / path
        if place.is_symlink() or self._link_before(path):
            raise UnsafePath(_link_words(path))
        return place

    def _link_before(self, path: str) -> bool:
        """True if a folder on the way to the file is a link, wherever it leads."""
        place = str(self.root)
        for folder in path.split("/")[:-1]:
            place = f"{place}/{folder}"
            if is_link(place):
                return True
        return False

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        if folder == self.root:
            raise FolderGone(self.root)
        self._make_folder(folder.parent)
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            if not folder.is_dir():
                raise NotADirectoryError from None
        sync_folder(folder.parent)

    def _drop_empty(self, folder: Path) -> None:
        with contextlib.suppress(OSError):
            while folder != self.root:
                folder.rmdir()
                folder = folder.parent


def _which(root: Path) -> tuple[int, int] | None:
    """What tells a folder from another of its name; None if there is none."""
    try:
        about = root.stat()
    except OSError:
        return None
    return (about.st_dev, about.st_ino) if stat.S_ISDIR(about.st_mode) else None


def is_record(path: str, size: int) -> bool:
    """True for a file whose bytes are read; another is only listed, its time being its digest."""
    return path.lower().endswith(".md") and size <= LARGEST


def foreign(path: str, about: os.stat_result) -> Record:
    """A file that is no markdown: listed, versioned, not read."""
    name = path.rpartition("/")[2]
    return Record(path, State.FOREIGN, "", name, "", one_line(name), digest=_stamp(about))


def refused(path: str, reason: Message) -> Record:
    """A file or a folder that the system does not let us read, listed with the reason."""
    words = msg("It cannot be read: {reason}", reason=reason)
    return unreadable(path, words, digest="refused")


def _own_or_other(record: Record) -> Record:
    """What the disk refuses is not said of the files in folders of other programs (rule 10)."""
    own = "/" not in record.path or is_place_of_ours(record.path)
    return record if own else as_other(record)


def _link(path: str, place: str) -> Record:
    target = Path(place).readlink().as_posix()
    reason = msg(
        "It is a link to {target}; the app does not follow links.", target=one_line(target)
    )
    return unreadable(path, reason, digest=f"link-{digest_of(os.fsencode(target))}")


def _link_words(path: str) -> Message:
    return msg(
        "{path} is a link, or lies behind one; the app does not follow links.", path=one_line(path)
    )


def _is_below(path: str) -> bool:
    """True if the path stays below the journal and is not hidden."""
    foreign_separators = "\\:" if os.sep == "\\" else ""
    return all(name and name[0] != "." for name in path.split("/")) and not any(
        character in path for character in f"\0{foreign_separators}"
    )


def _version(path: str, place: Path) -> Version:
    data, about = read_file(place, MOST)
    return Version(data, digest_of(data) if is_record(path, len(data)) else _stamp(about))


def _current(path: str, place: Path) -> Version | None:
    try:
        return _version(path, place)
    except FileNotFoundError:
        return None


def _stamp(about: os.stat_result) -> str:
    return f"{about.st_size}-{about.st_mtime_ns}"


@contextlib.contextmanager
def _told(path: str) -> Iterator[None]:
    """Whatever the system refuses becomes a StoreError."""
    try:
        yield
    except OSError as error:
        raise StoreError.of(path, error) from error
