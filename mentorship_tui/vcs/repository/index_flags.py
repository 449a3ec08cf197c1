"""What git was told, in its index, to leave alone on the disk (git-update-index(1)).

Skip-worktree is also how a sparse checkout leaves files out.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ..git.index_file import IndexFile
from .repository import Repository

MANY = 500
# else git takes the flag away from a file that came to lie where a sparse checkout left it out
KEPT = ("-c", "sparse.expectFilesOutsideOfPatterns=true")


@dataclass(frozen=True, slots=True)
class Flags:
    """Paths from the top that are skip-worktree, and those that are assume-unchanged."""

    skipped: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()


NONE = Flags()


def flags_of(
    repository: Repository, paths: Collection[str] | None = None, file: Path | None = None
) -> Flags:
    """The flags of these paths, or of all, in git's index or in `file`. Raises GitError."""
    place = file or repository.git_dir / "index"
    if not IndexFile.read(place, repository.hash_name).may_flag(paths):
        return NONE
    named = ("--", *sorted(paths)) if paths is not None and len(paths) <= MANY else ()
    env = {"GIT_INDEX_FILE": str(file)} if file else None
    out = repository.git.run("ls-files", "-v", "-z", *named, env=env)
    skipped, assumed = set(), set()
    for line in out.split(b"\0")[:-1]:
        tag, path = chr(line[0]), os.fsdecode(line[2:])
        if tag in "Ss":
            skipped.add(path)
        if tag.islower():
            assumed.add(path)
    return Flags(frozenset(skipped), frozenset(assumed))


def left_out_by_git(repository: Repository, file: Path | None = None) -> frozenset[str]:
    """From the top, what git's index or `file` says is not on this disk, whatever lies there.

    Raises GitError.
    """
    place = file or repository.git_dir / "index"
    if not IndexFile.read(place, repository.hash_name).may_flag():
        return frozenset()
    env = {"GIT_INDEX_FILE": str(file)} if file else None
    out = repository.git.run(*KEPT, "ls-files", "-v", "-z", env=env)
    lines = [line for line in out.split(b"\0")[:-1] if line[:1] in b"Ss"]
    return frozenset(os.fsdecode(line[2:]) for line in lines)


def is_sparse(repository: Repository) -> bool:
    """True if only a part of the files is to lie on the disk (git-sparse-checkout(1))."""
    if not (repository.git_dir / "info" / "sparse-checkout").exists():
        return False
    answer = repository.git.ask("config", "--type=bool", "--get", "core.sparseCheckout")
    return answer.text == "true"


def left_out(repository: Repository) -> frozenset[str]:
    """Files of the last commit that git leaves out of the disk, from the journal's folder."""
    prefix = repository.prefix
    return frozenset(
        path.removeprefix(prefix)
        for path in flags_of(repository).skipped
        if path.startswith(prefix) and not os.path.lexists(repository.top / path)
    )
