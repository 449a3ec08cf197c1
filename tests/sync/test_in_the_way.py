"""What lies in the way of what comes in is neither lost nor committed behind one's back."""

from __future__ import annotations

from mentorship_tui.vcs.outcome import SyncState

from .machines import Machine
from .test_sync import git


def test_an_ignored_file_is_not_written_over(ada: Machine, second: Machine, path: str) -> None:
    """Git takes an ignored file for one that may be lost; nothing may."""
    (ada.root / "list.txt").write_text("from Ada\n")
    ada.sync()
    exclude = second.root / ".git" / "info" / "exclude"
    exclude.parent.mkdir(exist_ok=True)
    exclude.write_text("list.txt\n")
    (second.root / "list.txt").write_text("of the second\n")
    result = second.sync()
    assert result.state is SyncState.BLOCKED
    assert "list.txt" in ada.journal.tr(result.message)
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
