"""Undo between machines that sync (git.md "History" and "Sync")."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship_tui.journal.actions.undo import NothingToDo, redo, undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.journal.sync.sync import sync

from .conftest import git

ANNA = "network/anna.md"


@pytest.fixture
def other(journal: Journal, tmp_path: Path) -> Iterator[Journal]:
    """The same journal on a second machine, both with a remote between them."""
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(remote))
    git(journal.root, "remote", "add", "origin", f"file://{remote}")
    journal.add("person", {"name": "Anna", "note": "first"}, "One\n")
    sync(journal)
    git(tmp_path, "clone", "-q", f"file://{remote}", "there")
    places = Places(tmp_path / "config-2", tmp_path / "state-2", tmp_path / "cache-2")
    second = Journal(tmp_path / "there", places, journal.clock)
    second.refresh()
    yield second
    second.drain(20)
    second.close()


def test_own_changes_are_undone_and_the_sync_stays(journal: Journal, other: Journal) -> None:
    """A sync's merge is passed by; what it brought in stays, in the same record too."""
    other.set(ANNA, {}, "One\nFrom there\n")
    sync(other)
    journal.set(ANNA, {"note": "second"})
    assert sync(journal).pulled
    assert "second" in (journal.root / ANNA).read_text()
    undo(journal)
    text = (journal.root / ANNA).read_text()
    assert "note: first" in text
    assert "From there" in text
    redo(journal)
    assert "note: second" in (journal.root / ANNA).read_text()


def test_own_changes_are_undone_also_where_the_other_machine_joined(
    journal: Journal, other: Journal
) -> None:
    """The last change made here is the next to be undone, not one from before it."""
    journal.set(ANNA, {"note": "second"})
    sync(journal)
    other.set(ANNA, {}, "One\nFrom there\n")
    assert sync(other).pulled
    assert sync(journal).pulled
    undo(journal)
    text = (journal.root / ANNA).read_text()
    assert "note: first" in text
    assert "From there" in text
    redo(journal)
    assert "note: second" in (journal.root / ANNA).read_text()
    undo(other)
    text = (other.root / ANNA).read_text()
    assert "note: second" in text
    assert "From there" not in text


def test_an_undo_travels(journal: Journal, other: Journal) -> None:
    """What was undone here is undone there after both have synced, and can be redone there."""
    journal.set(ANNA, {"note": "second"})
    undo(journal)
    sync(journal)
    sync(other)
    assert "note: first" in (other.root / ANNA).read_text()
    redo(other)
    sync(other)
    sync(journal)
    assert "note: second" in (journal.root / ANNA).read_text()
    with pytest.raises(NothingToDo):
        redo(journal)
    undo(journal)
    assert "note: first" in (journal.root / ANNA).read_text()
