"""Finds what there is in a journal's folder, and reads only what has changed since last time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..i18n import msg
from ..records.record import Problem, Record
from ..text.slug import fold
from .files import TEMPORARY, Store
from .index import Entry, Index, Stamp

DEEPEST = 12
STEPS = 200
RACY_NS = 2_000_000_000  # a file written within the clock's grain of its reading may change unseen

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Scan:
    """All records by path, in order, and which of them are new, changed or gone."""

    records: dict[str, Record]
    changed: frozenset[str]
    removed: frozenset[str]


def walk(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below `root` that is not hidden, by path; links are listed, not followed."""
    yield from _walk(root, "", 0)


def scan(store: Store, index: Index, progress: Progress | None = None) -> Scan:
    """Read the folder, and put what was read into the index."""
    known = index.entries()
    now = time.time_ns()
    found = dict(sorted(walk(store.root)))
    stamps = {path: Stamp.of(about) for path, about in found.items()}
    to_read = [path for path, stamp in stamps.items() if _differs(known.get(path), stamp)]
    read: dict[str, Entry] = {}
    for number, path in enumerate(to_read, start=1):
        stamp = stamps[path]
        trusted = stamp if now - stamp.mtime > RACY_NS else Stamp()
        read[path] = Entry(trusted, store.record(path))
        if progress and (number % STEPS == 0 or number == len(to_read)):
            progress(number, len(to_read))
    removed = frozenset(known.keys() - found.keys())
    index.put(read, removed)
    entries = {path: (read.get(path) or known[path]).record for path in found}
    return Scan(_with_twins(entries) if read or removed else entries, frozenset(read), removed)


def _differs(entry: Entry | None, stamp: Stamp) -> bool:
    return entry is None or entry.stamp != stamp


def _walk(folder: Path, prefix: str, depth: int) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            inside = [entry for entry in entries if not entry.name.startswith(".")]
            for entry in inside:
                path = prefix + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    yield path, entry.stat(follow_symlinks=False)
                elif depth < DEEPEST and not _is_repository(entry.path):
                    yield from _walk(Path(entry.path), f"{path}/", depth + 1)
    except OSError:
        return


def _is_repository(folder: str) -> bool:
    return os.path.lexists(f"{folder}/.git")


def _with_twins(records: Mapping[str, Record]) -> dict[str, Record]:
    """Names that some file systems take for one are a trap on the next machine (row 13)."""
    first: dict[str, str] = {}
    marked: dict[str, Record] = {}
    for path, record in records.items():
        twin = first.setdefault(fold(path), path)
        marked[path] = record if twin == path else _with_problem(record, twin)
    return marked


def _with_problem(record: Record, twin: str) -> Record:
    reason = msg("Some systems take it and {twin} for one file. Rename one of them.", twin=twin)
    return replace(record, problems=(*record.problems, Problem(reason)))


def is_ours(path: str) -> bool:
    """True for a path the scan passes over: hidden, or half written by the app."""
    return any(part.startswith((".", TEMPORARY)) for part in path.split("/"))
