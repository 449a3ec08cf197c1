"""What a sync that was cut off or killed leaves, and locks in its way (git.md, Sync)."""

from __future__ import annotations

import json

import pytest

from mentorship_tui.journal.reading.questions import questions
from mentorship_tui.vcs.remote.file_sizes import check_sizes
from mentorship_tui.vcs.remote.outcome import SyncFailed, SyncState

from .machines import Machine, git


@pytest.mark.parametrize("steps", range(5))
def test_a_cut_leaves_the_old_or_the_new(ada: Machine, second: Machine, steps: int) -> None:
    """Must hold: a cut at any step of a sync leaves either the old or the new state."""
    ada.journal.add("person", {"name": "Anna"}, "")
    second.journal.add("person", {"name": "Bo"}, "")
    ada.sync()
    second.sync_cut(steps)
    assert second.journal.drain(20)  # the commit goes on beside
    assert git(second.root, "status", "--porcelain") == ""
    assert second.sync().state is SyncState.OK
    ada.sync()
    assert ada.files() == second.files()


def test_a_kill_in_the_middle_of_the_checkout_is_finished(ada: Machine, second: Machine) -> None:
    """Reliability row 2: work tree first, ref last; who looks next finishes it."""
    ada.journal.add("person", {"name": "Anna"}, "")
    ada.journal.add("person", {"name": "Bo"}, "")
    ada.sync()
    old = git(second.root, "rev-parse", "HEAD")
    git(second.root, "fetch", "-q")
    new = git(second.root, "rev-parse", "origin/main")
    note = second.journal.versions.repository.private / "checkout.json"
    note.write_text(json.dumps(["refs/heads/main", old, new]))
    folder = second.root / "network"
    folder.mkdir(exist_ok=True)
    (folder / "anna.md").write_text((ada.root / "network" / "anna.md").read_text())
    assert second.journal.versions.dirty() == ()
    assert git(second.root, "rev-parse", "HEAD") == new
    assert (folder / "bo.md").exists()
    assert not note.exists()


def test_an_edit_in_a_half_done_work_tree_takes_nothing_back(ada: Machine, second: Machine) -> None:
    """X1: found by the simulator; a file edited before the checkout was finished has both."""
    path = ada.journal.add("person", {"name": "Anna"}, "First.\n").path
    ada.sync()
    second.sync()
    ada.journal.set(path, {"phone": "070", "how": "at school"}, "First.\n\nFrom Ada.\n")
    ada.sync()
    old = git(second.root, "rev-parse", "HEAD")
    git(second.root, "fetch", "-q")
    note = second.journal.versions.repository.private / "checkout.json"
    new = git(second.root, "rev-parse", "origin/main")
    note.write_text(json.dumps(["refs/heads/main", old, new]))
    second.journal.set(path, {"email": "a@example.org", "how": "at work"})
    second.journal.drain(20)
    assert second.sync().state is SyncState.OK
    text = (second.root / path).read_text()
    for said in ("070", "From Ada.", "a@example.org", "at school"):
        assert said in text
    [asked] = questions(second.journal)
    assert (asked.mine, asked.theirs) == ("at work", "at school")
    assert ada.sync().state is SyncState.OK
    assert ada.files() == second.files()


def test_a_lock_left_by_a_killed_git_does_not_stop_a_sync(ada: Machine, second: Machine) -> None:
    """Reliability, stale lock: found by the simulator; git's own index is behind until it goes."""
    lock = second.root / ".git" / "index.lock"
    lock.touch()
    path = second.journal.add("person", {"name": "Dag"}, "").path
    assert second.sync().state is SyncState.OK
    assert ada.sync().state is SyncState.OK
    ada.journal.delete(path)
    assert ada.sync().state is SyncState.OK
    assert second.sync().state is SyncState.OK
    assert not (second.root / path).exists()
    lock.unlink()
    assert second.sync().state is SyncState.OK
    assert git(second.root, "status", "--porcelain") == ""


def test_a_branch_locked_for_good_is_named_as_such(ada: Machine, second: Machine) -> None:
    """Found by the simulator: it was said that others are sending all the time."""
    ada.journal.add("person", {"name": "Dag"}, "")
    ada.sync()
    lock = second.root / ".git" / "refs" / "heads" / "main.lock"
    lock.touch()
    result = second.sync()
    assert result.state is SyncState.BLOCKED
    assert "Another git program" in ada.journal.tr(result.message)
    lock.unlink()
    assert second.sync().state is SyncState.OK
    assert ada.files() == second.files()


def test_a_file_no_host_takes_is_named(ada: Machine) -> None:
    """Reliability row 14: before a push new files over the host's limit are named."""
    (ada.root / "film.bin").write_bytes(b"x" * 3000)
    git(ada.root, "add", "film.bin")
    git(ada.root, "commit", "-qm", "film")
    repository = ada.journal.versions.repository
    check_sizes(repository, "HEAD", "HEAD~1", limit=4000)
    with pytest.raises(SyncFailed) as caught:
        check_sizes(repository, "HEAD", "HEAD~1", limit=2000)
    assert "film.bin" in ada.journal.tr(caught.value.message)
