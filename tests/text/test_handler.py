"""Any script reads and writes records through python-frontmatter with the app's handler."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import frontmatter
import pytest

from mentorship_tui.text.document import Document, DocumentError
from mentorship_tui.text.handler import RecordHandler

RECORD = """---
type: meeting
date: 2027-03-01
time: 17:30
worth: 7
phone: 0701234567
remote: no
---

## Notes

One.
"""
FIELDS = {
    "type": "meeting",
    "date": "2027-03-01",
    "time": "17:30",
    "worth": 7,
    "phone": "0701234567",
    "remote": "no",
}


@pytest.mark.parametrize("text", [RECORD, "\ufeff" + RECORD, RECORD.replace("\n", "\r\n")])
def test_a_script_gets_the_fields_as_the_app_has_them(tmp_path: Path, text: str) -> None:
    """format.md rule 2, in one line of python-frontmatter."""
    place = tmp_path / "meeting.md"
    place.write_bytes(text.encode())
    post = frontmatter.load(str(place), handler=RecordHandler())
    assert post.metadata == FIELDS == Document.parse(text.encode()).front
    assert post.content == "## Notes\n\nOne."


def test_what_a_script_writes_is_a_record() -> None:
    """Words that YAML 1.1 takes for something else are quoted, a day is a day, the order stays."""
    post = frontmatter.Post("## Notes\n\nOne.", RecordHandler(), **FIELDS)
    post["date"] = date(2027, 3, 1)
    written = frontmatter.dumps(post)
    assert written == RECORD.replace("17:30", '"17:30"').replace(
        "0701234567", '"0701234567"'
    ).replace("remote: no", 'remote: "no"')
    assert Document.parse(written.encode()).front == FIELDS


def test_a_text_without_front_matter_is_all_content() -> None:
    """As python-frontmatter has it for its own handlers."""
    post = frontmatter.loads("# A note\n", handler=RecordHandler())
    assert (post.metadata, post.content) == ({}, "# A note")
    assert not RecordHandler().detect("# A note\n")
    assert RecordHandler().detect("---\n---\n")


def test_what_the_app_refuses_is_refused_here_too() -> None:
    """format.md rule 8: nothing is read by half."""
    with pytest.raises(DocumentError):
        frontmatter.loads("---\na: 1\na: 2\n---\n", handler=RecordHandler())
    with pytest.raises(DocumentError):
        frontmatter.loads("---\na: 1\n", handler=RecordHandler())


def test_what_no_record_can_hold_is_no_text_of_one() -> None:
    with pytest.raises(TypeError, match="set"):
        RecordHandler().export({"a": {1, 2}})
    assert RecordHandler().export({"a": (1, "b")}) == "a:\n  - 1\n  - b\n"
