"""Puts what a disk did not take before into its place, once it does (`unplaced`)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from ..git.disk_names import is_file
from ..git.fast_import import Entry
from ..git.letter_case import is_spelled, lie_apart, twins
from ..joining.interrupted_edits import Edited, join_edits
from ..repository import index
from ..repository.last_commit import entries_of, head, paths_of
from ..repository.repository import Repository
from ..repository.unplaced import Reason, Unplaced, in_commit, mark, read_unplaced, write_unplaced
from .obstacles import foresee, try_each

_INDEX = "placing-index"


def place_again(repository: Repository) -> tuple[str, ...]:
    """Try each once more; the paths from the top that are in order now.

    To be called under the repository's lock, and with no save of ours under way. What was written
    meanwhile on an old text that still lay there is joined with the new one. Raises GitError.
    """
    noted = read_unplaced(repository)
    if not noted:
        return ()
    commit = head(repository.git)
    entries = {**dict.fromkeys(noted), **entries_of(repository, commit, noted.keys())}
    left: dict[str, Unplaced] = {}
    for path, one in noted.items():
        still = _place(repository, commit, path, one, entries[path])
        if still is not None:
            left[path] = still
    write_unplaced(repository, left)
    done = {path: entry for path, entry in entries.items() if path not in left}
    placed = {path: entry for path, entry in done.items() if entry is not None}
    mark(repository, placed, there=True)
    index.update(repository, placed)
    mark(repository, in_commit(left))
    return tuple(sorted(done))


def is_left(repository: Repository, path: str, one: Unplaced) -> bool:
    """True while what lies there, or does not, is no change to be committed.

    To commit what was written into an old file, or put under the name of a hidden one, would take
    the newer one back: it is joined first.
    """
    if not _lies(repository, path):
        return one.reason is not Reason.STAYS
    if one.reason is Reason.STAYS:
        return one.old in _names(repository, repository.top / path, path)
    return True


def _place(
    repository: Repository, commit: str, path: str, one: Unplaced, entry: Entry | None
) -> Unplaced | None:
    """None once it is in order."""
    if entry is None:
        return _take_away(repository, path, one)
    names = _names(repository, repository.top / path, path) if _lies(repository, path) else ()
    if entry.oid in names:
        return None
    if names and not one.old and one.reason is Reason.OCCUPIED:
        return one
    if names and (not one.old or one.old not in names):
        # what was put there without a look at the hidden text is joined with it as well
        edited = Edited(path, one.old, entry.oid)
        try:
            join_edits(repository, [edited], (commit, commit))
        except OSError:
            return one
        return None
    only = {path: entry}
    found = {**foresee(repository, "", commit, only, ())} or _twin(repository, commit, path)
    if not found:
        old = {path: Entry(entry.mode, one.old)} if one.old else {}
        here = {path: one.old} if names else {}
        found = try_each(repository, only, old, here) or _write(repository, only)
    return found.get(path)


def _twin(repository: Repository, commit: str, path: str) -> dict[str, Unplaced]:
    if not repository.settings.ignores_case:
        return {}
    every = paths_of(repository, commit)
    here = every - in_commit(read_unplaced(repository))
    twin = twins(every, here).get(path)
    apart = twin is not None and lie_apart(repository.top, path, twin)
    return {path: Unplaced(Reason.TWIN, twin)} if twin and not apart else {}


def _take_away(repository: Repository, path: str, one: Unplaced) -> Unplaced | None:
    """Of what is in no commit any more, only the file as it was goes away."""
    if one.reason is not Reason.STAYS or not is_left(repository, path, one):
        return None
    try:
        (repository.top / path).unlink()
    except OSError:
        return one
    return None


def _write(repository: Repository, entries: Mapping[str, Entry]) -> dict[str, Unplaced]:
    """Have git write them, by its filters; those that it could not."""
    place = repository.private / _INDEX
    env = {"GIT_INDEX_FILE": str(place)}
    data = b"".join(os.fsencode(path) + b"\0" for path in entries)
    try:
        index.update(repository, entries, place, ())
        done = repository.git.ask("checkout-index", "-f", "-z", "--stdin", data=data, env=env)
    finally:
        place.unlink(missing_ok=True)
        Path(f"{place}.lock").unlink(missing_ok=True)
    return dict.fromkeys(entries, Unplaced(Reason.NAME)) if done.code else {}


def _lies(repository: Repository, path: str) -> bool:
    """True for a file, a folder or a link of exactly that name."""
    try:
        there = os.path.lexists(repository.top / path)
    except ValueError:
        return False
    exact = not repository.settings.ignores_case or is_spelled(repository.top, path)
    return there and exact


def _names(repository: Repository, place: Path, path: str) -> tuple[str, ...]:
    """What git may call what lies there: as it is, and by its filters."""
    if not is_file(place):
        return ("folder",)
    data = place.read_bytes()
    raw = hashlib.new(repository.hash_name, b"blob %d\0" % len(data) + data).hexdigest()
    words = ("hash-object", "--stdin", f"--path={path}")
    answer = repository.git.ask(*words, data=data)
    return (raw, answer.text) if answer.code == 0 else (raw,)
