"""Finds records by what is written in them; keeps the index of words beside the journal."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...guidance.search.days import day_of_record
from ...guidance.search.filters import Test, due_by, test_of, understood
from ...guidance.search.fuzzy import Titles
from ...guidance.search.query import Query, parse
from ...records.private import private_lines
from ...records.record import Record, State, Value
from ...records.registry import record_type
from ...records.snapshot import Snapshot
from ...store.words import LONGEST, Text, Words, fts_works, stale
from ...text.clean import one_line
from ...text.fold import fold, pattern_of
from ..words.titles import title_of
from .passages import passage_of

if TYPE_CHECKING:
    from ..ledger.ledger import Ledger

MOST = 50
BATCH = 40  # files, or
BATCH_SIZE = 1_000_000  # characters, whichever is reached first
UNSAID = ("type", "created")
FUZZY_BELOW = 20  # sure hits, from which on nobody wants guesses


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, the passage, and where in it the words stand."""

    record: Record
    title: str
    passage: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    line: int = 0  # of the passage in the text below the front matter, from 1
    hidden: bool = False  # the words stand in what is for the mentee alone


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits; `more` if there are others. `query` is what was understood."""

    query: Query
    hits: tuple[Hit, ...]
    more: bool = False
    strange: tuple[str, ...] = ()  # what was typed as a filter and means nothing


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the index has come with what is new: files, and how much of it was read."""

    done: int
    total: int
    characters: int


