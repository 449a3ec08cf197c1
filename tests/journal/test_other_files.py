"""Files in the journal that are no records: kept, shown, versioned (format.md rule 4)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.journal.journal import Journal
from mentorship_tui.records.record import State

from .conftest import Log, git

NOTE = "mentorships/leading/notes/own.txt"
LARGE = "mentorships/leading/notes/large.md"
RECORD = "---\ntype: person\nname: Not one\n---\n"


def write(journal: Journal, path: str, text: str) -> Path:
    place = journal.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    journal.refresh()
    return place


@pytest.mark.parametrize(
    ("path", "text", "state"),
    [(NOTE, RECORD, State.FOREIGN), (LARGE, RECORD + "x" * 2**20, State.BROKEN)],
)
def test_opened_it_is_what_it_was_listed_as(
    journal: Journal, path: str, text: str, state: State
) -> None:
    """A pane asks again for a text that is not of the version it shows."""
    write(journal, path, text)
    opened = journal.read(path)
    listed = journal.snapshot.records[path]
    assert (opened.record.state, listed.state) == (state, state)
    assert opened.record.digest == opened.digest == listed.digest
    assert opened.document is None


@pytest.mark.parametrize("path", [NOTE, LARGE])
def test_it_can_be_deleted_and_the_history_keeps_it(journal: Journal, log: Log, path: str) -> None:
    place = write(journal, path, RECORD + "x" * 2**20)
    journal.outside.sweep(crashed=False)
    log()
    journal.delete(path)
    log()
    assert not place.exists()
    assert path not in journal.snapshot.records
    assert git(journal.root, "show", f"HEAD~:{path}") == RECORD + "x" * 2**20


def test_it_moves_whole_with_its_mentorship(journal: Journal, log: Log) -> None:
    """Format.md rule 5: a large file is not cut short on the way."""
    write(journal, NOTE, RECORD)
    write(journal, LARGE, RECORD + "x" * 2**20)
    after = journal.rename("mentorships/leading/mentorship.md", "Deciding")
    assert after.path == "mentorships/deciding/mentorship.md"
    log()
    for path, text in ((NOTE, RECORD), (LARGE, RECORD + "x" * 2**20)):
        new = path.replace("leading", "deciding")
        assert (journal.root / new).read_text() == text
        assert not (journal.root / path).exists()
        assert git(journal.root, "show", f"HEAD:{new}") == text
        assert journal.snapshot.records[new].state is not State.KNOWN
    assert not journal.refresh()
    assert git(journal.root, "status", "--porcelain") == ""
