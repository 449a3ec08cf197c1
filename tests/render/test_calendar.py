"""A calendar file any strict reader opens, and that replaces what it said before (M4, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mentorship_tui.render.calendar import Entry, calendar

NOW = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
MEETING = Entry("m/1.md", date(2027, 2, 1), "Mid-term", "1. How are you?", time(17, 30), 90, "Café")


def _in_stockholm(when: datetime) -> datetime:
    return when.replace(tzinfo=STOCKHOLM)


def made(*entries: Entry, now: datetime = NOW) -> Any:
    return Calendar.from_ical(calendar(entries, "Mine", "2027-01-01 Åsa", now, _in_stockholm))


def test_a_meeting_is_at_its_time_summer_and_winter() -> None:
    """M4: 17:30 where the user is, with its agenda and its place."""
    summer = Entry("m/2.md", date(2027, 7, 1), "Summer", local=time(17, 30))
    events = made(MEETING, summer).walk("VEVENT")
    assert events[0]["dtstart"].dt == datetime(2027, 2, 1, 16, 30, tzinfo=UTC)
    assert events[0]["dtend"].dt - events[0]["dtstart"].dt == timedelta(minutes=90)
    assert events[0]["description"] == "1. How are you?"
    assert events[0]["location"] == "Café"
    assert events[1]["dtstart"].dt == datetime(2027, 7, 1, 15, 30, tzinfo=UTC)


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
    assert later["status"] == "CANCELLED"


@settings(deadline=None)  # the first reading imports the reader
@given(st.text(max_size=400), st.text(max_size=100))
def test_any_text_makes_a_valid_file(description: str, summary: str) -> None:
    """RFC 5545 3.1, 3.3.11: folded at 75 octets, line ends and commas escaped."""
    data = calendar(
        [Entry("k", date(2027, 1, 1), summary, description)], "Mine", "", NOW, _in_stockholm
    )
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 1
