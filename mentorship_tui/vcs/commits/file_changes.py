"""What one commit did to the files of the journal, so that it can be done the other way round."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..git.objects import read_many
from ..history.log import checked
from ..repository.clean_filters import attributes
from ..repository.repository import Repository
from .blobs import is_stored_as_it_is
from .commit import FILE_MODES

ABSENT = "000000"


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after; "" is a path it did not have. A move has two paths."""

    before: str
    after: str
    mode_before: str
    mode_after: str
    blob_before: str
    blob_after: str

    @property
    def is_plain(self) -> bool:
        """True for files; links and submodules are not."""
        modes = (self.mode_before, self.mode_after)
        return all(mode in (*FILE_MODES, ABSENT) for mode in modes)


def file_changes(repository: Repository, oid: str) -> tuple[FileChange, ...]:
    """What the commit did to the journal's files, against its first parent. Raises GitError."""
    out = repository.git.run(
        *("diff-tree", "-r", "-z", "--root", "-M", "--no-commit-id", "--diff-merges=first-parent"),
        *("--full-index", "--no-ext-diff", checked(oid)),
        *("--", *((repository.prefix,) if repository.prefix else ())),
    )
    words = (os.fsdecode(word) for word in out.split(b"\0")[:-1])
    return tuple(_changes(words, repository.prefix))


def contents(
    repository: Repository, changes: Iterable[FileChange]
) -> Mapping[tuple[str, str], bytes]:
    """Both sides of each change, by blob and path, as they would lie on the disk.

    What no filter changes is read by one git for all. Raises GitError for one that is not here.
    """
    sides = (
        side
        for change in changes
        for side in ((change.blob_before, change.before), (change.blob_after, change.after))
        if side[1]
    )
    asked = list(dict.fromkeys(sides))
    full = {path: repository.prefix + path for _, path in asked}
    known = attributes(repository.git, list(full.values())) if asked else {}
    plain = [side for side in asked if is_stored_as_it_is(full[side[1]], known)]
    read = read_many(repository.git, [checked(blob) for blob, _ in plain])
    found = {side: data for side, data in zip(plain, read, strict=True) if data is not None}
    return {side: found[side] if side in found else content(repository, *side) for side in asked}


def content(repository: Repository, blob: str, path: str) -> bytes:
    """The bytes of a blob as they would lie on the disk at that path. Raises GitError."""
    place = f"--path={repository.prefix}{path}"
    return repository.git.run("cat-file", "--filters", place, checked(blob))


def _changes(words: Iterator[str], prefix: str) -> Iterator[FileChange]:
    for about in words:
        mode_before, mode_after, blob_before, blob_after, status = about.lstrip(":").split()
        paths = [next(words).removeprefix(prefix) for _ in range(2 if status[0] in "CR" else 1)]
        yield FileChange(
            "" if mode_before == ABSENT else paths[0],
            "" if mode_after == ABSENT else paths[-1],
            mode_before,
            mode_after,
            blob_before,
            blob_after,
        )
