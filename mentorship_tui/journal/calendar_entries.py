"""The days of a journal for a calendar: meetings with their agenda, and all that is due (M4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..errors import MentorshipError
from ..guidance.due import Due, DueKind, action_words, due
from ..i18n import msg
from ..records.read import read_record
from ..records.record import Record
from ..render.calendar import Entry, calendar
from ..render.source import Source
from ..text.clean import one_line
from ..text.tasks import Task, parse_tasks
from .history import deleted, version_of
from .titles import title_of

if TYPE_CHECKING:
    from .journal import Journal

USUAL_MINUTES = 60
GONE = ("cancelled", "moved")


def calendar_of(journal: Journal, source: Source) -> bytes:
    """The calendar file of the open mentorship, with what its reader may see."""
    home = journal.snapshot.journal
    # what an entry is known by must not change with the name of the journal
    whose = f"{home.text('created')} {home.text('mentee')}" if home else ""
    name = one_line(home.title) if home else ""
    here = {entry.key: entry for entry in (*_meetings(journal, source), *_due(journal, source))}
    over = (*_done(journal, source), *_deleted(journal, source))
    every = [*here.values(), *(entry for entry in over if entry.key not in here)]
    return calendar(every, name, whose, journal.clock(), _local)


def _local(when: datetime) -> datetime:
    """A time with no zone is one of the machine's own, summer and winter."""
    return when.astimezone()


def _meetings(journal: Journal, source: Source) -> Iterator[Entry]:
    agreement = journal.snapshot.single("agreement")
    usual = agreement.number("minutes") if agreement else None
    for meeting in source.records("meeting"):
        day = meeting.date("date")
        if day is not None:
            yield Entry(
                key=meeting.path,
                day=day,
                summary=_summary(meeting, journal),
                description=source.below(meeting, msg("Agenda")),
                local=_time(meeting.text("time")),
                minutes=meeting.number("minutes") or usual or USUAL_MINUTES,
                place=one_line(meeting.text("place")),
                cancelled=meeting.text("status") in GONE,
            )


def _summary(meeting: Record, journal: Journal) -> str:
    """Who meets, among all else that stands in a calendar, which has the day itself."""
    home, current = journal.snapshot.journal, journal.snapshot.mentorship
    slugs = current.words("mentor") if current else ()
    mentor = journal.snapshot.person(slugs[0]) if slugs else None
    mentee = one_line(home.text("mentee")) if home else ""
    if meeting.title or mentor is None or not mentee:
        return title_of(meeting, journal.snapshot, journal.tr, dated=False)
    name = one_line(mentor.title)
    return journal.tr(msg("Mentoring: {mentee} and {mentor}", mentee=mentee, mentor=name))


def _deleted(journal: Journal, source: Source) -> Iterator[Entry]:
    """The meetings ahead that are no more: a calendar that has them is told."""
    current = journal.snapshot.mentorship
    if current is None:
        return
    folder = f"{PurePosixPath(current.path).parent}/meetings/"
    with suppress(MentorshipError):  # a history that cannot be read keeps nobody from the rest
        for gone in deleted(journal, folder):
            data = version_of(journal, gone.parent, gone.path)
            meeting = read_record(gone.path, data or b"")
            day = meeting.date("date")
            if day is not None and day >= journal.clock().date() and source.shown(meeting):
                yield Entry(gone.path, day, _summary(meeting, journal), cancelled=True)


def _due(journal: Journal, source: Source) -> Iterator[Entry]:
    for one in due(journal.snapshot, journal.clock().date(), None):
        record = journal.snapshot.records[one.path]
        if not source.shown(record) or _has_entry(one, record) or _is_hidden(one, record, source):
            continue
        todo = one.kind is DueKind.ACTION
        words = one_line(journal.tr(one.text))
        yield Entry(_key(one), one.date, words, todo=todo)


def _done(journal: Journal, source: Source) -> Iterator[Entry]:
    """What has been done since it was exported: a calendar that has it is told."""
    for meeting in source.records("meeting"):
        for task in _shown_tasks(meeting, source):
            if task.done and task.due:
                words = one_line(journal.tr(action_words(task)))
                key = _action_key(meeting.path, one_line(task.text))
                yield Entry(key, task.due, words, todo=True, done=True)


def _has_entry(one: Due, record: Record) -> bool:
    return one.kind is DueKind.MEETING and record.date("date") == one.date


def _is_hidden(one: Due, record: Record, source: Source) -> bool:
    """An action that stands where only the mentee may read it (R50)."""
    if one.kind is not DueKind.ACTION:
        return False
    return _words(one) not in {one_line(task.text) for task in _shown_tasks(record, source)}


def _shown_tasks(record: Record, source: Source) -> tuple[Task, ...]:
    return parse_tasks(source.without_private(record))


def _words(one: Due) -> str:
    return str(one.text.params.get("text", ""))


def _key(one: Due) -> str:
    """An action is known by its words: its line moves as others are written above it."""
    if one.kind is DueKind.ACTION:
        return _action_key(one.path, _words(one))
    # both evaluations stand on the agreement
    which = f":{one.text.text}" if one.kind is DueKind.EVALUATION else ""
    return f"{one.kind}:{one.path}{which}"


def _action_key(path: str, words: str) -> str:
    return f"{DueKind.ACTION}:{path}:{words}"


def _time(text: str) -> time | None:
    found = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", text)
    return time(int(found[1]), int(found[2])) if found else None
