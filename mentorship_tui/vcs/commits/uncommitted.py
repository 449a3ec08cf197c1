"""Finds what changed in the journal beside the app, and tells apart what is not ours to commit."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from ...text.rubbish import rubbish_in
from ..change import LARGEST, has_conflict_markers
from ..checkout.checkout import resume
from ..checkout.hidden_files import hidden, join_written
from ..checkout.overlap import names_on_disk
from ..checkout.placing import is_left
from ..git.fast_import import Entry
from ..git.letter_case import EXACT, respelled
from ..repository import index
from ..repository.clean_filters import NOT_UNLOCKED, read_status, unfit
from ..repository.index_flags import KEPT, flags_of
from ..repository.last_commit import entries_of, head, paths_of
from ..repository.lost_index import Rebuilt, rebuild
from ..repository.own_attributes import keep_bytes
from ..repository.record_files import is_own, may_be_own
from ..repository.repository import Repository
from ..repository.rubbish import rubbish
from ..repository.states import State
from ..repository.unplaced import Unplaced, read_unplaced
from .writer import forget_unsigned

ABSENT, LINK, SUBMODULE = "000000", "120000", "160000"


class Kind(Enum):
    """What happened to the file since the last commit."""

    ADDED = "added"
    MODIFIED = "modified"
    DELETED = "deleted"
    RENAMED = "renamed"


class Hold(Enum):
    """Why the app leaves a file alone."""

    STAGED = "staged"
    CONFLICT = "conflict"
    LARGE = "large"
    LINK = "link"
    NESTED = "nested"
    UNREADABLE = "unreadable"
    SKIPPED = "skipped"
    ASSUMED = "assumed"
    LOCKED = "locked"
    FILTER = "filter"


@dataclass(frozen=True, slots=True)
class Dirty:
    """A file that is not as it was committed; `old` is its path before, where it moved.

    With `hold` it is the user's to deal with, and not to be committed by the app. `ignored` is one
    of the journal's own that git is told to ignore: it is committed all the same.
    """

    path: str
    kind: Kind
    hold: Hold | None = None
    old: str = ""
    mode: str = "100644"
    oid: str = ""
    ignored: bool = False


def find_dirty(
    repository: Repository, rebuilt: Callable[[Rebuilt], object] = lambda what: None
) -> tuple[Dirty, ...]:
    """Everything below the journal that is not committed, in the order of the paths.

    Of ignored files only the journal's own are looked at, and nothing that is other programs'
    rubbish or lies in submodules. What waits in a commit queue is dirty too: drain it first. A
    lost index is made anew before, and `rebuilt` is told of it. Raises GitError.
    """
    with repository.locked() as mine:
        keep_bytes(mine.git, mine.common_dir, mine.prefix)
        resume(mine)
        if index.read_note(mine):
            forget_unsigned(mine)
        if mine.hindrance(mine.branch()) is not State.MERGING:  # its own versions would be lost
            anew = rebuild(mine)
            if anew is not None:
                rebuilt(anew)
        index.mend(mine)
        join_written(mine)
        ours = index.read_note(mine)
        kept = hidden(mine)  # of which git says that they are gone, where a folder has their place
        out = read_status(
            mine.git,
            *(() if ours else KEPT),
            *(EXACT if mine.settings.ignores_case else ()),
            *("status", "--porcelain=v2", "-z", "--untracked-files=all", "--no-renames"),
            *("--ignored=traditional", "--ignore-submodules=all", "--", repository.prefix or "."),
        )
    lines = [os.fsdecode(line) for line in out.split(b"\0") if line]
    read = {dirty.path: dirty for dirty in _flagged(repository)}
    for dirty in _read(lines, repository, ours):
        read[dirty.path] = _joined(read.get(dirty.path), dirty)
    for path in rubbish(repository, _untracked(lines, repository.prefix)):
        if read[path].kind is Kind.ADDED:
            del read[path]
    behind = index.committed(repository, head(repository.git), ours) if ours else {}
    unplaced = read_unplaced(repository)
    found = [
        _looked_at(repository, dirty)
        for dirty in read.values()
        if not _is_committed(repository, dirty, behind)
        and not _is_unplaced(repository, dirty, unplaced)
        and not (dirty.kind is Kind.DELETED and repository.prefix + dirty.path in kept)
    ]
    found = list(_paired(repository, _respelled(repository, found)))
    found = _filtered(repository, found)
    return tuple(sorted(found, key=lambda dirty: dirty.path))


def as_left(repository: Repository, dirty: Dirty) -> tuple[dict[str, bytes | None], dict[str, str]]:
    """The `files` and `modes` of a Change that commits it as it now lies on the disk."""
    files: dict[str, bytes | None] = {dirty.old: None} if dirty.old else {}
    if dirty.kind is Kind.DELETED:
        return {dirty.path: None}, {}
    return {**files, dirty.path: _content(repository.root / dirty.path)}, {dirty.path: dirty.mode}


def _read(lines: Iterable[str], repository: Repository, ours: set[str]) -> Iterator[Dirty]:
    """Lines of `status`: `1 XY sub mH mI mW hH hI path`, `u XY ... path`, `? path` or `! path`."""
    for line in lines:
        words = line.split(" ", {"1": 8, "u": 10}.get(line[0], 1))
        full = words[-1]
        path = full.removeprefix(repository.prefix)
        if line[0] == "u":
            yield Dirty(path, Kind.MODIFIED, Hold.CONFLICT)
        elif line[0] == "1":
            yield _tracked(path, words, full in ours)
        elif line[0] == "?":
            yield Dirty(path, Kind.ADDED, Hold.NESTED if full.endswith("/") else None)
        elif may_be_own(path) and not rubbish_in(path) and _is_own(repository.root, path):
            yield Dirty(path, Kind.ADDED, ignored=True)


def _is_own(root: Path, path: str) -> bool:
    try:
        return is_own(path, _content(root / path))
    except OSError:
        return False


def _flagged(repository: Repository) -> Iterator[Dirty]:
    """What was changed though git was told to leave it alone, of which its `status` is silent."""
    flags = flags_of(repository)
    below = {
        path
        for path in flags.skipped | flags.assumed
        if path.startswith(repository.prefix)
        and (path not in flags.skipped or os.path.lexists(repository.top / path))
    }
    if not below:
        return
    found = names_on_disk(repository, below)
    for path, entry in entries_of(repository, "HEAD", below).items():
        if entry is not None and found.get(path) != entry.oid:
            hold = Hold.SKIPPED if path in flags.skipped else Hold.ASSUMED
            kind = Kind.MODIFIED if path in found else Kind.DELETED
            yield Dirty(path.removeprefix(repository.prefix), kind, hold)


def _untracked(lines: Iterable[str], prefix: str) -> Iterator[str]:
    return (line[2:].removeprefix(prefix) for line in lines if line[0] == "?")


def _joined(before: Dirty | None, dirty: Dirty) -> Dirty:
    """Gone from the index and there on the disk, a file comes twice."""
    if before is None:
        return dirty
    return before if before.hold else replace(dirty, kind=Kind.MODIFIED)


def _tracked(path: str, words: list[str], ours: bool) -> Dirty:
    staged, before, now, oid = words[1][0] != "." and not ours, words[3], words[5], words[6]
    if now == ABSENT:
        return Dirty(path, Kind.DELETED, Hold.STAGED if staged else None, oid=oid)
    hold = Hold.STAGED if staged else {LINK: Hold.LINK, SUBMODULE: Hold.NESTED}.get(now)
    return Dirty(path, Kind.ADDED if before == ABSENT else Kind.MODIFIED, hold, mode=now)


def _is_committed(repository: Repository, dirty: Dirty, behind: Mapping[str, Entry | None]) -> bool:
    """True for what only seems to be dirty, as a lock keeps the index behind our commits."""
    path = repository.prefix + dirty.path
    if dirty.hold or path not in behind:
        return False
    entry, place = behind[path], repository.root / dirty.path
    if entry is None or not os.path.lexists(place):
        return entry is None and not os.path.lexists(place)
    try:
        return not place.is_symlink() and _name_of(repository, _content(place)) == entry.oid
    except OSError:
        return False


def _is_unplaced(repository: Repository, dirty: Dirty, unplaced: Mapping[str, Unplaced]) -> bool:
    """True for what is not on the disk because the disk did not take it: nobody deleted it."""
    path = repository.prefix + dirty.path
    return path in unplaced and is_left(repository, path, unplaced[path])


def _looked_at(repository: Repository, dirty: Dirty) -> Dirty:
    """The same with what only a look at the file itself can tell."""
    if dirty.hold or dirty.kind is Kind.DELETED:
        return dirty
    place = repository.root / dirty.path
    try:
        about = place.lstat()
        if stat.S_ISLNK(about.st_mode):
            return replace(dirty, hold=Hold.LINK)
        if about.st_size > LARGEST:
            return replace(dirty, hold=Hold.LARGE)
        marked = dirty.path.endswith(".md") and has_conflict_markers(dirty.path, _content(place))
    except OSError:
        return replace(dirty, hold=Hold.UNREADABLE)
    return replace(dirty, hold=Hold.CONFLICT) if marked else dirty


def _filtered(repository: Repository, found: Sequence[Dirty]) -> list[Dirty]:
    """The same, held where a filter that covers the file is not set up or fails."""
    prefix = repository.prefix
    free = [one for one in found if not one.hold and one.kind is not Kind.DELETED]
    why = unfit(repository, [prefix + one.path for one in free]) if free else {}
    held = {
        path: Hold.LOCKED if said is NOT_UNLOCKED else Hold.FILTER for path, said in why.items()
    }
    return [replace(one, hold=one.hold or held.get(prefix + one.path)) for one in found]


def _respelled(repository: Repository, found: Sequence[Dirty]) -> list[Dirty]:
    """Where the disk ignores capitals, a name that only has others is the file's new one."""
    came = [dirty for dirty in found if dirty.kind is Kind.ADDED and not dirty.hold]
    if not came or not repository.settings.ignores_case:
        return list(found)
    paths = {repository.prefix + dirty.path for dirty in came}
    olds = respelled(repository.top, paths, paths_of(repository, head(repository.git)))
    return [
        replace(dirty, kind=Kind.RENAMED, old=old.removeprefix(repository.prefix))
        if dirty in came and (old := olds.get(repository.prefix + dirty.path))
        else dirty
        for dirty in found
    ]


