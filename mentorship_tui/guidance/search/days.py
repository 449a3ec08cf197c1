"""`due:` of a search: which days are meant, in the words of the forms, and what is due on them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from ...records.record import Record
from ...text.days import day_of

FIELDS = ("due", "follow_up", "next_date", "ask_follow_up")
_ASKED = re.compile(r"([<>]?)=?\s*(.+)\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")


class Span(NamedTuple):
    """From a day to a day, both among them."""

    first: date
    last: date


def span_of(value: str, today: date) -> Span | None:
    """The days that `<2w`, `>fri`, `2027-03` or `tomorrow` mean; None if they mean none."""
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
    try:
        if month := _MONTH.match(words):
            first = date(int(month[1]), int(month[2]), 1)
            return Span(first, first.replace(day=monthrange(first.year, first.month)[1]))
    except ValueError:
        return None
    named = day_of(words, today)
    return Span(named, named) if named else None
