"""Trees without the paths that a disk does not take, so that git never comes to see those."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from ..repository.repository import Repository

_INDEX = "masked-index"


def masked(repository: Repository, commit: str, paths: Collection[str]) -> str:
    """The tree of a commit without these paths; "" is a commit without files. Raises GitError."""
    if commit and not paths:
        return commit
    place = repository.private / _INDEX
    env = {"GIT_INDEX_FILE": str(place)}
    try:
        repository.git.run("read-tree", commit or "--empty", env=env)
        leave(repository, paths, env)
        words = ("write-tree", "--missing-ok")
        return repository.git.run(*words, env=env).decode("ascii").strip()
    finally:
        place.unlink(missing_ok=True)
        Path(f"{place}.lock").unlink(missing_ok=True)


def leave(repository: Repository, paths: Collection[str], env: Mapping[str, str]) -> None:
    """Take these paths out of an index. Raises GitError."""
    lines = (f"0 {repository.no_object}\t{path}\0" for path in sorted(paths))
    data = b"".join(map(os.fsencode, lines))
    if data:
        repository.git.run("update-index", "-z", "--index-info", data=data, env=env)
