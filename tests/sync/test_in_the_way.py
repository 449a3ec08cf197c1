"""What lies in the way of what comes in is neither lost nor committed behind one's back."""

from __future__ import annotations

import os
import time

import pytest

from mentorship_tui.vcs.remote.outcome import SyncState

from .machines import Machine, git


def test_an_ignored_file_is_not_written_over(ada: Machine, second: Machine, path: str) -> None:
    """Git takes an ignored file for one that may be lost; nothing may."""
    (ada.root / "list.txt").write_text("from Ada\n")
    ada.sync()
    exclude = second.root / ".git" / "info" / "exclude"
    exclude.parent.mkdir(exist_ok=True)
    exclude.write_text("list.txt\n")
    (second.root / "list.txt").write_text("of the second\n")
    result = second.sync()
    assert result.state is SyncState.OK
    assert result.notice is not None
    assert "list.txt" in ada.journal.tr(result.notice)
    assert (second.root / "list.txt").read_text() == "of the second\n"
    (second.root / "list.txt").rename(second.root / "mine.txt")
    assert second.sync().state is SyncState.OK
    assert (second.root / "list.txt").read_text() == "from Ada\n"


def test_what_the_user_staged_stays_staged(ada: Machine, second: Machine, path: str) -> None:
    """git.md: it is not committed behind their back, and the sync says what it waits for."""
    ada.journal.set(path, {"phone": "2"})
    ada.sync()
    place = second.root / path
    text = place.read_text()
    place.write_text(text + "Staged.\n")
    git(second.root, "add", path)
    place.write_text(text + "Not yet.\n")
    status = git(second.root, "status", "--porcelain")
    result = second.sync()
    assert result.state is SyncState.BLOCKED
    assert f"{path} " in ada.journal.tr(result.message)
    assert git(second.root, "status", "--porcelain") == status
    assert "+Staged." in git(second.root, "diff", "--cached")
    git(second.root, "commit", "-qm", "mine")
    assert second.sync().state is SyncState.OK
    record = second.journal.snapshot.records[path]
    assert record.text("phone") == "2"
    assert "Not yet." in place.read_text()


@pytest.mark.parametrize("writes", [True, False])
def test_a_lock_that_a_dead_git_left_is_named(
    ada: Machine, second: Machine, path: str, *, writes: bool
) -> None:
    """To try again in a moment would never help, whether something is to be saved or to come in."""
    ada.journal.set(path, {"phone": "2"})
    ada.sync()
    lock = second.root / ".git" / "refs" / "heads" / "main.lock"
    lock.write_bytes(b"")
    then = time.time() - 120
    os.utime(lock, (then, then))
    if writes:
        second.journal.add("person", {"name": "Bo"}, "")
    result = second.sync()
    assert result.state is SyncState.BLOCKED
    told = second.journal.tr(result.message)
    assert "main.lock; `mentorship doctor --fix` removes it." in told
    lock.unlink()
    assert second.sync().state is SyncState.OK


def test_a_folder_made_in_the_place_of_a_file_reaches_the_others(
    ada: Machine, second: Machine
) -> None:
    """What went away is told after what came, and must not take that along."""
    place = second.root / "scans"
    place.write_text("a list\n")
    second.sync()
    ada.sync()
    place.unlink()
    place.mkdir()
    (place / "one.txt").write_text("one\n")
    assert second.sync().state is SyncState.OK
    assert (place / "one.txt").read_text() == "one\n"
    assert git(second.root, "status", "--porcelain") == ""
    assert ada.sync().state is SyncState.OK
    assert (ada.root / "scans" / "one.txt").read_text() == "one\n"
