"""Words for days, in both languages at once: `+2w`, `fre`, `tomorrow`, `12/3`, `3 mars`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from ..i18n import Message, msg

WORDS = {
    "today": 0,
    "idag": 0,
    "tomorrow": 1,
    "imorgon": 1,
    "imorron": 1,
    "yesterday": -1,
    "igår": -1,
    "igar": -1,
}
WEEKDAYS = (
    ("mon", "mån", "man"),
    ("tue", "tis"),
    ("wed", "ons"),
    ("thu", "tor"),
    ("fri", "fre"),
    ("sat", "lör", "lor"),
    ("sun", "sön", "son"),
)
MONTHS = (
    ("jan",),
    ("feb",),
    ("mar",),
    ("apr",),
    ("may", "maj"),
    ("jun",),
    ("jul",),
    ("aug",),
    ("sep",),
    ("oct", "okt"),
    ("nov",),
    ("dec",),
)
_STEP = re.compile(r"([+-]?)\s*(\d{1,3})\s*(d|w|v|m|y|å)[a-zåäö]*\Z")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:[/ ](\d{4}))?\Z")
_NAMED = re.compile(r"(?:(\d{1,2})\s+([a-zåäö]{3,})|([a-zåäö]{3,})\s+(\d{1,2}))(?:,?\s+(\d{4}))?\Z")


def day_of(text: str, today: date) -> date | None:
    """The day somebody means; None if no day is meant. A day without a year is the next one."""
    words = text.strip().lower().rstrip(".")
    joined = words.replace(" ", "")
    if joined in WORDS:
        return _shifted(today, WORDS[joined], "d")
    try:
        return date.fromisoformat(words) if len(words) == 10 else _by_words(words, today)
    except ValueError:
        return None


def no_day(text: str, today: date, *, ahead: bool = False) -> Message | None:
    """What is wrong with the answer to a question for a day; None if nothing is."""
    day = day_of(text, today)
    if day is None:
        return msg("{text} is not a date.", text=text)
    return msg("{text} is no day ahead.", text=text) if ahead and day <= today else None


def _by_words(words: str, today: date) -> date | None:
    step = _STEP.match(words)
    if step:
        return _shifted(today, int(step[2]) * (-1 if step[1] == "-" else 1), step[3])
    slashed = _SLASHED.match(words)
    if slashed:
        return _next(int(slashed[1]), int(slashed[2]), slashed[3], today)
    named = _NAMED.match(words)
    if named:
        month = _index(named[2] or named[3], MONTHS)
        return _next(int(named[1] or named[4]), month + 1, named[5], today) if month >= 0 else None
    weekday = _index(words, WEEKDAYS)
    if weekday < 0:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _shifted(today: date, count: int, unit: str) -> date | None:
    try:
        if unit in "dwv":
            return today + timedelta(days=count * (1 if unit == "d" else 7))
        months = count * (1 if unit == "m" else 12) + today.year * 12 + today.month - 1
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def _next(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year), month, day)
    found = date(today.year, month, day)
    return found if found >= today else date(today.year + 1, month, day)


def _index(word: str, names: tuple[tuple[str, ...], ...]) -> int:
    """Which of the names the word is, or is a longer form of; -1 if none."""
    return next((at for at, forms in enumerate(names) if word.startswith(forms)), -1)
