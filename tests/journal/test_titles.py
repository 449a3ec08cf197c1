"""What a record without a title is called is safe to show: its file may have any name."""

from __future__ import annotations

import pytest

from mentorship_tui.i18n import Translator
from mentorship_tui.journal.words.titles import title_of, type_inside, with_type
from mentorship_tui.records.read import read_record
from mentorship_tui.records.snapshot import Snapshot

ENGLISH = Translator("en")


@pytest.mark.parametrize("shown", [title_of, with_type, type_inside])
@pytest.mark.parametrize(
    "path", ["a\x1b]52;c;eA==\x07.md", "notes/\x9b31m\x00.txt", "network/\u202e.md"]
)
def test_a_files_name_is_shown_without_its_control_codes(path: str, shown: object) -> None:
    """format.md rule 8, where there is no title and the name of the file stands for it."""
    assert callable(shown)
    record = read_record(path, b"")
    text = shown(record, Snapshot({path: record}), ENGLISH)
    assert text
    assert text.isprintable()
