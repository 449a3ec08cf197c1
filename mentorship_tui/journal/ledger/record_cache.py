"""The records of a journal in memory, with the cache beside: read, put, taken away, scanned."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...records.record import Record
from ...records.snapshot import Snapshot
from ...store.files import Store, is_record
from ...store.index import Index
from .opened import NotEditable, Opened

if TYPE_CHECKING:
    from ...i18n import Message
    from ...text.document import Document


class RecordCache:
    """Holds the current snapshot; each change makes a new one."""

    def __init__(self, store: Store, index_path: Path) -> None:
        self.store = store
        self._index = Index(index_path)
        self._lock = threading.RLock()
        self.snapshot = Snapshot(self._index.load())

    def forget(self) -> None:
        """Take away what is kept of the files beside the journal; the next scan reads them all."""
        with self._lock:
            self._index.forget()

    def scan(self, progress: Callable[[int, int], None] | None = None) -> frozenset[str]:
        """Read what has changed on the disk; the paths that did.

        Raises StoreError: an empty folder in the journal's place has not lost all its records.
        """
        from ...store.scan import scan

        with self._lock:
            self.store.check_there()
            found = scan(self.store, self._index, progress)
            before, after = self.snapshot.records, found.records
            changed = frozenset(
                path
                for path in before.keys() | after.keys()
                if _digest_of(before.get(path)) != _digest_of(after.get(path))
            )
            if changed:
                self.snapshot = Snapshot(after)
        return changed

    def reread(self, paths: Iterable[str]) -> frozenset[str]:
        """Read these files again; those whose content is another than was known."""
        changed: dict[str, Record | None] = {}
        with self._lock:
            for path in paths:
                record = self.record_on_disk(path)
                if _digest(self.snapshot, path) != _digest_of(record):
                    changed[path] = record
            self._apply(changed)
        return frozenset(changed)

    def record_on_disk(self, path: str) -> Record | None:
        """The record as its file is now; None if there is no file."""
        if not self.store.exists(path):
            return None
        return self.store.record(path, self.snapshot.records.get(path))

    def put(self, path: str, data: bytes) -> Record:
        """A file was written: its record is this."""
        from ...records.read import read_record

        known = is_record(path, len(data))
        record = read_record(path, data) if known else self.store.record(path)
        with self._lock:
            self._apply({path: record})
        return record

    def drop(self, *paths: str) -> None:
        """Files were taken away."""
        with self._lock:
            self._apply(dict.fromkeys(paths))

    def open(self, path: str) -> Opened:
        """Read one file, for looking at or for editing."""
        version = self.store.read(path)
        opened = opened_from(path, version.data, self.snapshot.records.get(path))
        if is_record(path, len(version.data)):
            return opened
        record = replace(self.store.record(path), digest=version.digest)
        return replace(opened, digest=version.digest, document=None, record=record)

    def open_to_edit(self, path: str) -> tuple[Opened, Document]:
        """Read one file that is to be changed.

        Raises NotEditable if it does not parse.
        """
        opened = self.open(path)
        if opened.document is None:
            raise NotEditable(opened.record, _why_not(opened.data))
        return opened, opened.document

    def _apply(self, changed: dict[str, Record | None]) -> None:
        if not changed:
            return
        records = dict(self.snapshot.records)
        for path, record in changed.items():
            if record is None:
                records.pop(path, None)
            else:
                records[path] = record
        if any(path not in self.snapshot.records for path in changed):
            records = dict(sorted(records.items()))
        self.snapshot = Snapshot(records)


def opened_from(path: str, data: bytes, known: Record | None = None) -> Opened:
    """A version of a file, as it would have been read; `known` is spared that if it is of it."""
    from ...records.read import digest_of, read_record
    from ...text.document import Document, DocumentError

    try:
        document = Document.parse(data)
    except DocumentError:
        document = None
    if known is not None and known.digest == digest_of(data):
        return Opened(path, data, known.digest, document, known)
    record = read_record(path, data)
    return Opened(path, data, record.digest, document, record)


def _why_not(data: bytes) -> Message | None:
    """Why the text is no document; None where it is one, and it is the file that is refused."""
    from ...text.document import Document, DocumentError

    try:
        Document.parse(data)
    except DocumentError as error:
        return error.message
    return None


def _digest(snapshot: Snapshot, path: str) -> str:
    return _digest_of(snapshot.records.get(path))


def _digest_of(record: Record | None) -> str:
    return record.digest if record else ""
