"""What the records and actions of a journal are known by in a calendar, whatever they are called.

A UID must outlive a new title, file name, mentorship name or wording (RFC 5545 3.8.4.7), and be
the same on all machines. It comes from the path a record began at and from the words an action
began with, as the history tells: so nothing has to stand in the files for it, and a calendar that
was exported before names were followed keeps its UIDs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha1
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...records.private import without_private
from ...records.read import read_record
from ...records.record import Record
from ...records.registry import type_of_path
from ...render.source import Source
from ...text.task_names import Named, named_tasks
from ...text.tasks import Task, parse_tasks
from .history import body_text

if TYPE_CHECKING:
    from ...vcs.history.origins import Origins
    from ..journal import Journal

PATIENCE = 20.0  # seconds
_BOX = re.compile(rb"\[[ xX]\]")


@dataclass
class CalendarNames:
    """Asked for one export; without a history that can be read, a record's path is its name."""

    journal: Journal
    _tasks: dict[str, tuple[Named, ...]] = field(default_factory=dict)

    @cached_property
    def _origins(self) -> Origins:
        from ...vcs.history.origins import Origins, origins

        self.journal.drain(PATIENCE)
        try:
            found = origins(self.journal.versions.repository)
        except MentorshipError:
            return Origins()
        self._take_uncommitted(found)
        return found

    def _take_uncommitted(self, found: Origins) -> None:
        """What was moved by hand, or could not be committed yet, is the same record already."""
        from ...vcs.history.origins import ADDED, DELETED, Touch

        records = self.journal.snapshot.records
        new = [path for path in records if not found.has(path)]
        if not new:
            return
        gone = [Touch(DELETED, "", path) for path in found.there() if path not in records]
        come = [Touch(ADDED, self._blob(path), path) for path in new]
        found.take("", [*gone, *come])

    def _blob(self, path: str) -> str:
        """What git would call the file as it lies on the disk."""
        try:
            data = self.journal.read(path).data
        except MentorshipError:
            return ""
        return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

    @property
    def changes(self) -> int:
        """How many commits the journal has."""
        return self._origins.commits

    @cached_property
    def whose(self) -> str:
        """What tells the journal from others: the day it was made and for whom, as it began."""
        home = self.journal.snapshot.journal
        if home is None:
            return ""
        first = self._read(self._origins.versions_of(home.path)[:1])
        home = read_record(home.path, first[0]) if first and first[0] is not None else home
        return f"{home.text('created')} {home.text('mentee')}"

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """By path. Of two that a merge made of one record, the second has a name of its own."""
        found: dict[str, str] = {}
        for path in sorted(self.journal.snapshot.records):
            name = self._origins.name_of(path)
            found[path] = f"{name}@{path}" if name in found.values() else name
        return found

    def of(self, path: str) -> str:
        """The name of the record at that path."""
        return self._names.get(path) or self._origins.name_of(path)

    def tasks(self, record: Record, source: Source) -> tuple[Named, ...]:
        """The actions of a record that its reader may see, and those it has had."""
        if record.path not in self._tasks:
            blobs = self._read(self._origins.versions_of(record.path))
            texts = [body_text(data) for data in blobs if data and _BOX.search(data)]
            versions: list[Sequence[Task]] = [parse_tasks(without_private(one)) for one in texts]
            versions.append(parse_tasks(source.without_private(record)))
            self._tasks[record.path] = named_tasks(versions)
        return self._tasks[record.path]

    def last_day(self, record: Record, name: str) -> date | None:
        """The latest day that the field has had; None if it never had one."""
        line = re.compile(rb"^%s:[ \t]*[\"']?(\d{4}-\d\d-\d\d)" % re.escape(name).encode(), re.M)
        for data in reversed(self._read(self._origins.versions_of(record.path))):
            found = line.search(data) if data else None
            if found:
                try:
                    return date.fromisoformat(found[1].decode())
                except ValueError:
                    continue
        return None

    def deleted(self) -> list[tuple[str, Record]]:
        """The records that are nowhere now, as they were last, each with its name."""
        there = set(self._names.values())
        gone = [one for one in self._origins.deleted() if type_of_path(one.path) is not None]
        gone = [one for one in gone if one.name not in there]
        last = self._read([one.versions[-1] for one in gone])
        pairs = zip(gone, last, strict=True)
        return [(one.name, read_record(one.path, data)) for one, data in pairs if data is not None]

    def _read(self, blobs: Sequence[str]) -> list[bytes | None]:
        from ...vcs.git.objects import read_many

        try:
            return read_many(self.journal.versions.repository.git, blobs)
        except MentorshipError:
            return [None for _ in blobs]
