"""What stands in a narrow list: the text first, no number cut, and no name of a quality."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.content import Content

from mentorship_tui.app.widgets.glyphs import UNICODE
from mentorship_tui.app.widgets.record_list import _segments
from mentorship_tui.app.widgets.rows import Row
from mentorship_tui.app.widgets.side_by_side import Line, SideBySide


@pytest.mark.parametrize(
    ("text", "note", "shown"),
    [
        ("Johan Ek", "they declined", " Johan Ek     they declined "),
        ("Candidate Number 123", "researching", " Candidate Number 123 resea… "),
        ("What one must say no to", "2027-02-01", " What one must… 2027-02-01 "),
        ("A title far too long for it", "reached", " A title far too l… reached "),
        ("A title far too long for it", "researching", " A title far to… research… "),
    ],
)
def test_the_text_comes_first_and_no_number_is_cut(text: str, note: str, shown: str) -> None:
    """X5: at 80 columns each row says whom it is about; a date that is cut is another one."""
    row = Row("key", text, note)
    segments = _segments(row, len(shown), Style(), Style(), UNICODE)
    assert "".join(part.text for part in segments) == shown


@pytest.mark.parametrize(("width", "rows"), [(76, 1), (40, 2)])
def test_the_name_of_a_quality_is_whole(width: int, rows: int) -> None:
    """F3: in the room there is, and else on more lines."""
    name = "Has led where I want to lead (5)"
    known = Line(name, [lambda width: Content("?")])
    _, *drawn = SideBySide(["Anna"], [known], UNICODE).lines(width)
    assert " ".join(line.plain.partition("?")[0].strip() for line in drawn) == name
    assert len(drawn) == rows
