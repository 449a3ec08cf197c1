"""A journal for the real program to be driven on."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small journal in English, all committed."""
    journal = create_journal(
        tmp_path / "journal",
        Places.of_user(),
        lambda: datetime.now().astimezone(),
        title="My mentorship",
        mentee="Ada Test",
        language="en",
    )
    journal.add("mentorship", {"title": "Leading", "intention": "lead well"})
    journal.add("person", {"name": "Maria Berg"}, "")
    assert journal.drain(20)
    journal.close()
    return tmp_path / "journal"


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", root, *words], check=True, capture_output=True, text=True)
    return done.stdout
