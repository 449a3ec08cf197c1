"""What is said of a sync is so: of the server's branch, and of what lies in no version."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from mentorship_tui.journal.sync import remote_state
from mentorship_tui.vcs.change import LARGEST
from mentorship_tui.vcs.outcome import SyncState

from .machines import Machine, git


def test_a_file_that_is_in_no_version_is_not_synced(ada: Machine) -> None:
    """One over 20 MB, and one that is staged; all else goes on."""
    (ada.root / "talk.mp4").touch()
    os.truncate(ada.root / "talk.mp4", LARGEST + 1)
    ada.journal.add("person", {"name": "Anna"}, "")
    result = ada.sync()
    assert (result.state, result.pushed) == (SyncState.PARTLY, 1)
    text = ada.journal.tr(result.message)
    assert "1 file is left out. talk.mp4 is over 20 MB" in text
    (ada.root / "talk.mp4").unlink()
    (ada.root / "list.txt").write_text("mine\n")
    git(ada.root, "add", "list.txt")
    assert ada.sync().state is SyncState.PARTLY
    git(ada.root, "commit", "-qm", "mine")
    assert ada.sync().state is SyncState.OK


def test_what_another_address_had_says_nothing_of_this_one(
    ada: Machine, hub: Path, tmp_path: Path
) -> None:
    """`git remote set-url`, though all that git noted of the old one is still there."""
    assert remote_state(ada.journal).waiting == 0
    other = tmp_path / "other.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(other)], check=True)
    git(ada.root, "remote", "set-url", "origin", str(other))
    state = remote_state(ada.journal)
    assert (state.when, state.waiting > 0) == (None, True)
    assert ada.sync().state is SyncState.OK
    assert remote_state(ada.journal).when is not None


def test_another_branch_of_the_server_is_not_ours(ada: Machine) -> None:
    """Pushed elsewhere by hand, a change still waits to go where the journal is synced."""
    ada.journal.add("person", {"name": "Anna"}, "")
    assert ada.journal.drain(20)
    git(ada.root, "push", "-q", "origin", "HEAD:refs/heads/backup")
    git(ada.root, "fetch", "-q", "origin")
    assert remote_state(ada.journal).waiting == 1


def test_a_server_that_was_set_back_is_seen(ada: Machine, hub: Path) -> None:
    """A plain `git fetch` has seen it later than the last sync did."""
    ada.journal.add("person", {"name": "Anna"}, "")
    ada.sync()
    git(hub, "update-ref", "refs/heads/main", "main~1")
    git(ada.root, "fetch", "-q", "origin")
    assert remote_state(ada.journal).waiting == 1


def test_on_no_branch_nothing_is_said_to_be_synced(ada: Machine) -> None:
    git(ada.root, "checkout", "-q", "--detach")
    assert remote_state(ada.journal).when is None
