"""A clone is there whole or not at all, also one that was killed (git.md, Sync)."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from mentorship_tui.vcs.clone import MARK, MARKED, clone
from mentorship_tui.vcs.lock import try_lock
from mentorship_tui.vcs.sync import Request

KILLED = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from mentorship_tui.vcs.clone import clone
from mentorship_tui.vcs.sync import Request
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


def _wait_until_free(mark: Path) -> None:
    """A git that the killed one was about to start holds its lock until it runs."""
    limit = time.monotonic() + 20
    while time.monotonic() < limit:
        with mark.open("r+b") as held:
            if try_lock(held):
                return
        time.sleep(0.01)
    raise AssertionError("the lock of the killed clone is still held")
