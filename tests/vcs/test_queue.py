"""The user waits for the disk, never for git; and nothing is lost on the way."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.queue import CommitQueue, CommitState
from mentorship_tui.vcs.commits.uncommitted import find_dirty
from mentorship_tui.vcs.errors import ChangeRefused
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell, program


def numbered(count: int, first: int = 0) -> list[Change]:
    """Changes of one file, each with its own content."""
    return [Change(f"Change {n}", {"a.md": b"%d\n" % n}) for n in range(first, first + count)]


def subjects(shell: Shell) -> list[str]:
    """The history, oldest first."""
    return shell("log", "--reverse", "--format=%s").splitlines()


def test_a_hundred_changes_in_order(root: Path, shell: Shell) -> None:
    """Each change is a commit, in order, with its own content; submitting takes no time."""
    (root / "a.md").write_bytes(b"99\n")
    states: list[CommitState] = []
    queue = CommitQueue(root, states.append)
    started = time.monotonic()
    for change in numbered(100):
        queue.submit(change)
    assert time.monotonic() - started < 0.1
    assert queue.drain(30)
    assert subjects(shell) == [f"Change {n}" for n in range(100)]
    assert shell("show", "HEAD~40:a.md") == "59"
    assert queue.state.pending == 0
    assert queue.state.failed is None
    assert queue.state.last == shell("rev-parse", "HEAD")
    assert states[-1] == queue.state
    assert max(state.pending for state in states) > 1
    queue.close()


def test_submitting_does_not_wait_for_the_opening(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first change starts git up, which may take its time on a cold disk."""
    real = shutil.which("git")
    (tmp_path / "bin").mkdir()
    program(tmp_path / "bin" / "git", f'sleep 0.3; exec {real} "$@"')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    queue = CommitQueue(root)
    started = time.monotonic()
    for change in numbered(5):
        queue.submit(change)
        time.sleep(0.02)
    assert time.monotonic() - started < 0.3
    assert queue.drain(20)
    queue.close()


def test_refused_is_kept_and_tried_at_the_next_change(root: Path, shell: Shell) -> None:
    """git.md: a commit git refuses loses nothing; it is tried at the next change."""
    queue = CommitQueue(root)
    queue.submit(numbered(1)[0])
    assert queue.drain(10)
    shell("checkout", "-q", "--detach")
    queue.submit(numbered(1, 1)[0])
    assert not queue.drain(10)
    assert queue.state.pending == 1
    assert queue.state.failed is not None
    shell("switch", "-q", "main")
    queue.submit(numbered(1, 2)[0])
    assert queue.drain(10)
    assert subjects(shell) == ["Change 0", "Change 1", "Change 2"]
    assert queue.state.failed is None
    queue.close()


def test_retry(root: Path, shell: Shell, home: Path) -> None:
    """`R` tries again what was refused."""
    settings = (home / ".gitconfig").read_text()
    (home / ".gitconfig").write_text("")
    arrived = threading.Event()
    queue = CommitQueue(root, lambda state: arrived.set() if state.last else None)
    queue.submit(numbered(1)[0])
    assert not queue.drain(10)
    (home / ".gitconfig").write_text(settings)
    queue.retry()
    assert arrived.wait(10)
    assert subjects(shell) == ["Change 0"]
    queue.close()


def test_drain_does_not_wait_for_what_is_refused(tmp_path: Path) -> None:
    """At exit a hindrance is not waited out; the text is on the disk."""
    queue = CommitQueue(tmp_path)
    queue.submit(numbered(1)[0])
    started = time.monotonic()
    assert not queue.drain(30)
    assert time.monotonic() - started < 5
    assert queue.state.failed is not None
    queue.close()


def test_drain_has_a_limit(root: Path, shell: Shell, tmp_path: Path) -> None:
    """A slow signer does not keep the app from closing."""
    shell("config", "commit.gpgsign", "true")
    shell("config", "gpg.program", str(program(tmp_path / "slow", "sleep 2; exit 1")))
    queue = CommitQueue(root)
    queue.submit(numbered(1)[0])
    started = time.monotonic()
    assert not queue.drain(0.3)
    assert time.monotonic() - started < 1.5
    queue.close()


