"""A server whose history somebody has rewritten."""

from __future__ import annotations

import subprocess
from pathlib import Path

from mentorship_tui.journal.reading.questions import questions
from mentorship_tui.journal.sync.sync import sync
from mentorship_tui.vcs.remote.addresses import set_remote
from mentorship_tui.vcs.remote.outcome import SyncState

from .machines import Machine, git


def test_a_history_rewritten_from_its_start(ada: Machine, second: Machine, hub: Path) -> None:
    """Reliability row 7: it is said so; what was here is kept under one name."""
    path = ada.journal.add("person", {"name": "Anna", "phone": "1"}, "").path
    ada.sync()
    second.sync()
    second.journal.set(path, {"phone": "9"})
    squashed = git(ada.root, "commit-tree", "HEAD^{tree}", "-m", "squashed")
    git(ada.root, "push", "-q", "-f", str(hub), f"{squashed}:main")
    result = second.sync()
    assert result.state is SyncState.UNRELATED
    assert "rewritten" in second.journal.tr(result.message)
    result = sync(second.journal, join_unrelated=True)
    assert result.state is SyncState.OK
    assert result.notice is not None
    (kept,) = git(
        second.root, "for-each-ref", "--format=%(refname)", "refs/mentorship/backup"
    ).split()
    assert kept in second.journal.tr(result.notice)
    assert [one.field for one in questions(second.journal)] == ["phone"]


def test_another_server_is_not_one_that_was_rewritten(
    ada: Machine, second: Machine, tmp_path: Path
) -> None:
    """Reliability row 8: a new address that holds another journal is told as that."""
    other = tmp_path / "other.git"
    subprocess.run(["git", "init", "-q", "--bare", other], check=True)
    squashed = git(ada.root, "commit-tree", "HEAD^{tree}", "-m", "apart")
    git(ada.root, "push", "-q", str(other), f"{squashed}:refs/heads/main")
    set_remote(second.journal.versions.repository, str(other))
    result = second.sync()
    assert result.state is SyncState.UNRELATED
    assert "made apart" in second.journal.tr(result.message)
    assert git(second.root, "for-each-ref", "refs/mentorship/backup") == ""
