"""The server is asked while the folder is looked through (git.md, Sync)."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship_tui.i18n import msg
from mentorship_tui.journal.sync.sync import set_remote, sync
from mentorship_tui.vcs.remote.outcome import Outcome, SyncState
from mentorship_tui.vcs.sync.sync import Request, synchronise

from .machines import Machine


def test_what_came_to_the_server_meanwhile_is_joined_too(ada: Machine, second: Machine) -> None:
    """The answer is old when the folder has been seen to: what it misses is found by the push."""
    mine = ada.journal.add("person", {"name": "Anna"}, "").path
    assert ada.journal.drain(20)
    theirs: list[str] = []

    def tidy() -> None:
        if not theirs:
            time.sleep(0.3)  # by now the server has answered
            theirs.append(second.journal.add("person", {"name": "Bo"}, "").path)
            assert second.sync().state is SyncState.OK

    request = Request("joined", datetime.now(UTC), tidy=tidy)
    assert synchronise(ada.journal.versions.repository, request).state is SyncState.OK
    assert (ada.root / theirs[0]).exists()
    second.sync()
    assert (second.root / mine).exists()


def test_what_cannot_be_committed_is_said_at_once(
    ada: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long the server takes to answer."""
    slow = tmp_path / "ssh"
    slow.write_text("#!/bin/sh\nexec sleep 25\n")
    slow.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(slow))
    set_remote(ada.journal, "ssh://example.org/journal")
    failed = Outcome(SyncState.BLOCKED, msg("git is busy"))

    def tidy() -> Outcome:
        time.sleep(0.3)  # by now the server is being asked
        return failed

    begun = time.monotonic()
    request = Request("joined", datetime.now(UTC), tidy=tidy)
    assert synchronise(ada.journal.versions.repository, request) is failed
    assert time.monotonic() - begun < 15


def test_the_user_need_not_wait_for_a_slow_signer(
    ada: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Esc ends the sync also while versions are saved; what was saved is committed all the same."""
    touch = tmp_path / "gpg"
    touch.write_text("#!/bin/sh\nexec sleep 4\n")
    touch.chmod(0o755)
    git = ada.journal.versions.repository.git
    git.run("config", "commit.gpgsign", "true")
    git.run("config", "gpg.program", str(touch))
    ada.journal.add("person", {"name": "Anna"}, "")
    begun = time.monotonic()
    found = sync(ada.journal, cancelled=lambda: time.monotonic() - begun > 0.5)
    assert found.state is SyncState.CANCELLED
    assert time.monotonic() - begun < 3
    git.run("config", "commit.gpgsign", "false")
    ada.journal.drain(20)
    assert ada.sync().pushed == 1
