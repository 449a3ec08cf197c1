"""What is said of a sync is so: of the server's branch, and of what lies in no version."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentorship_tui.i18n import Message
from mentorship_tui.journal.sync.sync import SyncResult, remote_state, sync
from mentorship_tui.vcs.change import LARGEST
from mentorship_tui.vcs.remote.outcome import SyncState
from mentorship_tui.vcs.remote.push_report import was_taken

from .claims import server_has_tip
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


@pytest.mark.parametrize("there", ["refs/heads/main", "refs/heads/new"])
def test_sent_is_what_git_reports_as_sent(ada: Machine, hub: Path, there: str) -> None:
    """Of a real push: a new branch, one brought forward, one that is up to date, one refused."""
    git(ada.root, "commit", "-q", "--allow-empty", "-m", "mine")
    old, new = git(ada.root, "rev-parse", "HEAD~1"), git(ada.root, "rev-parse", "HEAD")
    for commit, taken in ((new, True), (new, True), (old, False)):
        report = push_report(ada.root, f"{commit}:{there}")
        assert was_taken(report, commit, there) is taken
        assert not was_taken(report, commit, "refs/heads/other")
    (hub / "hooks" / "pre-receive").write_text("#!/bin/sh\nexit 1\n")
    (hub / "hooks" / "pre-receive").chmod(0o755)
    git(ada.root, "commit", "-q", "--allow-empty", "-m", "more")
    commit = git(ada.root, "rev-parse", "HEAD")
    assert not was_taken(push_report(ada.root, f"{commit}:{there}"), commit, there)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Done\n",
        " \tHEAD:refs/heads/main\t1234567..89abcde\n",
        "!\tHEAD:refs/heads/main\t1234567..fffffff\n",
    ],
)
def test_a_report_that_does_not_name_our_commit_is_no_proof(line: str) -> None:
    """What a server or a helper leaves out, and a commit the server put there itself."""
    assert not was_taken(f"To /hub.git\n{line}", "f" * 40, "refs/heads/main")


def push_report(root: Path, what: str) -> str:
    words = ["git", "-C", str(root), "push", "--porcelain", "origin", what]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout


TAKES_FOR_REVIEW = r"""#!{python}
import os

def read():
    lines = []
    while True:
        size = int(os.read(0, 4) or b"0000", 16)
        if not size:
            return lines
        lines.append(os.read(0, size - 4))

def write(*lines):
    for line in lines:
        os.write(1, b"%04x" % (len(line) + 4) + line)
    os.write(1, b"0000")

read()
write(b"version=1\0")
read()
write(b"ok refs/heads/main\n", b"option refname refs/review/1\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the hook is a script")
def test_what_a_server_puts_elsewhere_is_not_sent(ada: Machine, hub: Path) -> None:
    """A server of reviews takes all that is pushed, and leaves the branch where it is."""
    git(hub, "config", "receive.procReceiveRefs", "refs/heads/main")
    hook = hub / "hooks" / "proc-receive"
    hook.write_text(TAKES_FOR_REVIEW.replace("{python}", sys.executable))
    hook.chmod(0o755)
    ada.journal.add("person", {"name": "Anna"}, "")
    result = ada.sync()
    assert not server_has_tip(ada.root, hub)
    assert result.state is SyncState.REFUSED
    assert "did not put what was sent on its branch main" in ada.journal.tr(result.message)
    assert remote_state(ada.journal).waiting == 1


def during(ada: Machine, step: str, rounds: int = 1) -> SyncResult:
    """A sync in which a plain git commits something at that step."""
    left = [rounds]

    def progress(message: Message) -> None:
        if step in message.text and left[0]:
            left[0] -= 1
            git(ada.root, "commit", "-q", "--allow-empty", "-m", "meanwhile")

    return sync(ada.journal, progress)


@pytest.mark.parametrize("step", ["Asking", "Sending"])
def test_a_commit_made_during_a_sync_is_sent_by_it(ada: Machine, hub: Path, step: str) -> None:
    ada.journal.add("person", {"name": "Anna"}, "")
    result = during(ada, step)
    assert (result.state, result.pushed, result.notice) == (SyncState.OK, 2, None)
    assert server_has_tip(ada.root, hub)
    assert remote_state(ada.journal).waiting == 0


def test_one_that_commits_all_the_time_is_told_what_is_left(ada: Machine, hub: Path) -> None:
    ada.journal.add("person", {"name": "Anna"}, "")
    result = during(ada, "Sending", rounds=20)
    assert result.state is SyncState.OK
    assert not server_has_tip(ada.root, hub)
    assert result.notice is not None
    assert "1 change was made during the sync" in ada.journal.tr(result.notice)
    assert remote_state(ada.journal).waiting == 1
