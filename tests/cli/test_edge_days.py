"""A day at the edge of the calendar, such as a slip leaves, stops nothing (format.md, M4)."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.edge_days import DAYS, write_records

from .conftest import Run

COMMANDS = (
    ("list", "--json"),
    ("check",),
    ("status",),
    ("status", "--json"),
    ("due", "--days", "3650000"),
    ("due", "--json"),
    ("search", "due:<2w"),
    ("search", "type:meeting after:2020-01-01"),
    ("log",),
    ("doctor",),
    *(("export", what) for what in ("agreement", "report", "json", "agenda")),
    ("export", "report", "--format", "html", "--for", "mentor"),
    ("export", "report", "--for", "mentor", "--preview"),
)


@pytest.fixture(params=DAYS)
def edged(request: pytest.FixtureRequest, started: Run, tmp_path: Path) -> tuple[Run, str]:
    """A journal under way with such records in it, and the day."""
    day: str = request.param
    started("set", "mentorships/leading/mentorship", "phase=underway")
    write_records(tmp_path / "journal", "leading", day)
    return started, day


def test_every_command_goes_on(edged: tuple[Run, str]) -> None:
    """X1: none ends in a fault, and none is silent about the rest of the journal."""
    run, _ = edged
    for words in COMMANDS:
        done = run(*words)
        assert done.code in (0, 1), (words, done.err)
        assert "fault of the program" not in done.err, words
        assert "Traceback" not in done.err, words
    assert len(run("due", "--days", "3650000").out.splitlines()) >= 3


@pytest.mark.parametrize("audience", ["me", "mentor"])
def test_the_calendar_is_whole_and_names_the_record(edged: tuple[Run, str], audience: str) -> None:
    """M4: the entry is there without a time of day, and who must be looked at is said."""
    run, day = edged
    done = run("export", "calendar", "--for", audience)
    assert done.code == 0
    found = Calendar.from_ical(done.out)
    days = {str(one.decoded("dtstart")) for one in found.walk("VEVENT")}
    assert day in days
    assert f"the day {day} is so far off" in done.err
    assert "mentorships/leading/meetings/2027-01-01-meeting.md" in done.err
