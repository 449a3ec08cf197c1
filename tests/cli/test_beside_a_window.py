"""A command while a window is open on the same journal."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .conftest import Run


@pytest.fixture
def started(started: Run, apart: Run) -> Run:
    """Made in this process; the commands of these tests are processes of their own."""
    return apart


@pytest.fixture
def window(started: Run, tmp_path: Path) -> Iterator[Journal]:
    """What an open window does beside its screen: it watches, and commits outside edits."""
    journal = Journal(tmp_path / "journal", Places.of_user(), lambda: datetime.now().astimezone())
    journal.refresh()
    journal.outside.start()
    yield journal
    journal.drain(20)
    journal.close()


def test_a_command_makes_its_own_commits(started: Run, window: Journal) -> None:
    """git.md: what a command changed is told as that change, and not as an outside edit."""
    run = started
    run("add", "person", "Maria Berg", "--body", "")
    run("set", "maria-berg", "tags=choir")
    run("topic", "delegating")
    run("undo")
    time.sleep(2)  # the window takes a second before it looks who has committed what
    assert window.drain(20)
    done = subprocess.run(
        ["git", "-C", window.root, "log", "--format=%s", "-4"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines() == [
        "Undone: To bring up: delegating",
        "To bring up: delegating",
        "Network person: Maria Berg - tags: choir",
        "Added network person: Maria Berg",
    ]
    assert window.snapshot.find("maria-berg")[0].words("tags") == ("choir",)


def test_a_command_leaves_no_mark_behind(started: Run, tmp_path: Path) -> None:
    """The next window would take the mark of a command for that of one that crashed."""
    started("topic", "delegating")
    marks = tmp_path / "journal" / ".git" / "mentorship" / "sessions"
    assert list(marks.iterdir()) == []
