"""The doctor says that all is sent only where the branch that is synced with has it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mentorship_tui.journal.doctor.examine import examine
from mentorship_tui.journal.doctor.sharing import long_unseen
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.sync.sync import SyncState, sync

from .conftest import found, git


def shared(journal: Journal, place: Path) -> Path:
    """An empty repository that the journal is to be synced with."""
    git(place.parent, "init", "-q", "--bare", "-b", "main", place.name)
    git(journal.root, "remote", "add", "origin", str(place))
    return place


def test_work_that_was_never_sent_is_told(journal: Journal, tmp_path: Path) -> None:
    """Without a remote there is nothing to send; with one, a sync shows what it has."""
    shared(journal, tmp_path / "shared.git")
    assert found(journal) == ["unsent"]
    git(journal.root, "push", "-q", "origin", "main")
    (verdict,) = examine(journal)
    assert "It is not known whether" in journal.tr(verdict.finding.message)
    assert sync(journal).state is SyncState.OK
    assert found(journal) == []


@pytest.mark.parametrize("how", ["another branch", "another remote", "set back"])
def test_only_the_branch_that_is_synced_with_says_that_all_is_sent(
    journal: Journal, tmp_path: Path, how: str
) -> None:
    """What another branch or another remote has, and what the branch had once, is no proof."""
    hub = shared(journal, tmp_path / "shared.git")
    assert sync(journal).state is SyncState.OK
    journal.add("person", {"name": "Bo"}, "")
    assert journal.drain(20)
    match how:
        case "another branch":
            git(journal.root, "push", "-q", "origin", "HEAD:refs/heads/copy")
            git(journal.root, "fetch", "-q", "origin")
        case "another remote":
            git(tmp_path, "init", "-q", "--bare", "copy.git")
            git(journal.root, "remote", "add", "copy", str(tmp_path / "copy.git"))
            git(journal.root, "push", "-q", "copy", "main")
            git(journal.root, "fetch", "-q", "copy")
        case _:
            assert sync(journal).state is SyncState.OK
            git(hub, "update-ref", "refs/heads/main", "main~1")
            git(journal.root, "fetch", "-q", "origin")
    (verdict,) = examine(journal)
    assert verdict.finding.check == "unsent"
    assert "1 change is on this computer only" in journal.tr(verdict.finding.message)


def test_what_the_server_before_had_says_nothing_of_this_one(
    journal: Journal, tmp_path: Path
) -> None:
    """`git remote set-url` leaves all that git noted of the old one in place."""
    shared(journal, tmp_path / "shared.git")
    assert sync(journal).state is SyncState.OK
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "other.git")
    git(journal.root, "remote", "set-url", "origin", str(tmp_path / "other.git"))
    (verdict,) = examine(journal)
    assert str(tmp_path / "other.git") in journal.tr(verdict.finding.message)
    assert sync(journal).state is SyncState.OK
    assert found(journal) == []


@pytest.mark.parametrize(("hours", "told"), [(1, False), (24, True), (900, True)])
def test_a_server_that_was_not_asked_for_long_is_named_with_its_day(
    journal: Journal, tmp_path: Path, hours: int, told: bool
) -> None:
    shared(journal, tmp_path / "shared.git")
    assert long_unseen(journal) is None
    assert sync(journal).state is SyncState.OK
    then = journal.clock()
    journal.clock = lambda: then + timedelta(hours=hours)
    assert long_unseen(journal) == (then if told else None)
    assert found(journal) == []
