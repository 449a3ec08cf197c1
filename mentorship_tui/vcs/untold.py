"""What a change was made from and no commit holds: somebody edited the file, or staged it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from .blobs import filtered
from .change import Change, is_committable
from .fast_import import Entry
from .objects import read_many
from .repository import Repository

RECENT = 20  # commits of the file in which its content may have been before
PLAIN = ("100644", "100755")


def untold(
    repository: Repository, change: Change, now: Mapping[str, Entry | None]
) -> Iterator[tuple[str, Entry, Change]]:
    """The full path, what is to be committed there and a change that says so, before `change`.

    Costs nothing where the last commit holds what the change was made from.
    """
    for path, data in change.base.items():
        full = repository.prefix + path
        entry = now.get(full)
        if entry is not None and (entry.mode not in PLAIN or entry.oid == _name(repository, data)):
            continue
        if change.retold is None or not is_committable(path, data):
            continue
        oid = filtered(repository.git, full, data)
        if entry is not None and (entry.oid == oid or _was_committed(repository, full, oid)):
            continue
        (old,) = read_many(repository.git, [entry.oid]) if entry else (None,)
        subject, body = change.retold(path, old, data)
        mode = entry.mode if entry else PLAIN[0]
        yield full, Entry(mode, oid), Change(subject, {path: data}, body, change.when)


def _name(repository: Repository, data: bytes) -> str:
    """What git calls the content, if nothing filters it."""
    return hashlib.new(repository.hash_name, b"blob %d\0" % len(data) + data).hexdigest()


def _was_committed(repository: Repository, full: str, oid: str) -> bool:
    """True if it is older than the last commit: another window was quicker with what came after."""
    words = ("log", "--format=", "--raw", "--no-abbrev", "--no-renames", f"-{RECENT}", "HEAD")
    return f" {oid} " in repository.git.run(*words, "--", full).decode("ascii", "replace")
