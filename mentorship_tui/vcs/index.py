"""Keeps git's index in step with commits that were made beside it."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from .errors import GitError
from .fast_import import Entry, RefMoved
from .repository import Repository
from .tree import entries_of, head

_NOTE = "index-behind"
PAUSES = (0.01, 0.03, 0.1)
RECENT = 2.0


@contextlib.contextmanager
def staged(
    repository: Repository, base: str, entries: Mapping[str, Entry | None]
) -> Iterator[None]:
    """Stage exactly these entries, best effort, while they are being committed.

    Everything else in the index stays as the user staged it. Which paths are on their way is
    noted, so that after a crash or beside somebody's lock they are known as ours. What git then
    refuses to commit is not left staged, where a commit of the user's own would take it along.
    """
    behind = read_note(repository) - entries.keys()
    write_note(repository, behind | entries.keys())
    done = update(repository, {**committed(repository, base, behind), **entries})
    try:
        yield
    except RefMoved:
        raise  # it is made again at once
    except GitError:
        mend(repository)
        raise
    if done:
        write_note(repository, set())


def mend(repository: Repository) -> bool:
    """Bring what was left behind in step with HEAD. False if somebody holds the index's lock."""
    behind = read_note(repository)
    if not behind:
        return True
    done = update(repository, committed(repository, head(repository.git), behind))
    if done:
        write_note(repository, set())
    return done


def read_note(repository: Repository) -> set[str]:
    """Paths from the top whose index entry may be older or newer than HEAD by our doing."""
    try:
        data = (repository.private / _NOTE).read_bytes()
    except OSError:
        return set()
    return {os.fsdecode(path) for path in data.split(b"\0") if path}


def committed(repository: Repository, commit: str, paths: set[str]) -> dict[str, Entry | None]:
    """What the commit has at these paths from the top; None where it has nothing."""
    return {**dict.fromkeys(paths), **entries_of(repository, commit, paths)}


def write_note(repository: Repository, paths: set[str]) -> None:
    """Note these paths, and no others, as behind or ahead by our doing."""
    note = repository.private / _NOTE
    if paths:
        note.write_bytes(b"\0".join(os.fsencode(path) for path in sorted(paths)))
    else:
        note.unlink(missing_ok=True)


def update(
    repository: Repository, entries: Mapping[str, Entry | None], file: Path | None = None
) -> bool:
    """Put the entries into git's index, or into `file`; False if git could not.

    A lock that somebody has only just taken is waited for a little: `git status` takes it too.
    """
    lines = (
        (f"{entry.mode} {entry.oid}" if entry else f"0 {repository.no_object}") + f"\t{path}\0"
        for path, entry in entries.items()
    )
    data = b"".join(map(os.fsencode, lines))
    env = {"GIT_INDEX_FILE": str(file)} if file else None
    for pause in (*PAUSES, None):
        done = repository.git.ask("update-index", "-z", "--index-info", data=data, env=env)
        if done.code == 0 or pause is None or not _just_locked(repository):
            return done.code == 0
        time.sleep(pause)
    return False


def _just_locked(repository: Repository) -> bool:
    try:
        taken = repository.git_dir.joinpath("index.lock").stat().st_mtime
    except FileNotFoundError:
        return True
    return time.time() - taken < RECENT
