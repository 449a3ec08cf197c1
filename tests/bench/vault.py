"""A vault of another program's notes in the journal's folder, and edits that came at once."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .journals import git, make_journal
from .measure import Row, compare
from .paint import paint, warm

NOTES = 6_000
EDITS = 2_000
RECORDS = 1_000


def rows(folder: Path) -> Iterable[Row]:
    """First paint with the vault against the same journal without it; many edits against git."""
    bare = make_journal(folder / "vault-none", RECORDS)
    with_vault = make_journal(folder / "vault", RECORDS)
    _put_vault(with_vault, NOTES)
    for root in (bare, with_vault):
        warm(root)
    yield compare(
        f"first paint, {RECORDS} records beside {NOTES} foreign notes",
        lambda: paint([with_vault], "Next:"),
        "the same journal without them",
        lambda: paint([bare], "Next:"),
        rounds=9,
        aim=1.25,
    )
    yield _edits(folder)


def _put_vault(root: Path, count: int) -> None:
    for number in range(count):
        place = root / "vault" / f"area {number % 40}" / f"Note {number}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        tags = f"tags: [a, b{number % 7}]\naliases: [n{number}]\n"
        text = f"---\ntitle: Note {number}\n{tags}---\n\n" + "Words of another day. " * 30
        place.write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "A vault")


def _edits(folder: Path) -> Row:
    ours = make_journal(folder / "edits-ours", EDITS)
    theirs = folder / "edits-git"
    shutil.copytree(ours, theirs)
    places = Places(folder / "edits-c", folder / "edits-s", folder / "edits-k")

    def take_in() -> None:
        journal = Journal(ours, places, lambda: datetime.now(UTC))
        journal.outside.join()
        journal.drain(120)
        journal.close()

    def commit() -> None:
        git(theirs, "add", "-A")
        git(theirs, "commit", "-q", "-m", "Edited")

    return compare(
        f"{EDITS} outside edits that came at once, committed",
        lambda: _timed(ours, take_in),
        "git add and git commit",
        lambda: _timed(theirs, commit),
        rounds=5,
        aim=5.0,
    )


def _timed(root: Path, work: Callable[[], None]) -> float:
    for place in root.rglob("*.md"):
        with place.open("a", encoding="utf-8") as stream:
            stream.write("One line more.\n")
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
