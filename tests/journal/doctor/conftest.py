"""A journal for the doctor, and what it finds there."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship_tui.journal.doctor.examine import examine
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places


def git(root: Path, *words: str, check: bool = True) -> str:
    done = subprocess.run(["git", "-C", root, *words], check=check, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with one record, all committed."""
    places = Places(tmp_path / "config", tmp_path / "state", tmp_path / "cache")
    clock = lambda: datetime(2027, 1, 17, 12, 0, tzinfo=UTC)  # noqa: E731
    journal = create_journal(
        tmp_path / "journal", places, clock, title="J", mentee="Ada", language="en"
    )
    journal.add("person", {"name": "Maria Berg"}, "Knows everybody.\n")
    assert journal.drain(20)
    return journal


def found(journal: Journal) -> list[str]:
    return [verdict.finding.check for verdict in examine(journal)]
