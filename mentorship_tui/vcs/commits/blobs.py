"""Stores the contents of files in git, by way of the user's own filters (git-crypt and others)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..change import Change
from ..git.fast_import import write_blobs
from ..git.git import Git
from ..repository.clean_filters import OFF, attributes, check_unlocked, failed
from ..repository.repository import Repository

Known = Mapping[tuple[str, str], str]


def store(repository: Repository, changes: Sequence[Change]) -> list[dict[str, str | None]]:
    """For each change, the object name of each file by its path from the top; None for deleted.

    Raises FilterFailed where a file is to be encrypted and cannot be, GitError.
    """
    git = repository.git
    jobs = [
        (number, repository.prefix + path, data)
        for number, change in enumerate(changes)
        for path, data in change.files.items()
    ]
    files = [(path, data) for _, path, data in jobs if data is not None]
    before = [
        (repository.prefix + path, data) for one in changes for path, data in one.base.items()
    ]
    known = attributes(git, [path for path, _ in (*files, *before)])
    check_unlocked(git, (*files, *before), known)
    written = _written(git, files, known)
    stored: list[dict[str, str | None]] = [{} for _ in changes]
    for number, path, data in jobs:
        stored[number][path] = None if data is None else next(written)
    return stored


def _written(git: Git, files: Sequence[tuple[str, bytes]], known: Known) -> Iterator[str]:
    """The object names in order; all that need no conversion are written at once."""
    raw = {path for path, _ in files if is_stored_as_it_is(path, known)} if len(files) > 1 else ()
    plain = iter(write_blobs(git, [data for path, data in files if path in raw]) if raw else ())
    return iter([next(plain) if path in raw else filtered(git, path, data) for path, data in files])


def filtered(git: Git, path: str, data: bytes) -> str:
    """Store one content as the attributes of its path say; its object name.

    Raises FilterFailed, GitError.
    """
    answer = git.ask("hash-object", "-w", "--stdin", f"--path={path}", data=data)
    if answer.code:
        raise failed(path, answer.words)
    return answer.text


def is_stored_as_it_is(path: str, known: Known) -> bool:
    """True where git's attributes rule out any conversion."""
    rest = ("filter", "ident", "working-tree-encoding")
    return known[path, "text"] == "unset" and all(known[path, name] in OFF for name in rest)
