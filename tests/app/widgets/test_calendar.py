"""The strip of activity: weeks by days, readable without colour."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorship_tui.app.widgets.calendar import NAMES, place_of, shade, strip
from mentorship_tui.app.widgets.glyphs import ASCII, UNICODE

LAST = date(2027, 1, 17)
LETTERS = [name.text for name in NAMES]


@given(
    st.dictionaries(st.dates(date(2025, 1, 1), LAST), st.integers(0, 40)),
    st.integers(20, 200),
    st.sampled_from([UNICODE, ASCII]),
)
def test_every_day_that_fits_has_its_mark(
    counts: dict[date, int], width: int, glyphs: object
) -> None:
    """Each day stands in its place with the shade of its count, within the width."""
    chosen = ASCII if glyphs == ASCII else UNICODE
    lines = strip(counts, LAST, width, chosen, LETTERS)
    assert len(lines) == 8
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    for day, count in counts.items():
        place = place_of(day, LAST, width)
        if place is not None:
            assert lines[place[0]][place[1]] == shade(count, chosen)


def test_more_is_darker() -> None:
    """Five marks, from none to many, that differ without colour."""
    for glyphs in (UNICODE, ASCII):
        marks = [shade(count, glyphs) for count in (0, 1, 2, 4, 8)]
        assert len(set(marks)) == 5


def test_what_is_not_in_it() -> None:
    """Days to come, and days from before the first week, have no place."""
    assert place_of(LAST + timedelta(days=1), LAST, 80) is None
    assert place_of(LAST - timedelta(weeks=60), LAST, 80) is None
    assert place_of(LAST, LAST, 80) == (7, 3 + 2 * 37)
