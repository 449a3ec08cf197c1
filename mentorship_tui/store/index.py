"""The cache of records: an SQLite file outside the journal, safe to delete at any time."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..i18n import Message
from ..records.record import Problem, Record, State
from ..text.tasks import Task

BUSY_SECONDS = 5.0
SCHEMA = """
CREATE TABLE IF NOT EXISTS about (fingerprint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS records (
    path TEXT PRIMARY KEY,
    mtime INTEGER NOT NULL, ctime INTEGER NOT NULL, size INTEGER NOT NULL, inode INTEGER NOT NULL,
    record TEXT NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file does; all zero for one that is to be read again."""

    mtime: int = 0
    ctime: int = 0
    size: int = 0
    inode: int = 0

    @classmethod
    def of(cls, about: os.stat_result) -> Stamp:
        """The stamp of a file."""
        return cls(about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino & (2**63 - 1))


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, and the stamp its file had when it was read."""

    stamp: Stamp
    record: Record


class Index:
    """The cache of one journal. Whatever is wrong with it, it is made anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[str, Entry] | None = None

    def entries(self) -> dict[str, Entry]:
        """All that is known, by path."""
        if self._entries is None:
            self._entries = self._read()
        return self._entries

    def load(self) -> dict[str, Record]:
        """The records as they were when last scanned, in order of path."""
        return {path: entry.record for path, entry in self.entries().items()}

    def put(self, entries: Mapping[str, Entry], removed: Collection[str] = ()) -> None:
        """Remember these, forget those."""
        if not entries and not removed:
            return
        known = self.entries()
        known.update(entries)
        for path in removed:
            known.pop(path, None)
        rows = [_row(path, entry) for path, entry in entries.items()]
        for _ in range(2):
            try:
                self._write(rows, removed)
            except sqlite3.DatabaseError as error:
                if _is_busy(error):
                    return
                self._discard()
                rows = [_row(path, entry) for path, entry in known.items()]
            except OSError:
                return
            else:
                return

    def _write(self, rows: list[tuple[Any, ...]], removed: Collection[str]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._connected() as database, database:
            database.executescript(SCHEMA)
            if not _is_ours(database):
                database.execute("DELETE FROM about")
                database.execute("DELETE FROM records")
                database.execute("INSERT INTO about VALUES (?)", (fingerprint(),))
            database.executemany("DELETE FROM records WHERE path = ?", [(p,) for p in removed])
            database.executemany("REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _read(self) -> dict[str, Entry]:
        if not self._path.is_file():
            return {}
        try:
            with self._connected() as database:
                if not _is_ours(database):
                    return {}
                rows = database.execute("SELECT * FROM records ORDER BY path").fetchall()
            values = json.loads(f"[{','.join(row[5] for row in rows)}]")
            return {
                row[0]: Entry(Stamp(*row[1:5]), _record(row[0], value))
                for row, value in zip(rows, values, strict=True)
            }
        except sqlite3.DatabaseError as error:
            if not _is_busy(error):
                self._discard()
        except (ValueError, TypeError, KeyError, OSError):
            self._discard()
        return {}

    @contextlib.contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        old = os.umask(0o077)
        try:
            database = sqlite3.connect(self._path, timeout=BUSY_SECONDS)
        finally:
            os.umask(old)
        try:
            # what a power cut takes from a cache, the next scan brings back
            database.execute("PRAGMA synchronous = OFF")
            yield database
        finally:
            database.close()

    def _discard(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink()


def fingerprint() -> str:
    """Another version of the app may see another thing in the same file."""
    package = Path(__file__).resolve().parent.parent
    files = sorted([*(package / "records").rglob("*.py"), *(package / "text").rglob("*.py")])
    parts = [f"{path.name}:{(about := path.stat()).st_size}:{about.st_mtime_ns}" for path in files]
    return sha256("\n".join(parts).encode()).hexdigest()


def _is_ours(database: sqlite3.Connection) -> bool:
    found = database.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('about', 'records')"
    ).fetchone()
    if found[0] != 2:
        return False
    row = database.execute("SELECT fingerprint FROM about").fetchone()
    return row is not None and row[0] == fingerprint()


def _is_busy(error: sqlite3.DatabaseError) -> bool:
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


def _row(path: str, entry: Entry) -> tuple[Any, ...]:
    stamp = entry.stamp
    text = json.dumps(_value(entry.record), ensure_ascii=False)
    return (path, stamp.mtime, stamp.ctime, stamp.size, stamp.inode, text)


def _value(record: Record) -> list[Any]:
    return [
        record.state,
        record.type,
        record.slug,
        record.mentorship,
        record.title,
        dict(record.fields),
        [_task_value(task) for task in record.tasks],
        list(record.written),
        [[_message_value(one.message), one.field, one.line] for one in record.problems],
        record.digest,
        list(record.links),
    ]


def _record(path: str, value: list[Any]) -> Record:
    state, kind, slug, mentorship, title, fields, tasks, written, problems, digest, links = value
    return Record(
        path,
        State(state),
        kind,
        slug,
        mentorship,
        title,
        fields,
        tuple(map(_task, tasks)) if tasks else (),
        tuple(written),
        tuple(Problem(_message(one[0]), one[1], one[2]) for one in problems) if problems else (),
        digest,
        tuple(links),
    )


def _task_value(task: Task) -> list[Any]:
    due = task.due.isoformat() if task.due else ""
    return [task.text, task.done, due, task.owner, task.heat, task.line, task.section]


def _task(value: list[Any]) -> Task:
    text, done, due, owner, heat, line, section = value
    return Task(text, done, date.fromisoformat(due) if due else None, owner, heat, line, section)


def _message_value(message: Message) -> list[Any]:
    params = {
        key: _message_value(value) if isinstance(value, Message) else value
        for key, value in message.params.items()
    }
    return [message.text, params, message.many, message.count, message.context]


def _message(value: list[Any]) -> Message:
    text, params, many, count, context = value
    filled = {
        key: _message(inner) if isinstance(inner, list) else inner for key, inner in params.items()
    }
    return Message(text, filled, many, count, context)
