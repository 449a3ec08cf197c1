"""A journal of a newer format is read, and nothing at all is written (format.md rule 9)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mentorship_tui.journal.actions.tasks import add_topic
from mentorship_tui.journal.actions.undo import redo, undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.ledger.opened import ReadOnly
from mentorship_tui.journal.sync.sync import SyncState, choose_branch, set_remote, sync

from .conftest import files, git

ANNA = "network/anna.md"
WAYS: dict[str, Callable[[Journal], object]] = {
    "add": lambda journal: journal.add("person", {"name": "Bo"}, ""),
    "set": lambda journal: journal.set(ANNA, {"phone": "1"}),
    "rename": lambda journal: journal.rename(ANNA, "Bo"),
    "delete": lambda journal: journal.delete(ANNA),
    "add_topic": lambda journal: add_topic(journal, "How?"),
    "undo": undo,
    "redo": redo,
    "set_remote": lambda journal: set_remote(journal, "/srv/journal.git"),
    "choose_branch": lambda journal: choose_branch(journal, "main"),
}


@pytest.fixture
def newer(journal: Journal) -> Journal:
    """The journal, whose format this version of the app does not know."""
    journal.add("person", {"name": "Anna"}, "")
    assert journal.drain(20)
    place = journal.root / "journal.md"
    place.write_text(place.read_text().replace("format: 1", "format: 2"))
    journal.refresh()
    assert journal.read_only
    return journal


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_each_way_of_writing_is_refused(newer: Journal, way: Callable[[Journal], object]) -> None:
    """Nothing is lost: what a newer app wrote is not written over by an older one."""
    before = (
        files(newer.root),
        git(newer.root, "rev-parse", "HEAD"),
        git(newer.root, "config", "-l"),
    )
    with pytest.raises(ReadOnly) as caught:
        way(newer)
    assert "for reading only" in str(caught.value)
    after = files(newer.root), git(newer.root, "rev-parse", "HEAD"), git(newer.root, "config", "-l")
    assert after == before


def test_a_sync_says_why_there_is_none(newer: Journal) -> None:
    before = files(newer.root)
    assert sync(newer).state is SyncState.BLOCKED
    assert files(newer.root) == before
