"""How a change stands to the last commit, where that has not what the change was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from ..change import Change, is_committable
from ..git.fast_import import Entry
from ..git.objects import read_many
from ..repository.repository import Repository
from .blobs import filtered

RECENT = 20  # commits of the file in which its content may have been before
PLAIN = ("100644", "100755")


def untold(
    repository: Repository, change: Change, now: Mapping[str, Entry | None]
) -> Iterator[tuple[str, Entry, Change]]:
    """The full path, what is to be committed there and a change that says so, before `change`.

    Somebody edited the file, or staged it, or another window saved and has not committed yet.
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
        if entry is not None and (entry.oid == oid or oid in _recent(repository, full)):
            continue
        (old,) = read_many(repository.git, [entry.oid]) if entry else (None,)
        subject, body = change.retold(path, old, data)
        mode = entry.mode if entry else PLAIN[0]
        yield full, Entry(mode, oid), Change(subject, {path: data}, body, change.when)


def _name(repository: Repository, data: bytes) -> str:
    """What git calls the content, if nothing filters it."""
    return hashlib.new(repository.hash_name, b"blob %d\0" % len(data) + data).hexdigest()


def is_told(
    repository: Repository, change: Change, full: str, oid: str, now: Mapping[str, Entry | None]
) -> bool:
    """True if a window that saved after `change` has committed it, as what its own was made from.

    To commit it once more would take the later one back.
    """
    data = change.base.get(full.removeprefix(repository.prefix))
    entry = now.get(full)
    if data is None or entry is None or entry.oid == _name(repository, data):
        return False
    known = _recent(repository, full)
    base = filtered(repository.git, full, data)
    return oid in known and base in known[known.index(oid) + 1 :]


def _recent(repository: Repository, full: str) -> list[str]:
    """What was committed of the file lately, the last first."""
    words = ("log", "--format=", "--raw", "--no-abbrev", "--no-renames", f"-{RECENT}", "HEAD")
    told = repository.git.run(*words, "--", full).decode("ascii", "replace")
    return [line.split(" ", 4)[3] for line in told.splitlines() if line.startswith(":")]
