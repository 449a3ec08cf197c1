"""The days of a journal for a calendar: meetings with their agenda, and all that is due (M4)."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, time
from typing import TYPE_CHECKING

from ...guidance.due import Due, DueKind, action_words, due
from ...i18n import msg
from ...records.record import Record
from ...render.calendar import USUAL_MINUTES, Entry, calendar
from ...render.outgoing import DUE_FOR_MENTOR
from ...render.source import Audience, Source
from ...text.clean import one_line
from ...text.days import time_of
from ..events import Noticed
from ..time_zone import is_universal, likely_zone, own_zone
from ..words.titles import title_of
from .calendar_names import CalendarNames
from .called_off import CalledOff, due_key

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from ..journal import Journal

ZONE_TOLD = "zone-told"
SETTINGS_FILE = "settings.toml"
GONE = ("cancelled", "moved")


def calendar_of(journal: Journal, source: Source) -> bytes:
    """The calendar file of the open mentorship, with what its reader may see."""
    names = CalendarNames(journal)
    home = journal.snapshot.journal
    due_now = [one for one in due(journal.snapshot, source.today, None) if _may_see(one, source)]
    found = (*_meetings(journal, source, names), *_due(journal, source, names, due_now))
    here = {entry.key: entry for entry in (*found, *_actions(source, names, due_now))}
    for entry in CalledOff(journal, source, names).entries():
        here.setdefault(entry.key, entry)
    entries = list(here.values())
    zone = own_zone()
    _tell(journal, entries, zone)
    name = one_line(home.title) if home else ""
    if source.audience is Audience.MENTOR:
        name = source.tr(msg("Mentoring: {mentee}", mentee=one_line(source.mentee)))
    whose, changes = names.whose, names.changes
    at = UTC if zone is not None and is_universal(zone) else zone
    return calendar(entries, name, whose, journal.clock(), at, changes)


def _tell(journal: Journal, entries: Sequence[Entry], zone: ZoneInfo | None) -> None:
    """Days that must be a slip, and once, where nobody may live: the zone the times are in."""
    for entry in entries:
        if not entry.is_ordinary and not entry.cancelled:
            journal.tell(
                Noticed(
                    msg(
                        "{path}: the day {day} is so far off that it must be a slip. It stands in "
                        "the calendar without a time of day; many programs cannot show it.",
                        path=one_line(entry.about),
                        day=entry.day.isoformat(),
                    )
                )
            )
    timed = any(one.local is not None and not one.cancelled for one in entries)
    if timed and (zone is None or is_universal(zone)) and journal.places.told_once(ZONE_TOLD):
        likely = likely_zone(dict(os.environ)) or "Europe/Stockholm"
        journal.tell(
            Noticed(
                msg(
                    "This machine keeps UTC, and so do the times in the calendar. If you live by "
                    'another clock, write zone = "{zone}" in {file} and export it again.',
                    zone=likely,
                    file=str(journal.places.config / SETTINGS_FILE),
                )
            )
        )


def _meetings(journal: Journal, source: Source, names: CalendarNames) -> Iterator[Entry]:
    agreement = journal.snapshot.single("agreement")
    usual = agreement.number("minutes") if agreement else None
    for meeting in source.records("meeting"):
        day = meeting.date("date")
        if day is not None:
            yield Entry(
                key=names.of(meeting.path),
                day=day,
                summary=_summary(meeting, journal),
                description=source.below(meeting, msg("Agenda")),
                local=_time(meeting.text("time")),
                minutes=meeting.number("minutes") or usual or USUAL_MINUTES,
                place=one_line(meeting.text("place")),
                cancelled=meeting.text("status") in GONE,
                about=meeting.path,
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


def _may_see(one: Due, source: Source) -> bool:
    record = source.snapshot.records[one.path]
    if source.audience is Audience.MENTOR and one.kind not in DUE_FOR_MENTOR:
        return False
    is_there = one.kind is DueKind.MEETING and record.date("date") == one.date  # as a meeting
    return source.shown(record) and not is_there


def _due(
    journal: Journal, source: Source, names: CalendarNames, due_now: Sequence[Due]
) -> Iterator[Entry]:
    for one in due_now:
        if one.kind is not DueKind.ACTION:
            words = one_line(journal.tr(one.text))
            yield Entry(
                due_key(one.kind, names.of(one.path), one.text), one.date, words, about=one.path
            )


def _actions(source: Source, names: CalendarNames, due_now: Sequence[Due]) -> Iterator[Entry]:
    """What is promised, what has been done since it was exported, and what is no more (R50)."""
    waiting = Counter((one.path, _words(one), one.date) for one in due_now)
    for meeting in source.records("meeting"):
        for action in names.tasks(meeting, source):
            words, day = one_line(action.task.text), action.due
            if day is None:
                continue
            mark = (meeting.path, words, day)
            is_due = action.there and not action.task.done and waiting[mark] > 0
            waiting[mark] -= is_due
            is_done = action.there and action.task.done and action.task.due is not None
            if is_due or is_done or day >= source.today:
                yield Entry(
                    f"{DueKind.ACTION}:{names.of(meeting.path)}:{one_line(action.name)}",
                    day,
                    one_line(source.tr(action_words(action.task))),
                    todo=True,
                    done=is_done,
                    cancelled=not is_due and not is_done,
                    about=meeting.path,
                )


def _words(one: Due) -> str:
    return str(one.text.params.get("text", ""))


def _time(text: str) -> time | None:
    said = time_of(text)
    return time.fromisoformat(said) if said else None
