"""The words of all files in an SQLite file beside the cache, safe to delete at any time.

The tokenizer is unicode61: it folds Swedish letters, and finds the beginning of a word at once;
trigrams took three times the room and could not find words of two letters.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

LAYOUT = 1
LONGEST = 1_000_000  # characters of a file that are looked through
COMPOUND = 4  # letters a word has before it is also looked for inside longer ones
MOST_COMPOUNDS = 40
SCHEMA = (
    "CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, digest TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE words USING fts5 (title, fields, body, "
    "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')",
    "CREATE VIRTUAL TABLE terms USING fts5vocab (words, row)",
    f"PRAGMA user_version = {LAYOUT}",
)
FIND = (
    "SELECT files.path FROM words JOIN files ON files.id = words.rowid "
    "WHERE words MATCH ? ORDER BY words.rowid DESC"
)
COMPOUNDS = "SELECT term FROM terms WHERE term GLOB ? LIMIT ?"


class Text(NamedTuple):
    """What of a file is searched."""

    path: str
    digest: str
    title: str
    fields: str
    body: str


@cache
def fts_works() -> bool:
    """True if the machine's SQLite has full-text search."""
    import sqlite3

    try:
        with contextlib.closing(sqlite3.connect(":memory:")) as database:
            database.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
    except sqlite3.Error:
        return False
    return True


class Words:
    """One journal's index. Words asked for must be folded, of letters and digits only.

    One with spaces in it is a phrase.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._database: sqlite3.Connection | None = None

    def known(self) -> dict[str, str]:
        """The digest of each file as it was taken in; empty if the index was of no use."""
        with self._lock, self._mended():
            return dict(self._open().execute("SELECT path, digest FROM files"))
        return {}

    def put(self, texts: Iterable[Text], removed: Iterable[str] = ()) -> None:
        """Take these in, and forget those."""
        with self._lock, self._mended():
            database = self._open()
            with database:
                database.execute("BEGIN IMMEDIATE")
                for path in removed:
                    self._forget(path)
                for text in texts:
                    self._forget(text.path)
                    self._add(text)

    def find(self, words: Sequence[str]) -> list[str]:
        """The files that have all the words: first those whose title, then whose fields do."""
        with self._lock, self._mended():
            whole = " AND ".join(f'"{word}"*' for word in words)
            return self._paths(f"title : ({whole})", whole)
        return []

    def find_inside(self, words: Sequence[str]) -> list[str]:
        """The files that have all the words, also as a later part of a compound."""
        with self._lock, self._mended():
            return self._paths(" AND ".join(self._anywhere(word) for word in words))
        return []

    def body(self, path: str) -> str:
        """The text of a file as it was taken in."""
        with self._lock, self._mended():
            found = self._open().execute(
                "SELECT body FROM words WHERE rowid = (SELECT id FROM files WHERE path = ?)",
                (path,),
            )
            row = found.fetchone()
            return str(row[0]) if row else ""
        return ""

    def close(self) -> None:
        """Leave the file."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    def forget(self) -> None:
        """Take the file away, with what it keeps of rows that were deleted."""
        with self._lock:
            self._discard()

    def _paths(self, *expressions: str) -> list[str]:
        database = self._open()
        rows = (row for one in expressions for row in database.execute(FIND, (one,)))
        return list(dict.fromkeys(row[0] for row in rows))

    def _anywhere(self, word: str) -> str:
        starts = f'"{word}"*'
        if len(word) < COMPOUND or " " in word:
            return starts
        found = self._open().execute(COMPOUNDS, (f"*{word}*", MOST_COMPOUNDS))
        quoted = ['"' + str(row[0]).replace('"', '""') + '"' for row in found]
        return "(" + " OR ".join([starts, *quoted]) + ")"

    def _forget(self, path: str) -> None:
        database = self._open()
        row = database.execute("SELECT id FROM files WHERE path = ?", (path,)).fetchone()
        if row:
            database.execute("DELETE FROM words WHERE rowid = ?", row)
            database.execute("DELETE FROM files WHERE id = ?", row)

    def _add(self, text: Text) -> None:
        database = self._open()
        added = database.execute(
            "INSERT INTO files (path, digest) VALUES (?, ?)", (text.path, text.digest)
        )
        database.execute(
            "INSERT INTO words (rowid, title, fields, body) VALUES (?, ?, ?, ?)",
            (added.lastrowid, *(_clean(part) for part in text[2:])),
        )

    def _open(self) -> sqlite3.Connection:
        import sqlite3

        if self._database is None:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            database = sqlite3.connect(
                self._path, timeout=1.0, isolation_level=None, check_same_thread=False
            )
            self._database = database
            database.execute("PRAGMA synchronous = OFF")
            if database.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
                if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    raise sqlite3.DatabaseError("of another version")
                for statement in SCHEMA:
                    database.execute(statement)
        return self._database

    @contextlib.contextmanager
    def _mended(self) -> Iterator[None]:
        """Whatever is wrong with the file, it is made anew by the next who asks."""
        import sqlite3

        try:
            yield
        except sqlite3.Error as error:
            if not any(word in str(error) for word in ("locked", "busy")):
                self._discard()
        except (OSError, UnicodeError):
            self.close()

    def _discard(self) -> None:
        self.close()
        for suffix in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink()


def stale(known: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """What has to be read again, and what is gone."""
    return (
        [path for path, digest in wanted.items() if known.get(path) != digest],
        [path for path in known if path not in wanted],
    )


def _clean(text: str) -> str:
    return text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
