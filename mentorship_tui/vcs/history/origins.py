"""Where each file began, and every version it has had, under whatever names: one walk of git log.

What is known by its first path keeps that name when it is renamed, deleted and brought back, and
on every machine that has the same history.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from ..repository.last_commit import head
from ..repository.repository import Repository

_COMMIT = re.compile(r"[0-9a-f]{40,64}(?: [0-9a-f]{40,64})*")


@dataclass(slots=True)
class Origin:
    """One file through its life: its name for ever, its blobs (oldest first), where it is now."""

    name: str
    path: str
    versions: list[str] = field(default_factory=list)
    there: bool = True


ADDED, DELETED, RENAMED = "A", "D", "R"


class Touch(NamedTuple):
    """What a commit did to a file: git's letter, the blob it is now, where it is and was."""

    status: str
    blob: str
    path: str
    old: str = ""


@dataclass(slots=True)
class Origins:
    """The files of a history. `by_path` has those that are there, and what was last at a path."""

    by_path: dict[str, Origin] = field(default_factory=dict)
    _left: set[str] = field(default_factory=set)  # paths whose file went on under another
    _gone: dict[str, Origin] = field(default_factory=dict)  # deleted ones, by their last blob
    commits: int = 0

    def name_of(self, path: str) -> str:
        """What the file is known by: the path it began at, or its own where git has not seen it."""
        found = self.by_path.get(path)
        return found.name if found is not None else path

    def versions_of(self, path: str) -> list[str]:
        """The blobs the file has been, oldest first."""
        found = self.by_path.get(path)
        return found.versions if found is not None else []

    def deleted(self) -> Iterator[Origin]:
        """The files that are nowhere now."""
        return (one for path, one in self.by_path.items() if not one.there and one.path == path)

    def has(self, path: str) -> bool:
        """True if a file is at that path."""
        found = self.by_path.get(path)
        return found is not None and found.there and found.path == path

    def there(self) -> list[str]:
        """The paths of all that is there."""
        return [path for path in self.by_path if self.has(path)]

    def take(self, commit: str, touched: list[Touch], *, is_merge: bool = False) -> None:
        """Go on by one commit; of a merge only what neither side had is news."""
        self.commits += bool(commit)
        for one in touched if is_merge else _with_lone_moves(touched):
            if is_merge and (one.path in self.by_path or one.status == DELETED):
                continue
            if one.status == RENAMED:
                self._move(one)
            elif one.status == DELETED:
                self._end(one.path)
            elif one.status == ADDED:
                self._begin(one, commit)
            else:
                self._go_on(one)

    def _move(self, one: Touch) -> None:
        origin = self.by_path.get(one.old) or Origin(one.old, one.old)
        self._left.add(one.old)
        self._put(origin, one)

    def _begin(self, one: Touch, commit: str) -> None:
        known = self.by_path.get(one.path)
        moved = self._gone.pop(one.blob, None)
        if known is not None and one.path not in self._left:
            self._put(known, one)  # the same file, brought back
        elif moved is not None:
            self._put(moved, one)
        elif one.path in self._left:
            self._put(Origin(f"{one.path}@{commit}", one.path), one)
        else:
            self._put(Origin(one.path, one.path), one)

    def _go_on(self, one: Touch) -> None:
        if one.path not in self._left:
            self._put(self.by_path.get(one.path) or Origin(one.path, one.path), one)

    def _end(self, path: str) -> None:
        origin = self.by_path.get(path)
        if origin is None or path in self._left or not origin.versions:
            return
        blob = origin.versions[-1]
        twin = next((o for o in self.by_path.values() if _is_copy(o, origin, blob)), None)
        if twin is not None:  # moved in two steps, the new place committed first
            twin.name = origin.name
            self._left.add(path)
            return
        origin.there = False
        self._gone[blob] = origin

    def _put(self, origin: Origin, one: Touch) -> None:
        origin.path, origin.there = one.path, True
        origin.versions.append(one.blob)
        self._left.discard(one.path)
        self.by_path[one.path] = origin


def origins(repository: Repository) -> Origins:
    """Read the whole history of the journal. Raises GitError."""
    found = Origins()
    if not head(repository.git):
        return found
    tokens = repository.git.lines(
        *("log", "-z", "--reverse", "--topo-order", "--raw", "--no-abbrev", "--format=%H %P"),
        *("--find-renames", "--diff-merges=first-parent", "--no-show-signature", "--no-notes"),
        *("--no-color", "--no-ext-diff", "--no-textconv", "HEAD", "--", repository.prefix or "."),
    )
    words = (os.fsdecode(token).lstrip("\n") for token in tokens)
    commit, touched = "", list[Touch]()
    for word in words:
        if word.startswith(":"):
            touched.append(_touch(word, words, repository.prefix))
        elif _COMMIT.fullmatch(word.strip()):
            if commit:
                _take(found, commit, touched)
            commit, touched = word, []
    if commit:
        _take(found, commit, touched)
    return found


def _take(found: Origins, commit: str, touched: list[Touch]) -> None:
    oid, *parents = commit.split()
    found.take(oid, touched, is_merge=len(parents) > 1)


def _touch(about: str, words: Iterator[str], prefix: str) -> Touch:
    blob, status = about.split(" ")[3:5]
    paths = [next(words).removeprefix(prefix) for _ in range(2 if status[0] in "RC" else 1)]
    return Touch(status[0], blob, paths[-1], paths[0] if len(paths) > 1 else "")


def _with_lone_moves(touched: list[Touch]) -> list[Touch]:
    """A file gone and one come in one folder, in one commit: it moved, however much it changed.

    Git asks for half of it to be alike, which a short record with a new title is not.
    """
    gone = {one.path: one for one in touched if one.status == DELETED}
    come = {one.path: one for one in touched if one.status == ADDED}
    by_folder: dict[str, list[str]] = {}
    for path in (*gone, *come):
        by_folder.setdefault(str(PurePosixPath(path).parent), []).append(path)
    moves: dict[str, str] = {}
    for paths in by_folder.values():
        old, new = [p for p in paths if p in gone], [p for p in paths if p in come]
        if len(old) == len(new) == 1:
            moves[new[0]] = old[0]
    return [
        one._replace(status=RENAMED, old=moves[one.path]) if one.path in moves else one
        for one in touched
        if one.path not in moves.values()
    ]


def _is_copy(other: Origin, origin: Origin, blob: str) -> bool:
    return other is not origin and other.there and other.versions[:1] == [blob]
