"""What a new journal begins with, and several records in one step."""

from __future__ import annotations

import pytest

from mentorship_tui.i18n import msg
from mentorship_tui.journal.actions.add_several import New, write_several
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.ledger.opened import NotEditable

from .conftest import Log


def test_the_book_is_in_the_reading_list_from_the_start(journal: Journal, log: Log) -> None:
    """L1, R48: it comes with the journal, in the commit that makes it."""
    book = journal.snapshot.of("reading")[0]
    assert (book.title, book.text("status"), book.problems) == (
        "Boken om mentorskap",
        "to_read",
        (),
    )
    assert log() == ["A new journal: My mentorship", "Added mentorship: Leading"]


def test_several_records_are_one_commit(journal: Journal, log: Log) -> None:
    """git.md, One change, one commit: what the user did in one step."""
    person = journal.add("person", {"name": "Maria Berg"}, "")
    new = [New("candidate", {"name": "Anna"}), New("candidate", {"name": "Anna"})]
    made = write_several(journal, msg("Note"), new, {person.path: {"ask_status": "suggested"}})
    assert [one.slug for one in made] == ["anna", "anna-2"]
    assert journal.snapshot.records[person.path].text("ask_status") == "suggested"
    assert log()[-2:] == ["Added network person: Maria Berg", "Note"]


def test_nothing_is_made_if_a_file_to_change_does_not_parse(journal: Journal) -> None:
    """format.md rule 4: such a file is never written, and the step is not done by halves."""
    (journal.root / "network").mkdir()
    (journal.root / "network/bad.md").write_text("---\na: [\n---\n")
    with pytest.raises(NotEditable):
        write_several(journal, msg("Note"), [New("person", {"name": "A"})], {"network/bad.md": {}})
    assert not (journal.root / "network/a.md").exists()
