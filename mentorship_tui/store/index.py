"""The cache of records: an SQLite file outside the journal, safe to delete at any time."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ..records.record import Record
from .rows import Entry, entry_of, row_of
from .twins import with_twins
from .walk import is_text

if TYPE_CHECKING:
    import sqlite3

LAYOUT = 2
BUSY_SECONDS = 1.0
SOURCES = ("records", "text", "store")
SCHEMA = (
    "DROP TABLE IF EXISTS about",
    "DROP TABLE IF EXISTS records",
    "CREATE TABLE about (fingerprint TEXT NOT NULL)",
    "CREATE TABLE records (path TEXT PRIMARY KEY, stamp BLOB NOT NULL, checksum INTEGER NOT NULL, "
    "head TEXT NOT NULL, fields TEXT NOT NULL) WITHOUT ROWID",
)
SELECT = "SELECT path, stamp, checksum, head, fields FROM records ORDER BY path"


class Index:
    """The cache of one journal. Whatever is wrong with it, it is made anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[str, Entry] | None = None

    def entries(self) -> dict[str, Entry]:
        """All that is known, by path."""
        if self._entries is None:
            with _uncollected():
                self._entries = self._read()
        return self._entries

    def load(self) -> dict[str, Record]:
        """The records as they were when last scanned, in order of path."""
        return with_twins({path: entry.record for path, entry in self.entries().items()})

    def put(self, entries: Mapping[str, Entry], removed: Collection[str] = ()) -> None:
        """Remember these, forget those; what cannot be written down now is read again next time."""
        import sqlite3

        if not entries and not removed:
            return
        known = self.entries()
        known.update(entries)
        for path in removed:
            known.pop(path, None)
        for _ in range(2):
            try:
                self._write(entries, removed)
            except sqlite3.DatabaseError as error:
                if _is_busy(error):
                    return
                self._discard()
            except OSError:
                return
            else:
                return

    def forget(self) -> None:
        """Take the file away, with what it keeps of rows that were deleted."""
        self._entries = None
        self._discard()

    def _write(self, entries: Mapping[str, Entry], removed: Collection[str]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        with self._connected() as database, database:
            database.execute("BEGIN IMMEDIATE")
            if not _is_ours(database):
                entries, removed = self.entries(), ()
                for statement in SCHEMA:
                    database.execute(statement)
                database.execute("INSERT INTO about VALUES (?)", (fingerprint(),))
            rows = {path: row_of(path, entry) for path, entry in entries.items()}
            gone = [*removed, *(path for path, row in rows.items() if row is None)]
            written = [(path,) for path in gone if is_text(path)]
            database.executemany("DELETE FROM records WHERE path = ?", written)
            kept = [row for row in rows.values() if row is not None]
            database.executemany("REPLACE INTO records VALUES (?, ?, ?, ?, ?)", kept)

    def _read(self) -> dict[str, Entry]:
        import sqlite3

        if not self._path.is_file():
            return {}
        try:
            with self._connected() as database:
                if _is_ours(database):
                    # row by row: all of them at once would be held beside what is made of them
                    found = ((row[0], entry_of(row)) for row in database.execute(SELECT))
                    return {path: entry for path, entry in found if entry}
        except UnicodeDecodeError:
            self._discard()
        except sqlite3.DatabaseError as error:
            if not _is_busy(error):
                self._discard()
        return {}

    @contextlib.contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        import sqlite3

        database = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            # what a power cut takes from a cache, the next scan brings back
            database.execute("PRAGMA synchronous = OFF")
            yield database
        finally:
            database.close()

    def _discard(self) -> None:
        """A journal left beside a new file of the same name would be rolled back into it."""
        for suffix in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink()


@cache
def fingerprint() -> str:
    """Another version of the app may see another thing in the same file."""
    package = Path(__file__).resolve().parent.parent
    sources = [path for name in SOURCES for path in sorted((package / name).rglob("*.py"))]
    stats = [(path.name, path.stat()) for path in sources]
    parts = [f"{name}:{about.st_size}:{about.st_mtime_ns}" for name, about in stats]
    return sha256("\n".join((str(LAYOUT), *parts)).encode()).hexdigest()


def _is_ours(database: sqlite3.Connection) -> bool:
    found = database.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('about', 'records')"
    ).fetchone()
    if found[0] != 2:
        return False
    row = database.execute("SELECT * FROM about").fetchone()
    return row is not None and row[0] == fingerprint()


def _is_busy(error: sqlite3.DatabaseError) -> bool:
    words = str(error)
    return "locked" in words or "busy" in words


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Many lasting objects are made at once; looking for garbage among them takes half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
