"""Reading 10,000 records cold and from the cache, against reading the same bytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .journals import make_journal
from .measure import Row, compare, seconds

ROUNDS = 5
RECORDS = 10_000


def rows(folder: Path) -> Iterable[Row]:
    """Cold, then warm."""
    root = make_journal(folder / "scan", RECORDS)
    places = Places.of_user()

    def scan() -> None:
        journal = Journal(root, places, lambda: datetime.now().astimezone())
        journal.refresh()
        journal.close()

    def cold() -> float:
        shutil.rmtree(places.index_of(root).parent, ignore_errors=True)
        return seconds(scan)

    def read_all() -> float:
        return seconds(lambda: [path.read_bytes() for path in _records(root)])

    yield compare(
        f"scan of {RECORDS} records, cold", cold, "reading the same bytes", read_all, rounds=ROUNDS
    )
    scan()
    yield compare(
        f"scan of {RECORDS} records, from the cache",
        lambda: seconds(scan),
        "reading the same bytes",
        read_all,
        rounds=ROUNDS,
    )


def _records(root: Path) -> Iterator[Path]:
    for top in root.iterdir():
        if top.name != ".git":
            yield from top.rglob("*.md") if top.is_dir() else [top]
