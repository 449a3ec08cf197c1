"""Finds what a disk does not let git put in its place: before it tries, and after it failed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ..errors import GitError, explain
from ..git.disk_names import REFUSED_NAMES, NameCheck
from ..git.fast_import import Entry
from ..git.letter_case import is_spelled, lie_apart, twins
from ..repository.last_commit import entries_of, paths_of
from ..repository.repository import Repository
from ..repository.unplaced import Reason, Unplaced, in_commit, read_unplaced

_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})
_MOST = 3  # files named of a folder that is in the way

Entries = Mapping[str, Entry | None]


def foresee(
    repository: Repository, old: str, new: str, entries: Entries, aside: Collection[str]
) -> dict[str, Unplaced]:
    """What of a commit cannot be put here, as a look tells; files `aside` stay as they are.

    `entries` is where the commits `old` and `new` differ, by paths from the top. Raises GitError.
    """
    coming = [path for path, entry in entries.items() if entry is not None]
    found = dict(_twins(repository, old, new, coming)) if coming else {}
    had: frozenset[str] | None = None
    top = os.fspath(repository.top)
    refuses = NameCheck(repository.top)
    for path in coming:
        if path in aside:
            found[path] = Unplaced(Reason.OCCUPIED, path)
        try:
            about = os.lstat(f"{top}/{path}")
        except OSError as error:
            # of a name in a folder that is not there yet the system says nothing
            if error.errno in REFUSED_NAMES or refuses(path):
                found[path] = Unplaced(Reason.NAME)
            elif error.errno == errno.ENOTDIR:
                had = paths_of(repository, old) if had is None else had
                blocking = _file_above(repository.top, path)
                if blocking and blocking not in had:
                    found[path] = Unplaced(Reason.OCCUPIED, blocking)
            continue
        if stat.S_ISDIR(about.st_mode) and entries[path] is not None:
            had = paths_of(repository, old) if had is None else had
            kept = _unknown_below(repository.top, path, had)
            if kept and not _is_module(entries[path]):
                found[path] = Unplaced(Reason.OCCUPIED, kept)
    return found


def try_each(
    repository: Repository, entries: Entries, before: Entries, here: Mapping[str, str]
) -> dict[str, Unplaced]:
    """Why git could not put files here, found by trying; nothing for those that it could.

    `before` is what the first commit has at the paths, `here` the blobs that lie there now. A file
    that is as the first commit has it is taken away for it: git does no less. Raises GitError for a
    disk that is full, as then nothing can be put there.
    """
    found: dict[str, Unplaced] = {}
    for path, entry in entries.items():
        old = before.get(path)
        if entry is None or here.get(path) == entry.oid:
            continue
        is_old = old is not None and here.get(path) == old.oid
        kept = old.oid if old is not None and is_old else ""
        reason = _failed_filter(repository, path, entry) or _tried(repository, path, is_old)
        if reason is not None:
            lies = kept if os.path.lexists(repository.top / path) else ""
            found[path] = Unplaced(reason.reason, reason.told, lies)
    return found


def settle(
    repository: Repository, old: str, entries: Entries, out: Mapping[str, Unplaced]
) -> dict[str, Unplaced]:
    """What is to be noted once the rest is in place: with the files that could not be taken away.

    `out` is what was left out; what the new commit has no more is no longer of it.
    """
    gone = [path for path, entry in entries.items() if entry is None]
    left = {
        path: replace(one, reason=Reason.FORBIDDEN) if _is_back(entries, path, one) else one
        for path, one in out.items()
        if path not in gone
    }
    before = entries_of(repository, old, gone) if gone else {}
    for path in gone:
        was = before.get(path)
        is_ours = path not in out or bool(out[path].old)
        if was is not None and is_ours and _is_there(repository, path):
            left[path] = Unplaced(Reason.STAYS, "", was.oid)
    return left


def _is_back(entries: Entries, path: str, one: Unplaced) -> bool:
    """True for a file that was to go away, and is in the commit once more."""
    return one.reason is Reason.STAYS and entries.get(path) is not None


def _is_there(repository: Repository, path: str) -> bool:
    """True for a file of exactly that name."""
    place = repository.top / path
    exact = not repository.settings.ignores_case or is_spelled(repository.top, path)
    return exact and os.path.lexists(place) and not place.is_dir()


def _twins(
    repository: Repository, old: str, new: str, coming: Collection[str]
) -> Iterator[tuple[str, Unplaced]]:
    if not repository.settings.ignores_case:
        return
    here = paths_of(repository, old) - in_commit(read_unplaced(repository))
    for path, twin in twins(paths_of(repository, new), here).items():
        if path in coming and not lie_apart(repository.top, path, twin):
            yield path, Unplaced(Reason.TWIN, twin)


def _is_module(entry: Entry | None) -> bool:
    return entry is not None and entry.mode == "160000"


def _file_above(top: Path, path: str) -> str:
    """The file on the way to a path, where there should be a folder."""
    for parent in reversed(PurePosixPath(path).parents[:-1]):
        place = top / parent
        if os.path.lexists(place) and not place.is_dir():
            return parent.as_posix()
    return ""


def _unknown_below(top: Path, path: str, had: Collection[str]) -> str:
    """The files in a folder that the commit does not have, to be named; "" for none."""
    kept: list[str] = []
    for folder, folders, names in os.walk(top / path):
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in (*names, *links):
            inside = Path(folder, name).relative_to(top).as_posix()
            if inside not in had:
                kept.append(inside)
        if len(kept) > _MOST:
            return ", ".join([*kept[:_MOST], "…"])
    return ", ".join(sorted(kept))


def _failed_filter(repository: Repository, path: str, entry: Entry) -> Unplaced | None:
    """The filter of the path, if it does not give the content."""
    git = repository.git
    asked = git.run("check-attr", "-z", "filter", "--", path).split(b"\0")
    name = os.fsdecode(asked[2]) if len(asked) > 2 else ""
    if name in ("", "unspecified", "unset", "set"):
        return None
    done = git.ask("cat-file", "--filters", f"--path={path}", entry.oid)
    return Unplaced(Reason.FILTER, name) if done.code else None


def _tried(repository: Repository, path: str, is_old: bool) -> Unplaced | None:
    """What the system says to a file of that name, in place of the old one if that lies there."""
    place = repository.top / path
    made: list[Path] = []
    try:
        for parent in reversed(PurePosixPath(path).parents[:-1]):
            folder = repository.top / parent
            if not folder.is_dir():
                folder.mkdir()
                made.append(folder)
        if is_old:
            place.unlink()
        if not os.path.lexists(place):
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            place.unlink()
    except OSError as error:
        if error.errno in _FULL:
            raise GitError(explain(str(error)), str(error)) from error
        return Unplaced(Reason.FORBIDDEN if error.errno in _FORBIDDEN else Reason.NAME)
    finally:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
    return None
