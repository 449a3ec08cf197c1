"""Keeps files that are not on this disk where a commit would put something in their place.

Whoever makes a file of a folder, a folder of a file or a file of the same name does not see what a
sparse checkout, a flag or a disk that refused a name keeps from them: git would take it out of the
next commit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from ...text.slug import free_name
from ..git.disk_names import is_file, is_link
from ..git.fast_import import Entry
from ..joining.interrupted_edits import Edited, join_edits
from ..repository import index
from ..repository.index_flags import is_sparse, left_out_by_git
from ..repository.last_commit import entries_of, head, paths_of
from ..repository.lost_index import outside_patterns
from ..repository.repository import Repository
from ..repository.unplaced import Reason, Unplaced, in_commit, read_unplaced, write_unplaced
from .overlap import names_on_disk


def rescued(repository: Repository, entries: Mapping[str, Entry | None]) -> dict[str, Entry | None]:
    """Files not on this disk that a commit of these entries would replace, under other names.

    As in a join where one side made a folder of a file. The next sync puts them on the disk, or
    says why it cannot. Raises GitError.
    """
    new = {path for path, entry in entries.items() if entry is not None}
    moved = dict(_moved(new, hidden(repository) - entries.keys()))
    if not moved:
        return {}
    commit = head(repository.git)
    there = entries_of(repository, commit, moved.keys())
    names = _free(paths_of(repository, commit) | new, {path: moved[path] for path in there})
    waiting = {name: Unplaced(Reason.OCCUPIED, path) for name, path in names.items()}
    write_unplaced(repository, {**read_unplaced(repository), **waiting})
    return {name: there[path] for name, path in names.items()}


def hidden(repository: Repository) -> set[str]:
    """From the top, what the last commit has and the disk has not, though nobody deleted it.

    A folder in its place makes no difference. Raises GitError.
    """
    flagged = left_out_by_git(repository)
    absent = {path for path in flagged if not _lies(repository, path)}
    return in_commit(read_unplaced(repository)) | absent


def join_written(repository: Repository) -> None:
    """Join what was put under the name of a file that a sparse checkout leaves out with that file.

    What comes of it is not committed: whoever looks for changes next finds it. From then on the
    file is one as all others. To be called under the repository's lock. Raises GitError.
    """
    if not is_sparse(repository):
        return
    left = left_out_by_git(repository) - read_unplaced(repository).keys()
    here = {path for path in left if _lies(repository, path)}
    if not here:
        return
    commit = head(repository.git)
    entries = entries_of(repository, commit, here)
    found = names_on_disk(repository, entries)
    edited = [
        Edited(path, "", entry.oid)
        for path, entry in sorted(entries.items())
        if entry is not None and found.get(path, entry.oid) != entry.oid
    ]
    if edited:
        outside = outside_patterns(repository)
        edited = [one for one in edited if one.path in outside]
        join_edits(repository, edited, (commit, commit))
    if not index.update(repository, entries):
        index.write_note(repository, index.read_note(repository) | entries.keys())


def _lies(repository: Repository, path: str) -> bool:
    place = repository.top / path
    return is_file(place) or is_link(place)


def _moved(new: Collection[str], hidden: Collection[str]) -> Iterator[tuple[str, str]]:
    folders = {parent.as_posix() for path in new for parent in PurePosixPath(path).parents}
    for path in hidden:
        if path in folders:
            yield path, f"{path}-file"
        for parent in PurePosixPath(path).parents:
            if parent.as_posix() in new:
                yield path, f"{parent}-folder{path.removeprefix(parent.as_posix())}"


def _free(taken: Collection[str], wanted: Mapping[str, str]) -> dict[str, str]:
    """The path by its new name, with a number behind each that there is already."""
    found: dict[str, str] = {}
    for path, name in wanted.items():
        found[free_name(name, [*taken, *found])] = path
    return found
