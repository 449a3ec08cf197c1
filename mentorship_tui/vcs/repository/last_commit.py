"""What the last commit holds, asked of git."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from ...i18n import msg
from ..change import Change
from ..errors import ChangeRefused, GitError
from ..git.disk_names import is_link, mode_at
from ..git.fast_import import Entry
from ..git.git import Git
from .repository import Repository

MANY = 500
_OBJECT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def head(git: Git) -> str:
    """The object name of the commit HEAD is at; "" on a branch without commits."""
    return git.ask("rev-parse", "-q", "--verify", "HEAD^{commit}").text


def tip(repository: Repository) -> str:
    """The commit our branch is at; "" on a branch without commits.

    Read from the branch's own file where it has one, as git lays it out (gitrepository-layout).
    """
    branch = repository.branch()
    try:
        found = (repository.common_dir / branch).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        found = ""
    return found if _OBJECT.fullmatch(found) else head(repository.git)


def entries_of(
    repository: Repository, commit: str, paths: Collection[str]
) -> dict[str, Entry | None]:
    """Those of `paths` (from the top) that the commit has."""
    if not commit or not paths:
        return {}
    named = ("--", *sorted(paths)) if len(paths) <= MANY else ("-r", "--", repository.prefix or ".")
    found = _entries(repository.git, commit, named)
    return {path: entry for path, entry in found.items() if path in paths}


def every_entry(repository: Repository, commit: str) -> dict[str, Entry | None]:
    """All that the commit has, by its path from the top."""
    return _entries(repository.git, commit, ("-r",))


def _entries(git: Git, commit: str, named: tuple[str, ...]) -> dict[str, Entry | None]:
    out = git.run("ls-tree", "-z", "--full-tree", commit, *named)
    found: dict[str, Entry | None] = {}
    for line in out.split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, oid = about.decode("ascii").split()
        found[os.fsdecode(path)] = Entry(mode, oid)
    return found


def paths_of(repository: Repository, commit: str) -> frozenset[str]:
    """Every path of a commit, from the top; none for "", a branch without commits."""
    if not commit:
        return frozenset()
    out = repository.git.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    return frozenset(os.fsdecode(path) for path in out.split(b"\0")[:-1])


def at_head(repository: Repository, paths: Collection[str]) -> tuple[str, dict[str, Entry | None]]:
    """ "HEAD" and those of `paths` that it has; "" on a branch without commits.

    Raises GitError for a last commit that cannot be read.
    """
    if not paths:
        return ("HEAD" if head(repository.git) else ""), {}
    try:
        return "HEAD", entries_of(repository, "HEAD", paths)
    except GitError:
        if not repository.is_unborn(repository.branch()):
            raise
        return "", {}


def ignored(repository: Repository, paths: Iterable[str]) -> set[str]:
    """Those of `paths` that the user told git to leave alone."""
    data = b"".join(b"./" + os.fsencode(path) + b"\0" for path in paths)
    if not data:
        return set()
    # this command refuses to run under GIT_LITERAL_PATHSPECS; "./" keeps ":" from meaning more
    magic = {"GIT_LITERAL_PATHSPECS": "0"}
    answer = repository.git.ask(
        "check-ignore", "-z", "--stdin", data=data, env=magic, expect=(0, 1)
    )
    return {os.fsdecode(path).removeprefix("./") for path in answer.out.split(b"\0")[:-1]}


def check_place(repository: Repository, change: Change) -> None:
    """Raises ChangeRefused for a file below a link or below another repository.

    Git would put it in the place of the link or of the submodule.
    """
    folders = {parent for path in change.files for parent in PurePosixPath(path).parents}
    for folder in folders - {PurePosixPath(".")}:
        place = repository.root / folder
        if is_link(place) or mode_at(place / ".git"):
            raise ChangeRefused(
                msg("{path} is a link or a repository of its own; it is left alone.", path=folder)
            )
