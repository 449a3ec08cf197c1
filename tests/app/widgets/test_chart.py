"""Charts over time and the term as a line: readable without colour, narrow and in ASCII."""

from __future__ import annotations

from datetime import date

import pytest

from mentorship_tui.app.widgets.chart import Chart, Series
from mentorship_tui.app.widgets.glyphs import ASCII, UNICODE
from mentorship_tui.app.widgets.timeline import Event, Timeline

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
TWO = [Series("Say no", [(FIRST, 2), (LAST, 8)]), Series("Rest", [(FIRST, 5), (LAST, 6)])]


def test_lines_have_letters_and_a_legend() -> None:
    """M2: told apart without colour; where each began and where it stands."""
    text = "\n".join(line.plain for line in Chart(TWO, 0, 10, UNICODE).lines(70))
    assert "a Say no  2 → 8" in text
    assert "b Rest  5 → 6" in text
    assert "2027-01" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(("width", "glyphs"), [(30, UNICODE), (70, ASCII)])
def test_narrow_and_ascii_get_bars(width: int, glyphs: object) -> None:
    """X5: no braille where it cannot be drawn."""
    drawn = Chart(TWO, 0, 10, ASCII if glyphs is ASCII else UNICODE).lines(width)
    text = "\n".join(line.plain for line in drawn)
    assert "8/10" in text
    assert "⠤" not in text
    assert all(line.cell_length <= width for line in drawn)


@pytest.mark.parametrize("width", [24, 40, 80])
@pytest.mark.parametrize("today", [FIRST, date(2027, 6, 1), LAST])
def test_the_term_fits_its_width(width: int, today: date) -> None:
    """A1, R4: both ends, the events between them, and today, at any width."""
    events = [Event(date(2027, 7, 1), "M"), Event(LAST, "o")]
    line = Timeline(FIRST, LAST, events, today, "today", [("o", "planned")], ASCII)
    drawn = [one.plain for one in line.lines(width)]
    assert drawn[0].startswith("2027-01-01")
    assert drawn[0].endswith("2027-12-31")
    assert "M" in drawn[1]
    assert drawn[1].endswith("o")
    assert f"today {today.isoformat()}" in "\n".join(drawn)
    assert "^" in drawn[2]
    assert all(len(one) <= width for one in drawn)


def test_a_mark_is_never_parted_from_what_it_means() -> None:
    """X5: where the words of all marks do not fit on a line, a whole one goes on below."""
    meant = [("v", "held"), (".", "by the rhythm"), ("M", "mid-term review 2027-05-30")]
    line = Timeline(FIRST, LAST, [], FIRST, "today", meant, ASCII)
    shown = [one.plain.rstrip() for one in line.lines(30)]
    assert shown[-2:] == ["v held   . by the rhythm", "M mid-term review 2027-05-30"]
