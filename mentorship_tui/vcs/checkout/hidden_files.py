"""Keeps files that are not on this disk where a commit would put something in their place.

Whoever makes a file of a folder, or a folder of a file, does not see what a sparse checkout, a
flag or a disk that refused a name keeps from them: git would take it out of the next commit.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from pathlib import PurePosixPath

from ..git.fast_import import Entry
from ..repository.index_flags import flags_of
from ..repository.last_commit import entries_of, head, paths_of
from ..repository.repository import Repository
from ..repository.unplaced import Reason, Unplaced, in_commit, read_unplaced, write_unplaced


def rescued(repository: Repository, entries: Mapping[str, Entry | None]) -> dict[str, Entry | None]:
    """Files not on this disk that a commit of these entries would replace, under other names.

    As in a join where one side made a folder of a file. The next sync puts them on the disk, or
    says why it cannot. Raises GitError.
    """
    new = {path for path, entry in entries.items() if entry is not None}
    moved = dict(_moved(new, _hidden(repository) - entries.keys()))
    if not moved:
        return {}
    commit = head(repository.git)
    there = entries_of(repository, commit, moved.keys())
    names = _free(paths_of(repository, commit) | new, {moved[path]: path for path in there})
    waiting = {name: Unplaced(Reason.OCCUPIED, path) for name, path in names.items()}
    write_unplaced(repository, {**read_unplaced(repository), **waiting})
    return {name: there[path] for name, path in names.items()}


def _hidden(repository: Repository) -> set[str]:
    """From the top, what the last commit has and the disk has not, though nobody deleted it."""
    flagged = flags_of(repository).skipped
    absent = {path for path in flagged if not os.path.lexists(repository.top / path)}
    return in_commit(read_unplaced(repository)) | absent


def _moved(new: Collection[str], hidden: Collection[str]) -> Iterator[tuple[str, str]]:
    folders = {parent.as_posix() for path in new for parent in PurePosixPath(path).parents}
    for path in hidden:
        if path in folders:
            yield path, f"{path}-file"
        for parent in PurePosixPath(path).parents:
            if parent.as_posix() in new:
                yield path, f"{parent}-folder{path.removeprefix(parent.as_posix())}"


def _free(taken: Collection[str], wanted: Mapping[str, str]) -> dict[str, str]:
    """The same with a number behind each name that there is already."""
    found: dict[str, str] = {}
    for name, path in wanted.items():
        numbered = (f"{name}-{number}" for number in count(2))
        free = name if name not in taken else next(n for n in numbered if n not in taken)
        found[free] = path
    return found