def _paired(repository: Repository, found: Sequence[Dirty]) -> Iterator[Dirty]:
    """A file that went away and one that came with the same content are one that moved."""
    gone = {dirty.oid: dirty for dirty in found if dirty.kind is Kind.DELETED and not dirty.hold}
    came = [dirty for dirty in found if gone and dirty.kind is Kind.ADDED and not dirty.hold]
    moved: dict[str, str] = {}
    for dirty in came:
        old = gone.pop(_blob_name(repository, dirty.path), None)
        if old is not None:
            moved[dirty.path] = old.path
    for dirty in found:
        if dirty.path in moved:
            yield replace(dirty, kind=Kind.RENAMED, old=moved[dirty.path])
        elif dirty.path not in moved.values():
            yield dirty


def _blob_name(repository: Repository, path: str) -> str:
    """What git would call the content, if nothing filters it."""
    try:
        content = _content(repository.root / path)
    except OSError:
        return ""
    return _name_of(repository, content) if content else ""


def _name_of(repository: Repository, content: bytes) -> str:
    head = b"blob %d\0" % len(content)
    return hashlib.new(repository.hash_name, head + content).hexdigest()


def _content(path: Path) -> bytes:
    """The bytes of a regular file; a link is not followed, and a pipe not waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as stream:
        return stream.read(LARGEST + 1)
