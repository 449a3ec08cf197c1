"""Versions of records as the journal tells them, and bringing them back."""

from __future__ import annotations

import pytest

from mentorship_tui.journal.actions.restore import (
    TEXT,
    bring_back,
    restorable,
    restore_fields,
    restore_version,
)
from mentorship_tui.journal.actions.undo import redo, undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.ledger.opened import ReadOnly
from mentorship_tui.journal.reading.history import (
    Origin,
    deleted,
    differences,
    entries,
    versions_of,
)
from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit

from .conftest import Log, git


def test_a_version_from_before_a_rename_comes_back(journal: Journal, log: Log) -> None:
    """git.md "History": follows renames; what comes back keeps the name of today's file."""
    path = journal.add("person", {"name": "Anna", "note": "old"}, "One\n").path
    journal.set(path, {"note": "new"}, "Two\n")
    path = journal.rename(path, "Berit").path
    assert journal.drain(20)
    found = list(versions_of(journal, path))
    assert [entry.path for entry in found] == [path, "network/anna.md", "network/anna.md"]
    assert set(restorable(journal, path, found[2])) == {"name", "note", TEXT}
    restore_fields(journal, path, found[2], ["note", TEXT])
    record = journal.read(path)
    assert (record.record.text("name"), record.record.text("note")) == ("Berit", "old")
    assert record.data.endswith(b"One\n")
    restore_version(journal, path, found[1])
    assert journal.snapshot.records[path].title == "Anna"
    assert log()[-1].startswith("Network person: Anna - as of ")


def test_a_record_of_which_there_is_one_is_named_once(journal: Journal, log: Log) -> None:
    """git.md "One change, one commit": a diary says agreement, and not agreement: Agreement."""
    path = journal.add("agreement", {"status": "draft", "place": "Café"}, "").path
    journal.set(path, {"place": "Office"})
    assert journal.drain(20)
    restore_fields(journal, path, list(versions_of(journal, path))[1], ["place"])
    journal.delete(path)
    assert journal.drain(20)
    bring_back(journal, next(deleted(journal)))
    said = log()
    assert said[-5] == "Added agreement"
    assert said[-3].startswith("Agreement - place or medium as of ")
    assert said[-2:] == ["Deleted agreement", "Brought back agreement"]


def test_differences(journal: Journal) -> None:
    """Field by field, maps by their items, and the text."""
    path = journal.add("profile", {"qualities": {"listens": 5, "candid": 3}}, "One\n").path
    journal.set(path, {"qualities.listens": 4}, "One two\n")
    assert journal.drain(20)
    (found,) = differences(journal, next(entries(journal)))
    assert found.fields == ("qualities.listens",)
    assert found.texts == ("One", "One two")


def test_where_changes_came_from(journal: Journal) -> None:
    """Own changes, undos, redos and what a sync brought in are told apart."""
    journal.add("person", {"name": "Anna"}, "")
    undo(journal)
    redo(journal)
    git(journal.root, "checkout", "-q", "-b", "there", "HEAD~1")
    git(journal.root, "commit", "-q", "--allow-empty", "-m", "Theirs")
    git(journal.root, "checkout", "-q", "main")
    git(journal.root, "merge", "-q", "--no-edit", "there")
    found = [entry.origin for entry in entries(journal)]
    assert {Origin.UNDO, Origin.REDO, Origin.CHANGE} <= set(found)


def test_deleted_records(journal: Journal) -> None:
    """Listed until they are back; what was renamed is not among them."""
    path = journal.add("person", {"name": "Anna"}, "One\n").path
    before = (journal.root / path).read_bytes()
    journal.rename(journal.add("person", {"name": "Bo"}, "").path, "Bosse")
    journal.delete(path)
    assert journal.drain(20)
    (gone,) = deleted(journal)
    assert gone.path == path
    bring_back(journal, gone)
    assert (journal.root / path).read_bytes() == before
    assert journal.drain(20)
    assert list(deleted(journal)) == []
    with pytest.raises(ReadOnly):
        bring_back(journal, gone)


def test_what_goes_on_elsewhere_is_not_among_the_deleted(journal: Journal) -> None:
    """git.md: moved by hand and committed in two steps; a question that was answered."""
    path = journal.add("person", {"name": "Leila"}, "").path
    asked = "conflicts/leila-phone.md"
    commit(
        journal.versions.repository,
        [Change("Asked", {asked: b"---\ntype: conflict\n---\n"}), Change("Said", {asked: None})],
    )
    assert journal.drain(20)
    git(journal.root, "mv", path, "network/leila-ek.md")
    journal.refresh()
    journal.set("network/leila-ek.md", {"phone": "1"})
    assert journal.drain(20)
    git(
        journal.root,
        "-c",
        "user.name=Bo",
        "-c",
        "user.email=bo@x.se",
        "commit",
        "-qm",
        "The old name goes",
    )
    assert list(deleted(journal)) == []
    journal.delete("network/leila-ek.md")
    assert journal.drain(20)
    assert [entry.path for entry in deleted(journal)] == ["network/leila-ek.md", path]


def test_names_and_words_are_made_safe(journal: Journal) -> None:
    """Nothing from a commit is trusted: a foreign subject has no control characters left."""
    (journal.root / "a.md").write_text("x\n")
    git(journal.root, "add", "a.md")
    git(journal.root, "commit", "-qm", "evil \x1b[2J\u202e")
    assert "\x1b" not in next(entries(journal)).subject
