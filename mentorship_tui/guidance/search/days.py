"""`due:` of a search: which days are meant, in the words of the forms, and what is due on them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from ...records.record import Record
from ...text.days import day_of, month_of

FIELDS = ("due", "follow_up", "next_date", "ask_follow_up")
_ASKED = re.compile(r"([<>]?)=?\s*(.+)\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_YEAR = re.compile(r"\d{4}\Z")


class Span(NamedTuple):
    """From a day to a day, both among them."""

    first: date
    last: date


def span_of(value: str, today: date) -> Span | None:
    """The days that `<2w`, `>fri`, `2027-03`, `2027-01..2027-03`, `march` or `tomorrow` mean.

    None if they mean none.
    """
    found = _ASKED.match(value)
    named = _named(found[2].strip(), today) if found else None
    if found is None or named is None:
        return None
    match found[1]:
        case "<":
            return Span(date.min, named.last)
        case ">":
            return Span(named.first, date.max)
    return named


def day_of_record(record: Record) -> date:
    """When it was, or is to be, else since when it is there."""
    return record.date("date") or record.date("created") or date.min


def days_of(record: Record, done: Collection[str], stage: str) -> list[date]:
    """The days something is to be done by; nothing is due in what is done."""
    days = [task.due for task in record.tasks if task.due and not task.done]
    if stage in done:
        return days
    names = (*FIELDS, *(("date",) if stage == "planned" else ()))
    return days + [day for day in map(record.date, names) if day]


def _named(words: str, today: date) -> Span | None:
    begin, dots, end = words.partition("..")
    if dots:
        first = _one(begin, today) if begin else Span(date.min, date.min)
        last = _one(end, today) if end else Span(date.max, date.max)
        return Span(first.first, last.last) if first and last and begin + end else None
    return _one(words, today)


def _one(words: str, today: date) -> Span | None:
    """A day, a month or a year; a month by its name alone is the one that comes, or is."""
    try:
        if month := _MONTH.match(words):
            return _month(int(month[1]), int(month[2]))
        if _YEAR.match(words):
            return Span(date(int(words), 1, 1), date(int(words), 12, 31))
    except ValueError:
        return None
    if named := day_of(words, today):
        return Span(named, named)
    number = month_of(words)
    return _month(today.year + (number < today.month), number) if number else None


def _month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
