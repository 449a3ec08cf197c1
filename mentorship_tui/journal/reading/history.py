"""What happened in the journal and to each record, read from git as it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from ...guidance.search.query import longest_word
from ...records.model import RecordType
from ...records.read import read_record
from ...records.record import Record, State
from ...records.registry import type_of_path
from ...text.clean import one_line
from ..words.wording import changed_fields

if TYPE_CHECKING:
    from ...vcs.history.log import Touched, Version
    from ..journal import Journal

MOST_FILES = 12  # whose differences are read for one change; the rest are only named


class Origin(StrEnum):
    """Where a change came from."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    SYNC = "sync"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: when, what, and the files it touched. Its texts are safe for the screen."""

    oid: str
    parent: str
    when: datetime
    author: str
    subject: str
    origin: Origin
    files: tuple[Touched, ...]

    @property
    def kinds(self) -> tuple[RecordType, ...]:
        """The types of the records it touched."""
        found = (type_of_path(touched.path) for touched in self.files)
        return tuple(dict.fromkeys(kind for kind in found if kind is not None))

    @property
    def path(self) -> str:
        """The first file's path, which in a record's own history is the record's."""
        return self.files[0].path if self.files else ""


@dataclass(frozen=True)
class Difference:
    """One file before and after; None is a file that was not there."""

    path: str
    before: bytes | None
    after: bytes | None
    old_path: str = ""

    @cached_property
    def record_before(self) -> Record | None:
        """The record it was."""
        if self.before is None:
            return None
        return read_record(self.old_path or self.path, self.before)

    @cached_property
    def record_after(self) -> Record | None:
        """The record it became."""
        return None if self.after is None else read_record(self.path, self.after)

    @property
    def record(self) -> Record | None:
        """The record as it became, else as it was."""
        return self.record_after or self.record_before

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields that are others, maps by their items."""
        before, after = self.record_before, self.record_after
        empty = Record(self.path, State.UNKNOWN, "", "", "", "")
        return tuple(changed_fields(before or empty, after or empty))

    @cached_property
    def texts(self) -> tuple[str, str]:
        """The texts below the fields; the whole file where it has no fields."""
        return body_text(self.before), body_text(self.after)


def entries(journal: Journal) -> Iterator[Entry]:
    """What happened in the journal, the newest first; comes as git finds it. Raises GitError."""
    from ...vcs.history.log import history

    return (_entry(version) for version in history(journal.versions.repository))


def writing(journal: Journal, text: str) -> Iterator[Entry]:
    """What wrote or took away a line with the longest word of the search. Raises GitError.

    So one finds what stands nowhere any more.
    """
    from ...vcs.history.log import writing as versions

    word = longest_word(text)
    if not word:
        return iter(())
    return (_entry(version) for version in versions(journal.versions.repository, word))


def versions_of(journal: Journal, path: str) -> Iterator[Entry]:
    """What happened to one record, under whatever name it had. Raises GitError."""
    from ...vcs.history.log import history

    return (_entry(version) for version in history(journal.versions.repository, path))


def deleted(journal: Journal, folder: str = "") -> Iterator[Entry]:
    """The records that are no more, each with the change that took it away. Raises GitError.

    Not what goes on under another name, and no questions: their answers took them away.
    """
    from ...vcs.history.log import deletions, moved_in_steps

    there = set(journal.snapshot.records)
    seen = set(there)
    moved: set[str] | None = None
    for version in deletions(journal.versions.repository, folder):
        for touched in version.files:
            kind = type_of_path(touched.path)
            if touched.path in seen or kind is None or kind.name == "conflict":
                continue
            seen.add(touched.path)
            if moved is None:
                moved = moved_in_steps(journal.versions.repository, there)
            if touched.path not in moved:
                yield replace(_entry(version), files=(touched,))


def records_before(journal: Journal, entries: Sequence[Entry]) -> list[Record | None]:
    """The record of each as it was before the change, all read in one go. Raises GitError."""
    from ...vcs.git.objects import read_many

    repository = journal.versions.repository
    names = [f"{entry.parent}:{repository.prefix}{entry.path}" for entry in entries]
    found = zip(entries, read_many(repository.git, names), strict=True)
    return [None if data is None else read_record(entry.path, data) for entry, data in found]


def differences(journal: Journal, entry: Entry) -> Iterator[Difference]:
    """What the change did to its files, of which there are at most MOST_FILES. Raises GitError."""
    for touched in islice(entry.files, MOST_FILES):
        old = touched.old or touched.path
        before = version_of(journal, entry.parent, old) if touched.status != "A" else None
        after = version_of(journal, entry.oid, touched.path) if touched.status != "D" else None
        yield Difference(touched.path, before, after, touched.old)


def version_of(journal: Journal, oid: str, path: str) -> bytes | None:
    """The file as it was after that change; None if there was none. Raises GitError."""
    from ...vcs.history.log import show_file

    return show_file(journal.versions.repository, oid, path) if oid else None


def _entry(version: Version) -> Entry:
    return Entry(
        version.oid,
        version.parents[0] if version.parents else "",
        version.when,
        one_line(version.author),
        one_line(version.subject),
        _origin(version),
        version.files,
    )


def _origin(version: Version) -> Origin:
    from ...vcs.history.undoable import REDOES, UNDOES

    if version.is_merge:
        return Origin.SYNC
    if version.trailers(UNDOES):
        return Origin.UNDO
    return Origin.REDO if version.trailers(REDOES) else Origin.CHANGE


def body_text(data: bytes | None) -> str:
    """The text below the fields of a version; the whole where it has none, "" where it is not."""
    from ...text.document import Document, DocumentError

    if data is None:
        return ""
    try:
        return Document.parse(data).body.replace("\r\n", "\n").strip("\n")
    except DocumentError:
        return data.decode("utf-8", "replace")