class Search:
    """One journal's search; for worker threads. `update` brings the index up to the snapshot."""

    def __init__(self, journal: Ledger, *, index: bool | None = None) -> None:
        self._journal = journal
        place = journal.places.index_of(journal.root).with_name("words.sqlite")
        self._words = Words(place) if (fts_works() if index is None else index) else None
        self._lock = threading.Lock()
        self._titles: tuple[Snapshot, list[str], Titles] | None = None
        self._by_day: tuple[Snapshot, list[str]] | None = None
        self._closed = False
        self._taken_in: Snapshot | None = None

    def update(self, progress: Callable[[Progress], None] | None = None) -> None:
        """Take in what is not as the index has it, a little at a time, and tell after each."""
        if self._words is None:
            return
        with self._lock:
            snapshot = self._journal.snapshot
            if snapshot is self._taken_in:
                return
            records = snapshot.records
            wanted = {path: record.digest or path for path, record in records.items()}
            new, gone = stale(self._words.known(), wanted)
            if gone:
                self._words.put((), gone)
            done = characters = 0
            for batch in self._batches(records[path] for path in new):
                if self._closed:
                    return
                self._words.put(batch)
                done += len(batch)
                characters += sum(len(text.body) for text in batch)
                if progress:
                    progress(Progress(done, len(new), characters))
            self._taken_in = snapshot

    def _batches(self, records: Iterable[Record]) -> Iterator[list[Text]]:
        batch: list[Text] = []
        size = 0
        for record in records:
            batch.append(self._text(record))
            size += len(batch[-1].body)
            if len(batch) == BATCH or size >= BATCH_SIZE:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def forget(self) -> None:
        """Begin with an empty index, which keeps nothing of what was."""
        with self._lock:
            if self._words is not None:
                self._words.forget()
            self._titles = self._by_day = self._taken_in = None

    def begin(self) -> None:
        """Put the titles together, so that the first key finds as fast as the next."""
        self._known_titles(self._journal.snapshot)

    def find(self, text: str, most: int = MOST, *, private: bool = True) -> Found:
        """The records that fit, sure hits first, then titles that have the letters.

        Without `private` no passage is out of what is for the mentee alone.
        """
        journal = self._journal
        snapshot = journal.snapshot
        today = journal.clock().date()
        query, strange = understood(parse(text), snapshot, today, journal.tr)
        if not query:
            return Found(query, (), strange=strange)
        test = test_of(query, snapshot, today, journal.tr)
        paths = self._paths(query, snapshot, test, today)
        found = list(islice(paths, most + 1))
        records = [snapshot.records[path] for path in found[:most]]
        hits = tuple(self._hit(one, query, snapshot, private) for one in records)
        return Found(query, hits, len(found) > most, strange)

    def close(self) -> None:
        """Leave the index."""
        self._closed = True
        if self._words is not None:
            self._words.close()

    def _paths(self, query: Query, snapshot: Snapshot, test: Test, today: date) -> Iterator[str]:
        if not query.words:
            yield from self._passing(query, snapshot, test, today)
            return
        seen: set[str] = set()
        for source in self._sources(query, snapshot, seen):
            for path in source:
                record = snapshot.records.get(path)
                if path not in seen and record is not None and test(record):
                    seen.add(path)
                    yield path

    def _sources(self, query: Query, snapshot: Snapshot, seen: set[str]) -> Iterator[Iterable[str]]:
        yield self._by_title(query, snapshot)
        if self._words is None:
            yield self._by_reading(query, snapshot)
        else:
            yield self._words.find(query.words)
        if len(seen) < FUZZY_BELOW:
            if self._words is not None:
                yield self._words.find_inside(query.words)
            paths, titles = self._known_titles(snapshot)
            if not seen:
                yield [paths[at] for at in titles.with_slips(query.words, MOST)]
            yield [paths[at] for at in titles.find(query.words, MOST)]

    def _passing(self, query: Query, snapshot: Snapshot, test: Test, today: date) -> Iterator[str]:
        """What passes the filters alone: the newest first, of what is due the soonest."""
        due = due_by(query, snapshot, today)
        if due is None:
            records = self._newest_first(snapshot)
            return (path for path in records if test(snapshot.records[path]))
        found = [(due(one), path) for path, one in snapshot.records.items() if test(one)]
        return (path for _, path in sorted(found))

    def _newest_first(self, snapshot: Snapshot) -> list[str]:
        known = self._by_day
        if known is None or known[0] is not snapshot:
            days = {path: day_of_record(one) for path, one in snapshot.records.items()}
            known = self._by_day = (snapshot, sorted(days, key=days.__getitem__, reverse=True))
        return known[1]

    def _by_title(self, query: Query, snapshot: Snapshot) -> list[str]:
        paths, titles = self._known_titles(snapshot)
        return [paths[at] for at in titles.with_words(query.words, MOST)]

    def _by_reading(self, query: Query, snapshot: Snapshot) -> Iterator[str]:
        patterns = [pattern_of([word], inside=True) for word in query.words]
        for path, record in snapshot.records.items():
            text = "\n".join(self._text(record)[2:])
            if all(pattern.search(text) for pattern in patterns):
                yield path

    def _known_titles(self, snapshot: Snapshot) -> tuple[list[str], Titles]:
        known = self._titles
        if known is None or known[0] is not snapshot:
            tr = self._journal.tr
            records = snapshot.records
            titles = Titles([fold(title_of(one, snapshot, tr)) for one in records.values()])
            known = self._titles = (snapshot, list(records), titles)
        return known[1], known[2]

    def _text(self, record: Record) -> Text:
        title = title_of(record, self._journal.snapshot, self._journal.tr)
        fields = _fields(record)
        digest = record.digest or record.path
        return Text(record.path, digest, title, fields, self._read(record))

    def _read(self, record: Record) -> str:
        """The file's prose; of a file that is no record, all of it that is text."""
        try:
            opened = self._journal.read(record.path)
        except MentorshipError:
            return ""
        if opened.document is not None and record.state is not State.FOREIGN:
            return opened.document.body[:LONGEST]
        return "" if b"\0" in opened.data[:8192] else opened.data.decode("utf-8", "replace")

    def _hit(self, record: Record, query: Query, snapshot: Snapshot, private: bool) -> Hit:
        title = title_of(record, snapshot, self._journal.tr)
        if not query.words:
            return Hit(record, title)
        body = self._words.body(record.path) if self._words else self._read(record)
        shown = body if private else _without_private(body)
        found = passage_of(shown, query.words)
        if found is not None:
            return Hit(record, title, found.text, found.marks, found.line)
        if not private and (_may_be_private(record) or passage_of(body, query.words)):
            return Hit(record, title, hidden=True)
        for label, text in self._told(record):
            if found := passage_of(text, query.words):
                marks = tuple((start + len(label), end + len(label)) for start, end in found.marks)
                return Hit(record, title, label + found.text, marks)
        return Hit(record, title)

    def _told(self, record: Record) -> Iterator[tuple[str, str]]:
        """Labels and fields as the screen has them: of a choice its label, of somebody the name."""
        kind, words = record_type(record.type), self._journal.wording
        for name, value in record.fields.items():
            field = kind.field(name) if kind else None
            chosen = field is not None and bool(field.choices or field.keys or field.refers)
            text = words.told(record, name, value) if chosen else _plain(value)
            if name not in UNSAID and text != record.title:
                label = self._journal.tr(field.label) if field else one_line(name)
                yield f"{label}: ", text


def _may_be_private(record: Record) -> bool:
    """True for a question about prose: its fields are the texts of both sides."""
    return record.type == "conflict" and record.text("field").startswith("#")


def _without_private(body: str) -> str:
    """The text with empty lines for those that are for the mentee alone."""
    hidden = private_lines(body)
    if not hidden:
        return body
    lines = body.split("\n")
    return "\n".join("" if at in hidden else line for at, line in enumerate(lines, start=1))


def _fields(record: Record) -> str:
    """What is written in the fields, without what is known from the title."""
    values = (value for name, value in record.fields.items() if name not in UNSAID)
    return "\n".join(text for value in values if (text := _plain(value)) != record.title)


def _plain(value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    return "" if value is None else str(value)
