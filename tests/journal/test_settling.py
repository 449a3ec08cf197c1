"""What was chosen between a form's text and the file's is what stands there after."""

from __future__ import annotations

import pytest

from mentorship_tui.journal.actions.settle_conflict import Side, resolved, settle
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.ledger.opened import SaveConflict
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


def test_what_nobody_chose_stays_as_one_has_written_it(journal: Journal) -> None:
    """Reliability row 3: of fields and of the text; what is chosen is theirs."""
    path = journal.add("person", {"name": "Anna", "how": "at work"}, "One.\n").path
    place = journal.root / path
    opened = journal.read(path)
    place.write_text(place.read_text().replace("at work", "at school").replace("One", "Theirs"))
    with pytest.raises(SaveConflict) as asked:
        journal.save(opened, {"how": "by chance"}, "Mine.\n")
    assert len(asked.value.conflicts) == 2
    settle(journal, opened, asked.value, {})
    assert "how: by chance\n" in place.read_text()
    assert "Mine.\n" in place.read_text()
    assert "Theirs" not in place.read_text()
    assert "at school" not in place.read_text()
