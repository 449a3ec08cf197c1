"""Words for days and times, in both languages at once: `+2w`, `fre`, `tomorrow`, `12/3`, `3 mars`.

No word is taken for another that begins like it: a day that is not meant is worse than a question.
"""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

from ..i18n import Message, msg

WORDS = {
    "today": 0,
    "idag": 0,
    "tomorrow": 1,
    "imorgon": 1,
    "imorron": 1,
    "iövermorgon": 2,
    "iovermorgon": 2,
    "yesterday": -1,
    "igår": -1,
    "igar": -1,
    "iförrgår": -2,
    "iforrgar": -2,
    "nästavecka": 7,
    "nastavecka": 7,
    "nextweek": 7,
    "daybeforeyesterday": -2,
    "thedaybeforeyesterday": -2,
}
FEASTS = {  # month and day
    "julafton": (12, 24),
    "christmaseve": (12, 24),
    "juldagen": (12, 25),
    "christmasday": (12, 25),
    "nyårsafton": (12, 31),
    "nyarsafton": (12, 31),
    "newyear'seve": (12, 31),
    "nyårsdagen": (1, 1),
    "nyarsdagen": (1, 1),
    "newyear'sday": (1, 1),
}
# a day or a month may be shortened to three letters
SHORTEST = 3
CENTURY, SHORT_YEAR = 2000, 2
LEAP_YEARS_APART = 8  # at most, as from 1896 to 1904
WEEKDAYS = (
    ("monday", "måndag", "mandag"),
    ("tuesday", "tisdag"),
    ("wednesday", "onsdag"),
    ("thursday", "torsdag"),
    ("friday", "fredag"),
    ("saturday", "lördag", "lordag"),
    ("sunday", "söndag", "sondag"),
)
MONTHS = (
    ("january", "januari"),
    ("february", "februari"),
    ("march", "mars"),
    ("april",),
    ("may", "maj"),
    ("june", "juni"),
    ("july", "juli"),
    ("august", "augusti"),
    ("september",),
    ("october", "oktober"),
    ("november",),
    ("december",),
)
UNITS = {
    "d": ("d", "day", "days", "dag", "dagar"),
    "w": ("w", "week", "weeks", "v", "vecka", "veckor"),
    "m": ("m", "month", "months", "mån", "månad", "månader", "man", "manad", "manader"),
    "y": ("y", "year", "years", "å", "år", "ar"),
}
COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "en": 1,
    "ett": 1,
    "two": 2,
    "två": 2,
    "tva": 2,
    "three": 3,
    "tre": 3,
}
_STEP = re.compile(r"(?:([+-])|(?:om|in)\s)?\s*(\d{1,3})\s*([a-zåäö]+)")
_SAID_STEP = re.compile(rf"(?:om|in)\s+({'|'.join(COUNTS)})\s+([a-zåäö]+)")
_SAID_AGO = re.compile(
    rf"(?:för\s+)?(\d{{1,3}}|{'|'.join(COUNTS)})\s+([a-zåäö]+)\s+(?:ago|sedan|sen)"
)
_LAST = re.compile(r"i\s+([a-zåäö]+)s|last\s+([a-z]+)")
_NEXT = re.compile(
    r"(?:nästa|nasta|next)\s+([a-zåäö]+)|(?:på\s+)?([a-zåäö]+)\s+(?:nästa\s+vecka|next\s+week)"
)
_ON = re.compile(r"(?:on|nu på|på)\s+")
_ON_WEEKDAY = re.compile(r"([a-zåäö]+)\.?,?\s+(?:the\s+)?(.*\d.*)")
_WRITTEN = re.compile(r"(\d{4})-?(\d{1,2})-?(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})\.?(?:(?:[/. -]\s*|\s+-)(\d{4}|\d\d))?")
_TIME = re.compile(
    r"(?:(?:klockan|kl\.?|at)\s*)?(\d{1,2})(?:[.:](\d{2})|(?<=\d\d)(\d{2}))?(?:\s*([ap])\.?m\.?)?"
)
_YEAR = r"(?:,?\s+(\d{4})|\s*[-’'](\d\d))?"  # a year of two digits shows that it is one
_DAY = r"(\d{1,2})(?:st|nd|rd|th|:[ae]|\.)?"
_DAY_MONTH = re.compile(rf"(?:den\s+)?{_DAY}\s+(?:of\s+)?([a-zåäö]+)\.?{_YEAR}")
_MONTH_DAY = re.compile(rf"([a-zåäö]+)\.?\s+{_DAY}{_YEAR}")


def day_of(text: str, today: date, *, past: bool = False) -> date | None:
    """The day somebody means; None if no day is meant.

    A day without a year, or a weekday, is the next one; of what has been (`past`), the last one.
    """
    words = text.strip().lower().rstrip(".")
    joined = words.replace(" ", "")
    if joined in WORDS:
        return _shifted(today, WORDS[joined], "d")
    if joined.replace("’", "'") in FEASTS:
        month, day = FEASTS[joined.replace("’", "'")]
        return _nearest(day, month, today, past)
    said = _ON.sub("", words, count=1) if _ON.match(words) else words
    try:
        return (
            _gone(words, today)
            or _in_next_week(said, today)
            or _on_weekday(said, today, past)
            or _by_words(said, today, past)
        )
    except ValueError:
        return None


def has_two_readings(text: str, today: date) -> bool:
    """True for a day without a year and for a weekday: it is another of what has been."""
    return day_of(text, today) != day_of(text, today, past=True)


