"""A clone is there whole or not at all, also one that was killed (git.md, Sync)."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship_tui.vcs.git.lock import try_lock
from mentorship_tui.vcs.repository.lost_index import rebuild
from mentorship_tui.vcs.repository.repository import Repository
from mentorship_tui.vcs.sync.clone import MARK, MARKED, clone
from mentorship_tui.vcs.sync.sync import Request, synchronise

KILLED = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
import pytest

from mentorship_tui.vcs.sync.clone import clone
from mentorship_tui.vcs.sync.sync import Request
die = lambda message: os._exit(9)
clone(sys.argv[1], Path(sys.argv[2]), Request("joined", datetime.now(UTC), progress=die))
"""


def test_the_next_clone_takes_away_what_a_killed_one_left(tmp_path: Path) -> None:
    """Only what bears its mark and nobody holds: another's folder and a living clone's stay."""
    source, target = tmp_path / "source", tmp_path / "two"
    subprocess.run(["git", "init", "-q", "-b", "main", source], check=True)
    subprocess.run(["git", "-C", source, "commit", "-q", "--allow-empty", "-m", "a"], check=True)
    killed = subprocess.run([sys.executable, "-c", KILLED, source, target], check=False)
    assert killed.returncode == 9
    (left,) = tmp_path.glob(".two-*")
    assert (left / MARK).exists()
    _wait_until_free(left / MARK)
    others = tmp_path / ".two-of-mine"
    others.mkdir()
    living = tmp_path / ".two-living"
    (living / MARK).parent.mkdir(parents=True)
    (living / MARK).write_bytes(MARKED)
    with (living / MARK).open("r+b") as held:
        assert try_lock(held)
        clone(str(source), target, Request("joined", datetime.now(UTC)))
    assert not left.exists()
    assert target.is_dir()
    assert not (target / MARK).exists()
    assert sorted(tmp_path.glob(".two-*")) == [living, others]


def test_a_clone_asks_its_server_once_and_leaves_git_nothing_to_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One look at the server and one fetch; the index knows each file as it lies on the disk."""
    source, target, trace = tmp_path / "source", tmp_path / "two", tmp_path / "trace"
    subprocess.run(["git", "init", "-q", "-b", "main", source], check=True)
    (source / "a.md").write_text("a\n")
    subprocess.run(["git", "-C", source, "add", "-A"], check=True)
    subprocess.run(["git", "-C", source, "commit", "-q", "-m", "a"], check=True)
    monkeypatch.setenv("GIT_TRACE", str(trace))
    clone(str(source), target, Request("joined", datetime.now(UTC)))
    monkeypatch.delenv("GIT_TRACE")
    assert trace.read_text().count("built-in: git ls-remote") == 1
    words = ["git", "-C", str(target), "diff-files", "--name-only"]
    assert subprocess.run(words, check=True, capture_output=True, text=True).stdout == ""
    assert (target / "a.md").read_text() == "a\n"


def test_files_taken_in_beside_a_held_index_are_known_once_it_is_free(tmp_path: Path) -> None:
    """Somebody's `index.lock` is waited for, and never taken away."""
    source, target = tmp_path / "source", tmp_path / "two"
    subprocess.run(["git", "init", "-q", "-b", "main", source], check=True)
    (source / "a.md").write_text("a\n")
    subprocess.run(["git", "-C", source, "add", "-A"], check=True)
    subprocess.run(["git", "-C", source, "commit", "-q", "-m", "a"], check=True)
    subprocess.run(["git", "init", "-q", "-b", "main", target], check=True)
    subprocess.run(["git", "-C", target, "remote", "add", "origin", source], check=True)
    lock = target / ".git" / "index.lock"
    lock.touch()
    synchronise(Repository.open(target), Request("joined", datetime.now(UTC)))
    assert (target / "a.md").read_text() == "a\n"
    assert lock.exists()
    lock.unlink()
    rebuild(Repository.open(target))
    words = ["git", "-C", str(target), "status", "--porcelain"]
    assert subprocess.run(words, check=True, capture_output=True, text=True).stdout == ""


def _wait_until_free(mark: Path) -> None:
    """A git that the killed one was about to start holds its lock until it runs."""
    limit = time.monotonic() + 20
    while time.monotonic() < limit:
        with mark.open("r+b") as held:
            if try_lock(held):
                return
        time.sleep(0.01)
    raise AssertionError("the lock of the killed clone is still held")
