"""Words for days: what is meant, or nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.text.days import MONTHS, day_of, has_two_readings, time_of

SUNDAY = date(2027, 1, 17)
TODAY = date(2026, 11, 25)  # a Wednesday
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 dec", "2026-12-15"),
        ("15 december", "2026-12-15"),
        ("15 dec.", "2026-12-15"),
        ("den 15 december", "2026-12-15"),
        ("15:e december", "2026-12-15"),
        ("December 15th, 2027", "2027-12-15"),
        ("15 januari", "2027-01-15"),
        ("3 mars", "2027-03-03"),
        ("12 maj", "2027-05-12"),
        ("3 may", "2027-05-03"),
        ("2 maj 2027", "2027-05-02"),
        ("31/12 2026", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("1/3-27", "2027-03-01"),
        ("1/3 -27", "2027-03-01"),
        ("1/3/27", "2027-03-01"),
        ("1.3.27", "2027-03-01"),
        ("1 mars -27", "2027-03-01"),
        ("March 1 ’27", "2027-03-01"),
        ("15.12", "2026-12-15"),
        ("15.12.", "2026-12-15"),
        ("12/3", "2027-03-12"),
        ("2026-12-4", "2026-12-04"),
        ("20261204", "2026-12-04"),
        ("+2w", "2026-12-09"),
        ("+2v", "2026-12-09"),
        ("2 veckor", "2026-12-09"),
        ("om 2 veckor", "2026-12-09"),
        ("in 3 days", "2026-11-28"),
        ("3 dagar", "2026-11-28"),
        ("-1d", "2026-11-24"),
        ("+3m", "2027-02-25"),
        ("+1y", "2027-11-25"),
        ("1 år", "2027-11-25"),
        ("fre", "2026-11-27"),
        ("fredag", "2026-11-27"),
        ("wed", "2026-12-02"),
        ("på fredag", "2026-11-27"),
        ("nu på fredag", "2026-11-27"),
        ("on Friday", "2026-11-27"),
        ("fre 4/12", "2026-12-04"),
        ("fredag den 4 december", "2026-12-04"),
        ("Friday, December 4th", "2026-12-04"),
        ("on Friday the 4th of December", "2026-12-04"),
        ("om två veckor", "2026-12-09"),
        ("om en månad", "2026-12-25"),
        ("in a week", "2026-12-02"),
        ("nästa vecka", "2026-12-02"),
        ("next week", "2026-12-02"),
        ("nästa måndag", "2026-11-30"),
        ("nästa fredag", "2026-12-04"),
        ("next Friday", "2026-12-04"),
        ("fredag nästa vecka", "2026-12-04"),
        ("on Friday next week", "2026-12-04"),
        ("julafton", "2026-12-24"),
        ("Christmas Eve", "2026-12-24"),
        ("nyårsdagen", "2027-01-01"),
        ("New Year’s Day", "2027-01-01"),
        ("i morgon", "2026-11-26"),
        ("I övermorgon", "2026-11-27"),
        ("igår", "2026-11-24"),
        ("i förrgår", "2026-11-23"),
        ("the day before yesterday", "2026-11-23"),
        ("i fredags", "2026-11-20"),
        ("i onsdags", "2026-11-18"),
        ("i tisdags", "2026-11-24"),
        ("last Friday", "2026-11-20"),
        ("för tre dagar sedan", "2026-11-22"),
        ("2 veckor sen", "2026-11-11"),
        ("a week ago", "2026-11-18"),
    ],
)
def test_a_day_in_words(text: str, day: str) -> None:
    """ui.md, Forms: a date with words, as they are said in both languages."""
    assert day_of(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    ["", "3", "soonish", "3 decibel", "3 dussin", "monkey", "fr", "31/4", "2026-02-30", "32 maj",
     "fredag 5/12", "i fredag", "last", "i mars",
     "för dagar sedan", "27-03-01", "1 mars 27", "nästa gång", "on 3", "en dag", "mars 4 fredag",
     "+2x", "15 decem ber", "12 mor", "9999999", "+999y9"],
)  # fmt: skip
def test_what_is_no_day_is_not_taken_for_one(text: str) -> None:
    """X1: better to ask again than to keep a day nobody meant."""
    assert day_of(text, TODAY) is None


@given(DAYS)
def test_a_day_is_understood_as_it_is_written_anywhere(day: date) -> None:
    """Whole or shortened, in either language, with the year."""
    assert day_of(day.isoformat(), TODAY) == day
    for name in MONTHS[day.month - 1]:
        for month in (name, name[:3]):
            assert day_of(f"{day.day} {month} {day.year}", TODAY) == day
            assert day_of(f"{month} {day.day}, {day.year}", TODAY) == day


@given(DAYS, st.integers(1, 364))
def test_a_day_without_a_year_is_the_next_one(today: date, days: int) -> None:
    day = today + timedelta(days=days)
    if (day.month, day.day) != (2, 29):
        assert day_of(f"{day.day} {MONTHS[day.month - 1][-1]}", today) == day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("17:30", "17:30"),
        ("15.30", "15:30"),
        ("kl 15", "15:00"),
        ("kl. 9.05", "09:05"),
        ("1530", "15:30"),
        ("9", "09:00"),
        ("klockan 15", "15:00"),
        ("at 3 pm", "15:00"),
        ("3 pm", "15:00"),
        ("12:15 a.m.", "00:15"),
        ("25:00", None),
        ("17:75", None),
        ("13 pm", None),
        ("soon", None),
        ("123", None),
    ],
)
def test_a_time_as_it_is_written(text: str, time: str | None) -> None:
    """ui.md, Forms: 15.30 is how a time is written in Swedish."""
    assert time_of(text) == time


@pytest.mark.parametrize(
    ("text", "coming", "been"),
    [
        ("15/1", "2028-01-15", "2027-01-15"),
        ("17/1", "2027-01-17", "2027-01-17"),
        ("18 januari", "2027-01-18", "2026-01-18"),
        ("Dec 24", "2027-12-24", "2026-12-24"),
        ("julafton", "2027-12-24", "2026-12-24"),
        ("29/2", "2028-02-29", "2024-02-29"),
        ("fre", "2027-01-22", "2027-01-15"),
        ("sunday", "2027-01-24", "2027-01-17"),
        ("15/1 2026", "2026-01-15", "2026-01-15"),
        ("2028-01-15", "2028-01-15", "2028-01-15"),
        ("+2w", "2027-01-31", "2027-01-31"),
        ("igår", "2027-01-16", "2027-01-16"),
    ],
)
def test_a_day_without_a_year_is_the_next_or_of_what_has_been_the_last(
    text: str, coming: str, been: str
) -> None:
    """S2: today is both; what has its year, or is counted from today, is one day alone."""
    assert day_of(text, SUNDAY) == date.fromisoformat(coming)
    assert day_of(text, SUNDAY, past=True) == date.fromisoformat(been)
    assert has_two_readings(text, SUNDAY) is (coming != been)
