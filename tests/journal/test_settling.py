"""What was chosen between a form's text and the file's is what stands there after."""

from __future__ import annotations

import pytest

from mentorship_tui.journal.actions.settle_conflict import Side, resolved
from mentorship_tui.text.document import Document
from mentorship_tui.text.merge import Conflict, merge_documents

BASE = b"---\ntitle: x\n---\nNotes.\n\nNo\n\nEnd.\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "side", "expected"),
    [
        (b"Not\n\n", b"Yes\n\n", "theirs", "Notes.\n\nYes\n\nEnd.\n"),
        (b"Not\n\n", b"Yes\n\n", "both", "Notes.\n\nNot\n\nYes\n\nEnd.\n"),
        (b"", b"Yes\n\n", "mine", "Notes.\n\nEnd.\n"),
        (b"", b"Yes\n\n", "theirs", "Notes.\n\nYes\n\nEnd.\n"),
        (b"Not\n\n", b"", "theirs", "Notes.\n\nEnd.\n"),
    ],
)
def test_a_paragraph(mine: bytes, theirs: bytes, side: Side, expected: str) -> None:
    """Reliability row 3: also where one side took the paragraph away."""
    files = [BASE.replace(b"No\n\n", side) for side in (mine, theirs)]
    merged = merge_documents(BASE, *files, prefer_mine=True)
    assert merged.data is not None
    [conflict] = merged.conflicts
    assert isinstance(conflict, Conflict)
    assert resolved(Document.parse(merged.data), conflict, side).body == expected
