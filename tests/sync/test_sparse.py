"""A machine with a part of the journal on its disk, flagged files, or a lost index, in a sync."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.vcs.remote.outcome import SyncState

from .machines import Machine, git


def test_a_sparse_machine_deletes_nothing_for_the_others(ada: Machine, second: Machine) -> None:
    """What comes in beside its part, changed or new, and its own changes after that."""
    book = ada.journal.add("reading", {"title": "A book"}, "").path
    anna = ada.journal.add("person", {"name": "Anna"}, "").path
    ada.sync()
    second.sync()
    git(second.root, "sparse-checkout", "set", "--cone", "network")
    second.journal.refresh()
    for _ in range(2):
        ada.journal.set(book, {"author": "Ada"})
        new = ada.journal.add("reading", {"title": "Another"}, "").path
        ada.sync()
        assert second.sync().state is SyncState.OK
        second.journal.set(anna, {"phone": "1"})
        assert second.sync().state is SyncState.OK
        ada.sync()
        assert (ada.root / book).exists()
        assert (ada.root / new).exists()
        assert not (second.root / "reading").exists()
        assert git(second.root, "status", "--porcelain") == ""
    assert git(ada.root, "log", "--diff-filter=D", "--format=%s") == ""


@pytest.mark.parametrize("option", ["skip-worktree", "assume-unchanged"])
def test_words_under_a_flag_are_kept_and_the_reason_is_told(
    ada: Machine, second: Machine, path: str, option: str
) -> None:
    git(second.root, "update-index", f"--{option}", path)
    place = second.root / path
    place.write_text(place.read_text() + "local words\n")
    ada.journal.set(path, {"phone": "2"})
    ada.sync()
    result = second.sync()
    assert result.state is SyncState.BLOCKED
    assert f"git update-index --no-{option}" in second.journal.tr(result.message)
    assert place.read_text().endswith("local words\n")
    git(second.root, "update-index", f"--no-{option}", path)
    assert second.sync().state is SyncState.OK
    assert "local words" in place.read_text()
    assert second.journal.snapshot.records[path].text("phone") == "2"


@pytest.mark.parametrize("left", [None, b"", bytes(1000)])
def test_a_lost_index_is_no_hindrance(
    ada: Machine, second: Machine, path: str, left: bytes | None
) -> None:
    ada.journal.set(path, {"phone": "2"})
    ada.sync()
    index = second.root / ".git" / "index"
    index.unlink()
    if left is not None:
        index.write_bytes(left)
    second.journal.set(path, {"email": "a@b.se"})
    assert second.sync().state is SyncState.OK
    assert git(second.root, "status", "--porcelain") == ""
    ada.sync()
    assert ada.files() == second.files()


def test_an_ignored_record_reaches_the_other_machine(
    ada: Machine, second: Machine, home: Path
) -> None:
    """The user's own list of what to ignore is on one machine alone, or on both."""
    (home / ".config" / "git").mkdir(parents=True)
    (home / ".config" / "git" / "ignore").write_text("target/\nconflicts/\n")
    record = second.journal.add("mentorship", {"title": "Target"}, "")
    assert second.sync().state is SyncState.OK
    ada.sync()
    assert (ada.root / record.path).exists()
    for machine, day in ((ada, "2027-02-02"), (second, "2027-03-03")):
        machine.journal.set(record.path, {"term_start": day})
        machine.sync()
    ada.sync()
    assert len(list((ada.root / "conflicts").iterdir())) == 1
    assert ada.files() == second.files()


def test_a_new_record_takes_no_name_of_one_that_is_left_out(ada: Machine, second: Machine) -> None:
    """It would be written over the other one for all machines."""
    first = ada.journal.add("person", {"name": "Anna"}, "The first.\n")
    bo = ada.journal.add("person", {"name": "Bo"}, "").path
    ada.sync()
    second.sync()
    git(second.root, "sparse-checkout", "set", "--no-cone", "/*", f"!/{first.path}")
    second.journal.refresh()
    assert second.journal.add("person", {"name": "Anna"}, "").path == "network/anna-2.md"
    assert second.journal.rename(bo, "Anna").path == "network/anna-3.md"
    second.sync()
    ada.sync()
    assert b"The first." in (ada.root / first.path).read_bytes()