def month_on(day: date, months: int) -> date | None:
    """The same day so many months later, or that month's last; None where the calendar ends."""
    return _shifted(day, months, "m")


def days_on(day: date, days: int) -> date | None:
    """So many days later, or before; None where the calendar ends."""
    return _shifted(day, days, "d")


def month_name(day: date, language: str) -> str:
    """The name of its month, to stand first."""
    return MONTHS[day.month - 1][-1 if language == "sv" else 0].capitalize()


def month_of(word: str) -> int:
    """The number of the month of that name, which may be shortened; 0 for none."""
    return _index(word, MONTHS) + 1


def day_in_words(day: date, language: str) -> str:
    """The day as one writes it in a sentence, without a year: 17 January."""
    name = month_name(day, language)
    return f"{day.day} {name.lower() if language == 'sv' else name}"


def weekday_name(day: date, language: str) -> str:
    """The name of its weekday, to stand first."""
    return WEEKDAYS[day.weekday()][1 if language == "sv" else 0].capitalize()


def time_of(text: str) -> str | None:
    """The time somebody means, as 17:30; None if none is meant."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def no_day(text: str, today: date, *, ahead: bool = False, gone: bool = False) -> Message | None:
    """What is wrong with the answer to a question for a day; None if nothing is.

    `ahead` is for what is still to come, `gone` for what has been said or done.
    """
    day = day_of(text, today, past=gone)
    if day is None:
        return msg("{text} is not a date. Write it as 2027-03-01, 1 March or fri.", text=text)
    if gone and day > today:
        return msg("{day} has not come yet. Write the day with its year.", day=day.isoformat())
    return msg("{text} is no day ahead.", text=text) if ahead and day <= today else None


def _gone(words: str, today: date) -> date | None:
    """A day said by how long it is gone: i fredags, last Friday, 3 days ago."""
    if ago := _SAID_AGO.fullmatch(words):
        unit, count = _unit(ago[2]), ago[1]
        days = COUNTS[count] if count in COUNTS else int(count)
        return _shifted(today, -days, unit) if unit else None
    last = _LAST.fullmatch(words)
    weekday = _index(last[1] or last[2], WEEKDAYS) if last else -1
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1) if weekday >= 0 else None


def _in_next_week(words: str, today: date) -> date | None:
    """nästa måndag, Monday next week: of the week that begins with the next Monday."""
    found = _NEXT.fullmatch(words)
    weekday = _index(found[1] or found[2], WEEKDAYS) if found else -1
    return today + timedelta(days=7 - today.weekday() + weekday) if weekday >= 0 else None


def _on_weekday(words: str, today: date, past: bool) -> date | None:
    """The day after the name of its weekday; None if it is another weekday's."""
    found = _ON_WEEKDAY.fullmatch(words)
    weekday = _index(found[1], WEEKDAYS) if found else -1
    if found is None or weekday < 0:
        return None
    day = _by_words(found[2], today, past)
    return day if day and day.weekday() == weekday else None


def _by_words(words: str, today: date, past: bool) -> date | None:
    if written := _WRITTEN.fullmatch(words):
        return date(*map(int, written.groups()))
    if numbers := _NUMBERS.fullmatch(words):
        return _of_year(int(numbers[1]), int(numbers[2]), numbers[3], today, past)
    if named := _DAY_MONTH.fullmatch(words):
        month, found = _index(named[2], MONTHS), (named[1], named[3] or named[4])
    elif named := _MONTH_DAY.fullmatch(words):
        month, found = _index(named[1], MONTHS), (named[2], named[3] or named[4])
    else:
        month, found = -1, ("", "")
    if month >= 0:
        return _of_year(int(found[0]), month + 1, found[1], today, past)
    if said := _SAID_STEP.fullmatch(words):
        words = f"{COUNTS[said[1]]} {said[2]}"
    if step := _STEP.fullmatch(words):
        unit = _unit(step[3])
        return _shifted(today, int(step[2]) * (-1 if step[1] == "-" else 1), unit) if unit else None
    weekday = _index(words, WEEKDAYS)
    return _weekday(weekday, today, past) if weekday >= 0 else None


def _weekday(weekday: int, today: date, past: bool) -> date:
    """The next one after today; of what has been, the last one, which may be today."""
    if past:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _unit(word: str) -> str | None:
    return next((unit for unit, names in UNITS.items() if word in names), None)


def _shifted(today: date, count: int, unit: str) -> date | None:
    try:
        if unit in "dw":
            return today + timedelta(days=count * (1 if unit == "d" else 7))
        months = count * (1 if unit == "m" else 12) + today.year * 12 + today.month - 1
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def _of_year(day: int, month: int, year: str | None, today: date, past: bool) -> date | None:
    if year:
        return date(int(year) + (CENTURY if len(year) == SHORT_YEAR else 0), month, day)
    return _nearest(day, month, today, past)


def _nearest(day: int, month: int, today: date, past: bool) -> date | None:
    """That day of the year, today or next; of what has been, today or last. None if never."""
    for years in range(LEAP_YEARS_APART + 1):
        with suppress(ValueError):  # 29 February of most years
            found = date(today.year + (-years if past else years), month, day)
            if found <= today if past else found >= today:
                return found
    return None


def _index(word: str, names: tuple[tuple[str, ...], ...]) -> int:
    """Which of the names the word is, or a beginning of; -1 if none."""
    if len(word) < SHORTEST:
        return -1
    return next((at for at, one in enumerate(names) if any(n.startswith(word) for n in one)), -1)
