"""A meeting's agenda alone, or its outcome alone, for the mentor (docs/outgoing.md, O4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..i18n import Message, msg
from ..records.record import Record
from ..text.days import weekday_name
from .outgoing import may_leave
from .paper import Part
from .prose import lowered, with_tasks_told, without_empty
from .source import Source


def agenda_parts(source: Source, meeting: Record) -> list[Part]:
    """When and where, and what is to be brought up; empty while there is no agenda."""
    text = _section(source, meeting, msg("Agenda"))
    if not text:
        return []
    about = _heading(source, msg("Agenda for our meeting on {day}"), meeting)
    when = [source.value(meeting, "time"), source.value(meeting, "place")]
    return [part for part in (about, ", ".join(filter(None, when)), text) if part]


def outcome_parts(source: Source, meeting: Record) -> list[Part]:
    """What each of the two is to do, and when they meet next; the notes only if they are shared."""
    found = list(_outcome(source, meeting))
    about = _heading(source, msg("What we agreed on {day}"), meeting)
    return [about, *found] if found else []


def _outcome(source: Source, meeting: Record) -> Iterator[Part]:
    titles = [msg("Actions")]
    if may_leave(meeting, source.mentor_slug):
        titles.insert(0, msg("Notes"))
    for title in titles:
        text = _section(source, meeting, title)
        if text:
            yield f"## {source.tr(title)}\n\n{text}"
    day = meeting.date("next_date")
    if day:
        yield source.tr(msg("We meet next on {day}.", day=_day(source, day)))


def _section(source: Source, meeting: Record, title: Message) -> str:
    text = with_tasks_told(source.below(meeting, title), source.mentor)
    return lowered(without_empty(text).strip(), 1)


def _heading(source: Source, words: Message, meeting: Record) -> str:
    day = meeting.date("date")
    return f"# {source.tr(msg(words.text, day=_day(source, day) if day else '?'))}"


def _day(source: Source, day: date) -> str:
    weekday = weekday_name(day, source.tr.language)
    return f"{weekday if source.tr.language == 'en' else weekday.lower()} {day.isoformat()}"
