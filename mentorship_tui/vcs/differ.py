"""What one commit did to the files of the journal, so that it can be done the other way round."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from .commit import FILE_MODES
from .log import checked
from .repository import Repository

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
