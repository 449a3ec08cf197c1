"""What stands in a narrow list: all that is beside a title, and the names of qualities."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.content import Content

from mentorship_tui.app.widgets.fit import cut_at_word
from mentorship_tui.app.widgets.glyphs import UNICODE
from mentorship_tui.app.widgets.record_list import _segments
from mentorship_tui.app.widgets.rows import Row
from mentorship_tui.app.widgets.side_by_side import Line, SideBySide


@pytest.mark.parametrize(
    ("text", "note", "shown"),
    [
        ("Johan Ek", "they declined", " Johan Ek     they declined "),
        ("Candidate Number 123", "researching", " Candidate Numb… researching "),
        ("What one must say no to", "2027-02-01", " What one must… 2027-02-01 "),
        ("A title far too long for it", "reached", " A title far too l… reached "),
        ("A title far too long for it", "researching", " A title far … researching "),
    ],
)
def test_the_title_gives_way_to_what_stands_beside_it(text: str, note: str, shown: str) -> None:
    """X5: at 80 columns a row says how it stands with whom; a date that is cut is another."""
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


@pytest.mark.parametrize(("width", "shown"), [(40, "5 months ago"), (32, "2026-08-17")])
def test_a_brief_note_stands_where_the_long_one_would_cut_the_text(width: int, shown: str) -> None:
    """H3: what is due is named whole, with its day where there is no room for the distance."""
    row = Row("key", "Mid-term review", "5 months ago", brief="2026-08-17", indent=4)
    text, note = _segments(row, width, Style(), Style(), UNICODE)
    assert (text.text.strip(), note.text.strip()) == ("Mid-term review", shown)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (40, "Sum up the meeting: what do you take"),
        (34, "Sum up the meeting: what do you…"),
        (33, "Sum up the meeting: what do you…"),
        (22, "Sum up the meeting…"),
        (19, "Sum up the meeting…"),
        (18, "Sum up the…"),
        (3, "Su…"),
        (0, ""),
    ],
)
def test_a_sentence_that_is_cut_ends_with_a_word(width: int, shown: str) -> None:
    """H1: in the status line, where the state beside the next step is never cut."""
    words = Content("Sum up the meeting: what do you take")
    assert cut_at_word(words, width, UNICODE).plain == shown
