"""What a calendar may have from an earlier export and that holds no more: it is told so (M4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ...guidance.due import DueKind
from ...guidance.facts import Facts, is_planned
from ...guidance.term import term_of
from ...i18n import Message, msg
from ...records.record import Record, State
from ...render.calendar import Entry
from ...render.outgoing import DUE_FOR_MENTOR
from ...render.source import Audience, Source
from ..words.titles import title_of
from .calendar_names import CalendarNames

if TYPE_CHECKING:
    from ..journal import Journal

# the field with the day, by type, and what the entry was of
DATED = {
    "candidate": ("next_date", DueKind.FOLLOW_UP),
    "person": ("follow_up", DueKind.FOLLOW_UP),
    "contact": ("follow_up", DueKind.FOLLOW_UP),
    "tryout": ("date", DueKind.TRYOUT),
    "goal": ("due", DueKind.GOAL),
}
NEXT_MEETING = ("next_date", DueKind.MEETING)


def due_key(kind: DueKind, name: str, words: Message) -> str:
    """What an entry of that kind, of the record of that name, is known by."""
    # both evaluations stand on the agreement
    return f"{kind}:{name}:{words.text}" if kind is DueKind.EVALUATION else f"{kind}:{name}"


@dataclass(frozen=True)
class CalledOff:
    """Looks only for days ahead: what is past may stay in a calendar as it was."""

    journal: Journal
    source: Source
    names: CalendarNames

    def entries(self) -> Iterator[Entry]:
        """Some of them are still due, under the same key: those are no more called off."""
        yield from self._records()
        yield from self._deleted()
        yield from self._elsewhere()
        yield from self._term()

    def _records(self) -> Iterator[Entry]:
        for record in self.journal.snapshot.records.values():
            if record.state is not State.KNOWN or not self.source.shown(record):
                continue
            if self._had(record):
                yield from self._of(record, self.names.of(record.path), *DATED[record.type])
            if record.type == "tryout" and self.source.audience is Audience.ME:
                key = due_key(DueKind.FOLLOW_UP, self.names.of(record.path), Message(""))
                yield from self._ahead(key, record.date("date"), record)
            if record.type == "meeting":
                yield from self._of(record, self.names.of(record.path), *NEXT_MEETING)

    def _had(self, record: Record) -> bool:
        """True for a type whose days the reader has been told."""
        found = DATED.get(record.type)
        return found is not None and (
            self.source.audience is Audience.ME or found[1] in DUE_FOR_MENTOR
        )

    def _of(self, record: Record, name: str, field: str, kind: DueKind) -> Iterator[Entry]:
        day = record.date(field) or self.names.last_day(record, field)
        yield from self._ahead(due_key(kind, name, Message("")), day, record)

    def _deleted(self) -> Iterator[Entry]:
        for name, record in self.names.deleted():
            if not self.source.shown(record):
                continue
            if self._had(record):
                field, kind = DATED[record.type]
                yield from self._ahead(due_key(kind, name, Message("")), record.date(field), record)
            if record.type == "meeting":
                yield from self._ahead(name, record.date("date"), record)

    def _elsewhere(self) -> Iterator[Entry]:
        """The meetings planned in a mentorship that is not the open one."""
        current = self.journal.snapshot.mentorship
        for meeting in self.journal.snapshot.of("meeting"):
            is_other = current is None or meeting.mentorship != current.slug
            if is_other and is_planned(meeting) and self.source.shown(meeting):
                yield from self._ahead(self.names.of(meeting.path), meeting.date("date"), meeting)

    def _term(self) -> Iterator[Entry]:
        facts = Facts(self.journal.snapshot, self.source.today)
        term, where = term_of(facts), facts.agreement or facts.mentorship
        if term is None or where is None or facts.mentorship is None:
            return
        if self.source.shown(where):
            for words, day in (
                (msg("Mid-term review"), term.halfway),
                (msg("Final evaluation"), term.end),
            ):
                key = due_key(DueKind.EVALUATION, self.names.of(where.path), words)
                yield from self._ahead(key, day, where, words)
        if self.source.shown(facts.mentorship):
            key = due_key(DueKind.TERM, self.names.of(facts.mentorship.path), Message(""))
            yield from self._ahead(key, term.end, facts.mentorship, msg("The term ends"))

    def _ahead(
        self, key: str, day: date | None, record: Record, words: Message | None = None
    ) -> Iterator[Entry]:
        if day is not None and day >= self.source.today:
            tr = self.journal.tr
            summary = tr(words) if words else title_of(record, self.journal.snapshot, tr)
            yield Entry(key, day, summary, cancelled=True, about=record.path)
