"""A calendar file any strict reader opens, and that replaces what it said before (M4, RFC 5545)."""

from __future__ import annotations

import importlib
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mentorship_tui.render.calendar import Entry, calendar

NOW = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
MEETING = Entry("m/1.md", date(2027, 2, 1), "Mid-term", "1. How are you?", time(17, 30), 90, "Café")


def made(
    *entries: Entry, now: datetime = NOW, zone: tzinfo | None = STOCKHOLM, changes: int = 0
) -> Any:
    data = calendar(entries, "Mine", "2027-01-01 Åsa", now, zone, changes)
    return Calendar.from_ical(data)


def test_a_meeting_is_at_its_time_summer_and_winter() -> None:
    """M4: 17:30 where the user is, with its agenda and its place."""
    summer = Entry("m/2.md", date(2027, 7, 1), "Summer", local=time(17, 30))
    events = made(MEETING, summer).walk("VEVENT")
    assert events[0]["dtstart"].dt == datetime(2027, 2, 1, 16, 30, tzinfo=UTC)
    assert events[0]["dtstart"].params["TZID"] == "Europe/Stockholm"
    assert events[0]["dtend"].dt - events[0]["dtstart"].dt == timedelta(minutes=90)
    assert events[0]["description"] == "1. How are you?"
    assert events[0]["location"] == "Café"
    assert events[1]["dtstart"].dt == datetime(2027, 7, 1, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Europe/Stockholm", "America/New_York", "Asia/Kolkata"])
def test_the_rules_of_the_zone_are_in_the_file_for_other_programs(name: str) -> None:
    """RFC 5545 3.6.5: whoever has no zone database, or knows no single days, has the hour."""
    late = [Entry(f"{month}", date(2031, month, 1), "Late", local=time(17)) for month in (2, 7)]
    data = calendar([MEETING, *late], "Mine", "", NOW, ZoneInfo(name)).decode()
    rules = data[data.index("BEGIN:VTIMEZONE") : data.index("BEGIN:VEVENT")]
    tzical = importlib.import_module("dateutil.tz").tzical  # of icalendar; it has no types
    zone = tzical(StringIO(rules.replace("\r\n ", ""))).get()
    for day in (datetime(2031, 2, 1, 17), datetime(2031, 7, 1, 17)):
        there = day.replace(tzinfo=ZoneInfo(name))
        assert day.replace(tzinfo=zone).utcoffset() == there.utcoffset()
    assert "RDATE" not in rules


def test_an_hour_is_an_hour_in_the_night_the_clocks_change() -> None:
    """M4: on 28 March 2027 there is no 02:30 in Stockholm, and on 31 October there are two."""
    spring = Entry("m/1.md", date(2027, 3, 28), "Night", local=time(1, 30))
    autumn = Entry("m/2.md", date(2027, 10, 31), "Night", local=time(2, 30))
    dark, light = made(spring, autumn).walk("VEVENT")
    assert dark["dtend"].dt == datetime(2027, 3, 28, 3, 30, tzinfo=STOCKHOLM)
    assert "dtend" not in light
    assert light["duration"].dt == timedelta(hours=1)


@pytest.mark.parametrize("day", [date.min, date(207, 3, 28), date(1700, 1, 1), date.max])
@pytest.mark.parametrize("at", [None, time(0, 0), time(23, 59)])
@pytest.mark.parametrize("zone", [STOCKHOLM, ZoneInfo("Pacific/Kiritimati"), UTC, None])
@pytest.mark.parametrize("minutes", [60, -5, 10**12])
def test_a_day_at_the_edge_of_the_calendar_keeps_nobody_from_the_rest(
    day: date, at: time | None, zone: tzinfo | None, minutes: int
) -> None:
    """M4: a slip of the hand in one record; it is there as a day, which has no zone."""
    odd = Entry("m/2.md", day, "Slip", local=at, minutes=minutes)
    todo = Entry("a", day, "Promise", todo=True)
    whole = made(odd, MEETING, todo, zone=zone)
    slip, meeting = whole.walk("VEVENT")
    assert slip["dtstart"].dt == day
    assert meeting["summary"] == "Mid-term"
    assert whole.walk("VTODO")[0]["due"].dt == day


def test_days_and_things_to_do() -> None:
    """M4: a follow-up fills its day without blocking it; an action is to be done by then."""
    whole = made(
        Entry("f", date(2027, 3, 1), "Answer?"), Entry("a", date(2027, 3, 2), "Call", todo=True)
    )
    day, task = whole.walk("VEVENT")[0], whole.walk("VTODO")[0]
    assert (day["dtstart"].dt, day["dtend"].dt) == (date(2027, 3, 1), date(2027, 3, 2))
    assert day["transp"] == "TRANSPARENT"
    assert task["due"].dt == date(2027, 3, 2)


def test_importing_again_replaces() -> None:
    """M4, RFC 5545 3.8.7.4: the same UID with a higher SEQUENCE, also when it is called off."""
    gone = Entry("m/1.md", date(2027, 2, 1), "Mid-term", cancelled=True)
    first = made(MEETING).walk("VEVENT")[0]
    later = made(gone, now=NOW + timedelta(hours=1)).walk("VEVENT")[0]
    assert first["uid"] == later["uid"]
    assert later["sequence"] > first["sequence"]
    at_once = made(gone, changes=1).walk("VEVENT")[0]
    assert at_once["sequence"] > first["sequence"]
    assert later["status"] == "CANCELLED"


@settings(deadline=None)  # the first reading imports the reader
@given(st.text(max_size=400), st.text(max_size=100))
def test_any_text_makes_a_valid_file(description: str, summary: str) -> None:
    """RFC 5545 3.1, 3.3.11: folded at 75 octets, line ends and commas escaped."""
    data = calendar(
        [Entry("k", date(2027, 1, 1), summary, description)], "Mine", "", NOW, STOCKHOLM
    )
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 1
