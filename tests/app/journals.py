"""Journals at several points of the way, made in `root`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mentorship_tui.journal.new.sample import make_demo
from mentorship_tui.journal.places import Places
from tests.bench.journals import make_journal

from .conftest import NOON, fill, new_journal

UNDER_WAY = 240  # days into the sample's story


def empty(root: Path, places: Places, language: str) -> None:
    journal = new_journal(root, places, language)
    assert journal.drain(30)
    journal.close()


def small(root: Path, places: Places, language: str) -> None:
    journal = new_journal(root, places, language)
    fill(journal)
    assert journal.drain(30)
    journal.close()


def under_way(root: Path, places: Places, language: str) -> None:
    make_demo(root, places, language, today=NOON.date(), days=UNDER_WAY)


def ended(root: Path, places: Places, language: str) -> None:
    make_demo(root, places, language, today=NOON.date())


def thousand(root: Path, places: Places, language: str) -> None:
    root.mkdir()
    make_journal(root, 1_000)


Make = Callable[[Path, Places, str], None]