def test_drain_waits_for_a_try_and_does_not_ask_for_another(
    root: Path, shell: Shell, tmp_path: Path
) -> None:
    """A signer that is asking already is not made to ask twice."""
    asked = tmp_path / "asked"
    script = f'echo x >> "{asked}"; sleep 0.5; exit 1'
    shell("config", "commit.gpgsign", "true")
    shell("config", "gpg.program", str(program(tmp_path / "signer", script)))
    queue = CommitQueue(root)
    queue.submit(numbered(1)[0])
    until = time.monotonic() + 10
    while not asked.exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert not queue.drain(10)
    time.sleep(0.3)
    assert asked.read_text() == "x\n"
    assert not queue.drain(10)
    assert asked.read_text() == "x\nx\n"
    queue.close()


def test_one_impossible_change_does_not_stop_the_others(root: Path, shell: Shell) -> None:
    """What can never be committed steps aside; it is said, and lies on the disk as outside edit."""
    queue = CommitQueue(root)
    with pytest.raises(ChangeRefused):
        queue.submit(Change("Markers", {"m.md": b"<<<<<<< HEAD\n"}))
    (root / "b.md").symlink_to("a.md")
    shell("add", "b.md")
    shell("commit", "-qm", "link", "--", "b.md")
    for change in (
        *numbered(2),
        Change("Impossible", {"b.md": b"x"}),
        *numbered(2, 2),
    ):
        queue.submit(change)
    assert queue.drain(10)
    assert subjects(shell) == ["link", "Change 0", "Change 1", "Change 2", "Change 3"]
    assert queue.state.failed is None
    assert queue.state.notice is not None
    queue.close()


def test_what_comes_after_in_the_same_file_waits_for_one_whose_filter_fails(
    root: Path, shell: Shell
) -> None:
    """A deletion needs no filter: committed first, it would be taken back by the older change."""
    (root / ".gitattributes").write_text("a.md filter=seal\n")
    shell("config", "filter.seal.required", "true")
    shell("config", "filter.seal.clean", "cat")
    queue = CommitQueue(root)
    queue.submit(numbered(1)[0])
    assert queue.drain(10)
    shell("config", "filter.seal.clean", "false")
    for change in (*numbered(1, 1), Change("Gone", {"a.md": None}), Change("B", {"b.md": b"b"})):
        queue.submit(change)
    assert not queue.drain(10)
    assert queue.drain(10, but_aside=True)
    assert subjects(shell) == ["Change 0", "B"]
    assert [change.text.splitlines()[0] for change in queue.left] == ["Change 1", "Gone"]
    shell("config", "filter.seal.clean", "cat")
    assert queue.drain(10)
    assert subjects(shell) == ["Change 0", "B", "Change 1", "Gone"]
    queue.close()


def test_closing_without_draining_leaves_it_on_the_disk(root: Path) -> None:
    """What was not committed is found dirty by the next start."""
    (root / "a.md").write_bytes(b"0\n")
    queue = CommitQueue(root)
    queue.close()
    queue.submit(numbered(1)[0])
    assert not queue.drain(None)
    assert "a.md" in {dirty.path for dirty in find_dirty(Repository.open(root))}


def test_two_windows(root: Path, shell: Shell) -> None:
    """Two queues on one journal: both work, nothing is lost."""
    first, second = CommitQueue(root), CommitQueue(root)
    for n in range(30):
        first.submit(Change(f"first {n}", {"first.md": b"%d\n" % n}))
        second.submit(Change(f"second {n}", {"second.md": b"%d\n" % n}))
    assert first.drain(30)
    assert second.drain(30)
    made = subjects(shell)
    assert [subject for subject in made if "first" in subject] == [f"first {n}" for n in range(30)]
    assert [subject for subject in made if "second" in subject] == [
        f"second {n}" for n in range(30)
    ]
    assert shell("show", "HEAD:first.md", "HEAD:second.md") == "29\n29"
    first.close()
    second.close()


def test_a_listener_that_fails_does_not_stop_the_commits(root: Path, shell: Shell) -> None:
    """The screen may be gone already when the last commit is told."""

    def gone(state: CommitState) -> None:
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("no screen")

    queue = CommitQueue(root, gone)
    for change in numbered(3):
        queue.submit(change)
        assert queue.drain(10)
    assert len(subjects(shell)) == 3
    queue.close()
