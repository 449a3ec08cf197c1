"""Stores the contents of files in git, by way of the user's own filters (git-crypt and others)."""

from __future__ import annotations

import os
from collections.abc import Sequence

from .change import Change
from .fast_import import write_blobs
from .git import Git
from .repository import Repository

_ATTRIBUTES = ("text", "filter", "ident", "working-tree-encoding")
_OFF = ("unset", "unspecified")


def store(repository: Repository, changes: Sequence[Change]) -> list[dict[str, str | None]]:
    """For each change, the object name of each file by its path from the top; None for deleted."""
    jobs = [
        (number, repository.prefix + path, data)
        for number, change in enumerate(changes)
        for path, data in change.files.items()
    ]
    written = iter(
        _write(repository.git, [(path, data) for _, path, data in jobs if data is not None])
    )
    stored: list[dict[str, str | None]] = [{} for _ in changes]
    for number, path, data in jobs:
        stored[number][path] = None if data is None else next(written)
    return stored


def _write(git: Git, files: Sequence[tuple[str, bytes]]) -> list[str]:
    raw = _stored_as_they_are(git, [path for path, _ in files]) if len(files) > 1 else set()
    plain = iter(write_blobs(git, [data for path, data in files if path in raw]) if raw else ())
    return [next(plain) if path in raw else filtered(git, path, data) for path, data in files]


def filtered(git: Git, path: str, data: bytes) -> str:
    """Store one content as the attributes of its path say; its object name."""
    out = git.ask("hash-object", "-w", "--stdin", f"--path={path}", data=data, expect=(0,))
    return out.text


def _stored_as_they_are(git: Git, paths: Sequence[str]) -> set[str]:
    """The paths for which git's attributes rule out any conversion."""
    asked = b"".join(os.fsencode(path) + b"\0" for path in dict.fromkeys(paths))
    out = git.run("check-attr", "-z", "--stdin", *_ATTRIBUTES, data=asked)
    words = [os.fsdecode(word) for word in out.split(b"\0")[:-1]]
    values = {(words[at], words[at + 1]): words[at + 2] for at in range(0, len(words), 3)}
    return {
        path
        for path in paths
        if values[path, "text"] == "unset"
        and all(values[path, name] in _OFF for name in _ATTRIBUTES[1:])
    }
