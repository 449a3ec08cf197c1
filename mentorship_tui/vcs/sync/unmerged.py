"""Settles the files at which a plain `git merge` or `git pull` stopped, as a sync would."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..change import has_conflict_markers
from ..errors import GitError, explain
from ..git.disk_names import is_file
from ..git.fast_import import Entry, write_blobs
from ..git.git import Git
from ..git.objects import read_many
from ..git.trees import Stages
from ..joining.join import settle
from ..repository import index
from ..repository.repository import Repository
from ..repository.states import State
from .unfinished import keep_copies


@dataclass(frozen=True, slots=True)
class Settled:
    """The files that are merged now, the questions among them, and where copies are kept."""

    paths: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    kept: Path | None = None


def unmerged(repository: Repository) -> dict[str, Stages]:
    """The three versions of each file that a merge left open, by its path; none but in a merge.

    In a bigger repository the merge is not the journal's alone, and left to git. Raises GitError.
    """
    if repository.prefix or repository.hindrance(repository.branch()) is not State.MERGING:
        return {}
    left: dict[str, dict[int, Entry]] = {}
    for line in repository.git.run("ls-files", "-u", "-z").split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, oid, stage = about.decode("ascii").split()
        left.setdefault(os.fsdecode(path), {})[int(stage)] = Entry(mode, oid)
    return {**left}


def settle_unmerged(repository: Repository, today: date) -> Settled:
    """Merge the three versions, not what lies between markers; what both changed is asked.

    A file in which the user has decided already stays as they left it. All is staged, and copies
    of the files as they were are kept. To be called under the repository's lock. Raises GitError.
    """
    left = unmerged(repository)
    if not left:
        return Settled()
    kept = keep_copies(repository)
    decided = set(_decided(repository, left))
    sides = _commit(repository, "HEAD"), _commit(repository, "MERGE_HEAD")
    rest = {path: stages for path, stages in left.items() if path not in decided}
    git = Git(repository.private)  # what it needs for a moment does not lie among the records
    files, modes, questions = settle(git, sides, rest, today)
    _write(repository, files, modes)
    if decided:
        repository.git.run("add", "--", *sorted(decided))
    return Settled(tuple(sorted(left)), questions, kept)


def finish(repository: Repository) -> None:
    """Make the commit of a merge in which nothing is open any more. Raises GitError."""
    repository.git.run("commit", "-q", "--no-edit")


def _commit(repository: Repository, name: str) -> str:
    return repository.git.ask("rev-parse", "--verify", f"{name}^{{commit}}", expect=(0,)).text


def _decided(repository: Repository, left: Mapping[str, Stages]) -> Iterator[str]:
    """Where no markers are left, and the text is none of the three."""
    for path, stages in left.items():
        place = repository.top / path
        if not {2, 3} <= stages.keys() or not is_file(place):
            continue
        data = place.read_bytes()
        versions = read_many(repository.git, [entry.oid for entry in stages.values()])
        if not has_conflict_markers(f"{path}.md", data) and data not in versions:
            yield path


def _write(
    repository: Repository, files: Mapping[str, bytes | Entry | None], modes: Mapping[str, str]
) -> None:
    """Into git's index and onto the disk."""
    new = {path: data for path, data in files.items() if isinstance(data, bytes)}
    oids = write_blobs(repository.git, list(new.values())) if new else []
    made = {
        path: Entry(modes.get(path, "100644"), oid) for path, oid in zip(new, oids, strict=True)
    }
    entries: dict[str, Entry | None] = {
        path: made.get(path) or (data if isinstance(data, Entry) else None)
        for path, data in files.items()
    }
    if not index.update(repository, entries):
        words = "index.lock"
        raise GitError(explain(words), words)
    for path in (path for path, entry in entries.items() if entry is None):
        (repository.top / path).unlink(missing_ok=True)
    there = [path for path, entry in entries.items() if entry is not None]
    data = b"".join(os.fsencode(path) + b"\0" for path in there)
    if there:
        repository.git.run("checkout-index", "-f", "-u", "-z", "--stdin", data=data)
