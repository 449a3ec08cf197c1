"""Finds what there is in a journal's folder, and reads only what has changed since last time."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from os import stat_result

from ..records.record import Record
from .disk import is_leftover
from .errors import StoreError
from .files import Store, refused
from .index import Index
from .rows import UNKNOWN, Entry, stamp_of
from .twins import with_twins
from .walk import Tree, walk

STEPS = 200
RACY_NS = 2_000_000_000  # a file written within the clock's grain of its reading may change unseen

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Scan:
    """All records by path, in order, and which of them are new, changed or gone."""

    records: dict[str, Record]
    changed: frozenset[str]
    removed: frozenset[str]


def scan(store: Store, index: Index, progress: Progress | None = None) -> Scan:
    """Read the folder, and put what was read into the index.

    Raises StoreError if the folder itself cannot be listed: that is no empty journal.
    """
    known = index.entries()
    now = time.time_ns()
    tree = _walked(store)
    stamps = {path: stamp_of(about) for path, about in tree.files.items()}
    to_read = sorted(path for path, stamp in stamps.items() if _differs(known.get(path), stamp))
    read: dict[str, Entry] = {}
    for number, path in enumerate(to_read, start=1):
        stamp = UNKNOWN if _is_racy(tree.files[path], now) else stamps[path]
        read[path] = Entry(stamp, store.record(path))
        if progress and (number % STEPS == 0 or number == len(to_read)):
            progress(number, len(to_read))
    unseen = _below(known, tree.closed)
    removed = frozenset(known.keys() - stamps.keys() - unseen)
    index.put(read, removed)
    _clear_away(store, tree)
    return Scan(_in_order(index, tree, unseen), frozenset(read), removed)


def _walked(store: Store) -> Tree:
    try:
        return walk(store.root)
    except OSError as error:
        raise StoreError.of(str(store.root), error) from error


def _differs(entry: Entry | None, stamp: bytes) -> bool:
    return entry is None or entry.stamp != stamp


def _is_racy(about: stat_result, now: int) -> bool:
    """The time of its content may be set, that of the last change to the file may not."""
    return now - max(about.st_mtime_ns, about.st_ctime_ns) < RACY_NS


def _below(paths: Iterable[str], folders: Iterable[str]) -> frozenset[str]:
    """What lies in folders that could not be listed: out of sight is not gone."""
    prefixes = tuple(f"{folder}/" for folder in folders)
    return frozenset(path for path in paths if prefixes and path.startswith(prefixes))


def _in_order(index: Index, tree: Tree, unseen: frozenset[str]) -> dict[str, Record]:
    known = index.entries()
    found = {path: known[path].record for path in (*tree.files, *unseen)}
    found |= {path: refused(path, reason) for path, reason in tree.closed.items()}
    return with_twins(dict(sorted(found.items())))


def _clear_away(store: Store, tree: Tree) -> None:
    now = time.time()
    for path, about in tree.unfinished.items():
        if is_leftover(path.rpartition("/")[2], about, now):
            with contextlib.suppress(OSError):
                (store.root / path).unlink()
