"""A journal on the real disk, with real git and a clock that stands still until it is moved."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places

from ..templates import copy_of

NOON = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
Log = Callable[[], list[str]]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "state", tmp_path / "cache")


@pytest.fixture
def journal(tmp_path: Path, places: Places) -> Iterator[Journal]:
    """A new journal with a mentorship in it, all committed."""
    copy_of("begun", _begin, tmp_path)
    journal = Journal(tmp_path / "journal", places, lambda: NOON)
    journal.refresh()
    yield journal
    journal.drain(20)
    journal.close()


def _begin(folder: Path) -> None:
    journal = create_journal(
        folder / "journal",
        Places(folder / "config", folder / "state", folder / "cache"),
        lambda: NOON,
        title="My mentorship",
        mentee="Ada Test",
        language="en",
    )
    journal.add("mentorship", {"title": "Leading", "phase": "find"}, "")
    assert journal.drain(20)
    journal.close()


@pytest.fixture
def log(journal: Journal) -> Log:
    """The subjects of the commits, oldest first, when all are made."""

    def subjects() -> list[str]:
        assert journal.drain(20)
        return git(journal.root, "log", "--reverse", "--format=%s").splitlines()

    return subjects


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", root, *words], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def watched(journal: Journal) -> Iterator[Journal]:
    """The journal, whose folder is watched."""
    journal.drain(20)
    journal.outside.start()
    yield journal
    journal.outside.stop()


def files(root: Path) -> dict[str, bytes]:
    """All that lies in the journal."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }
