"""A file before and after a change, and a side of a question: what there is of it."""

from __future__ import annotations

import pytest

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.reading.history import Difference
from mentorship_tui.journal.reading.question_sides import MOST_TEXT, sides_of
from mentorship_tui.journal.reading.questions import Kind, Question

PATH = "network/anna.md"
BO, ANNA = (f"---\ntype: person\nname: {name}\n---\n".encode() for name in ("Bo", "Anna"))


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [(None, ANNA, "Anna"), (BO, None, "Bo"), (BO, ANNA, "Anna")],
)
def test_the_record_is_as_it_became_else_as_it_was(
    before: bytes | None, after: bytes | None, title: str
) -> None:
    """X2: also of one that came, and of one that was deleted."""
    found = Difference(PATH, before, after).record
    assert found is not None
    assert found.title == title
    assert Difference(PATH, None, None).record is None


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"x" * (MOST_TEXT - 1), "x" * (MOST_TEXT - 1)),
        (b"x" * MOST_TEXT, "x" * MOST_TEXT),
        (b"x" * (MOST_TEXT + 1), None),
        (b"a\0b", None),
        (b"\xff", None),
        (b"\xef\xbb\xbfone\r\ntwo", "one\ntwo"),
        (b"", ""),
    ],
)
def test_a_side_of_a_question_is_shown_where_it_is_a_text(
    journal: Journal, data: bytes, text: str | None
) -> None:
    """What is no text, or a long one, is opened elsewhere; its size is told."""
    (journal.root / "notes.txt").write_bytes(data)
    asked = Question("conflicts/x.md", "notes.txt", "x", "", Kind.FILE, None, None, None, "gone.md")
    mine, theirs = sides_of(journal, asked)
    assert (theirs.text, theirs.size, theirs.stands) == (text, len(data), True)
    assert (mine.path, mine.text) == ("", None)
