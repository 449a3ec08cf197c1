"""The days of a journal for a calendar: meetings with their agenda, and all that is due (M4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING

from ..guidance.due import Due, DueKind, due
from ..i18n import msg
from ..records.record import Record
from ..render.calendar import Entry, calendar
from ..render.private import without_private
from ..text.clean import one_line, plain
from ..text.sections import find_section
from .exports import body_of
from .titles import title_of

if TYPE_CHECKING:
    from .journal import Journal

USUAL_MINUTES = 60
GONE = ("cancelled", "moved")


def calendar_of(journal: Journal) -> bytes:
    """The calendar file of the open mentorship."""
    journal_record = journal.snapshot.journal
    created = journal_record.text("created") if journal_record else ""
    title = one_line(journal_record.title) if journal_record else ""
    entries = [*_meetings(journal), *_due(journal)]
    return calendar(entries, f"{title} {created}".strip(), journal.clock(), _local)


def _local(when: datetime) -> datetime:
    """A time with no zone is one of the machine's own, summer and winter."""
    return when.astimezone()


def _meetings(journal: Journal) -> Iterator[Entry]:
    agreement = journal.snapshot.single("agreement")
    usual = agreement.number("minutes") if agreement else None
    for meeting in journal.snapshot.current("meeting"):
        day = meeting.date("date")
        if day is not None:
            yield Entry(
                key=meeting.path,
                day=day,
                summary=title_of(meeting, journal.snapshot, journal.tr),
                description=_agenda(journal, meeting),
                local=_time(meeting.text("time")),
                minutes=meeting.number("minutes") or usual or USUAL_MINUTES,
                place=one_line(meeting.text("place")),
                cancelled=meeting.text("status") in GONE,
            )


def _agenda(journal: Journal, meeting: Record) -> str:
    body = plain(without_private(body_of(journal, meeting)))
    section = find_section(body, journal.tr(msg("Agenda")))
    return section.text.strip() if section else ""


def _due(journal: Journal) -> Iterator[Entry]:
    for one in due(journal.snapshot, journal.clock().date(), None):
        record = journal.snapshot.records[one.path]
        if one.kind is DueKind.MEETING and record.date("date") == one.date:
            continue
        words = one_line(journal.tr(one.text))
        yield Entry(
            key=f"{one.kind}:{one.path}{_task_key(one)}",
            day=one.date,
            summary=words,
            todo=one.kind is DueKind.ACTION,
        )


def _task_key(one: Due) -> str:
    """An action is known by its words: its line moves as others are written above it."""
    return f":{one.text.params.get('text', '')}" if one.kind is DueKind.ACTION else ""


def _time(text: str) -> time | None:
    found = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", text)
    return time(int(found[1]), int(found[2])) if found else None
