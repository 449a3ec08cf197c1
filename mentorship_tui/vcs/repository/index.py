"""Keeps git's index in step with commits that were made beside it."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ..errors import GitError
from ..git.fast_import import Entry, RefMoved
from .index_flags import KEPT, flags_of, is_sparse
from .last_commit import entries_of, head
from .lost_index import is_lost
from .repository import Repository

_NOTE = "index-behind"
PAUSES = (0.01, 0.03, 0.1)
RECENT = 2.0
# git 2.39 lists a file of a folder that a sparse index holds as one beside that folder
_WHOLE = ("-c", "index.sparse=false")
CHUNK = 200  # paths in the words of one command


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
    repository: Repository,
    entries: Mapping[str, Entry | None],
    file: Path | None = None,
    skipped: Collection[str] | None = None,
) -> bool:
    """Put the entries into git's index, or into `file`; False if git could not.

    What git was told to leave alone on the disk stays told; `skipped` says anew which files are
    not to lie there. An index that is lost is not begun
    anew with these entries alone. A lock that somebody has only just taken is waited for a
    little: `git status` takes it too.
    """
    if file is None and is_lost(repository):
        return False
    env = {"GIT_INDEX_FILE": str(file)} if file else None
    flags = flags_of(repository, entries, file)
    if skipped is None:
        skipped = flags.skipped | _outside_sparse(repository, entries)
    out = {path: one for path, one in entries.items() if one and path in skipped}
    assumed = [path for path in entries if path in flags.assumed and entries[path]]
    plain = {path: one for path, one in entries.items() if path not in out}
    return (
        _in_chunks(repository, out, ("--skip-worktree",), env)
        and (not plain or _put_plain(repository, plain, env))
        and _in_chunks(repository, dict.fromkeys(assumed), ("--assume-unchanged",), env)
    )


def take_over(repository: Repository, file: Path) -> bool:
    """Make `file` git's index where there is none yet; False if there is, or somebody makes one.

    What git knows in it of the files on the disk stays known, so that they are not read again.
    """
    place = repository.git_dir / "index"
    lock = place.with_name("index.lock")
    try:
        lock.open("xb").close()
    except OSError:
        return False
    try:
        if os.path.lexists(place):
            return False
        file.replace(place)
    except OSError:
        return False
    finally:
        lock.unlink(missing_ok=True)
    return True


def _outside_sparse(repository: Repository, entries: Mapping[str, Entry | None]) -> set[str]:
    """Those that came in and are not on the disk, where only a part of the files is to be."""
    there = (path for path, entry in entries.items() if entry)
    top = os.fspath(repository.top)
    absent = {path for path in there if not os.path.lexists(f"{top}/{path}")}
    return absent if absent and is_sparse(repository) else set()


def _in_chunks(
    repository: Repository,
    entries: Mapping[str, Entry | None],
    options: tuple[str, ...],
    env: Mapping[str, str] | None,
) -> bool:
    """Each entry and its flag in one writing of the index, or a kill would part the two."""
    paths = sorted(entries)
    for at in range(0, len(paths), CHUNK):
        some = paths[at : at + CHUNK]
        words: list[str] = []
        for path in some:
            entry = entries[path]
            if entry is not None:
                words += ["--cacheinfo", f"{entry.mode},{entry.oid},{path}"]
        if not _write(repository, ("--add", "--replace", *words, *options, "--", *some), b"", env):
            return False
    return True


def _put_plain(
    repository: Repository, entries: Mapping[str, Entry | None], env: Mapping[str, str] | None
) -> bool:
    lines = (
        (f"{entry.mode} {entry.oid}" if entry else f"0 {repository.no_object}") + f"\t{path}\0"
        for path, entry in entries.items()
    )
    return _write(repository, ("-z", "--index-info"), b"".join(map(os.fsencode, lines)), env)


def _write(
    repository: Repository, words: tuple[str, ...], data: bytes, env: Mapping[str, str] | None
) -> bool:
    for pause in (*PAUSES, None):
        command = (*_WHOLE, *KEPT, "update-index", *words)
        done = repository.git.ask(*command, data=data, env=env)
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
