"""What a key press finds in ten thousand records, against git grep for the same word."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from datetime import datetime
from itertools import cycle
from pathlib import Path

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .journals import make_journal
from .measure import Row, seconds

RECORDS = 10_000
ROUNDS = 60
WORDS = ("meeting", "goal", "leading", "people", "wrtie")  # the last with a slip
AIM = 2.0
MOST = 50.0  # milliseconds, which one does not notice while typing


def rows(folder: Path) -> Iterable[Row]:
    """Every beginning of a few words, as they are typed; the 95th percentile of both."""
    root = folder / "search"
    make_journal(root, RECORDS)
    journal = Journal(root, Places.of_user(), lambda: datetime.now().astimezone())
    journal.refresh()
    first = seconds(journal.search.update) * 1000
    journal.search.begin()
    read = seconds(lambda: [place.read_bytes() for place in root.rglob("*.md")]) * 1000
    yield Row(f"taking in the words of {RECORDS} records", "reading them", first, read, None)
    typed = [word[:end] for word in WORDS for end in range(1, len(word) + 1)]
    ours, theirs = [], []
    for _, text in zip(range(ROUNDS), cycle(typed), strict=False):
        ours.append(seconds(lambda text=text: journal.search.find(text)))  # type: ignore[misc]
        words = ["git", "grep", "-c", text]
        theirs.append(
            seconds(
                lambda words=words: subprocess.run(  # type: ignore[misc]
                    words, cwd=root, check=False, stdout=subprocess.DEVNULL
                )
            )
        )
    journal.close()
    yield Row(f"a key's finds, {RECORDS} records, p95", "50 ms", _late(ours), MOST, 1.0)
    yield Row(
        f"a key's finds, {RECORDS} records, p95",
        "git grep -c",
        _late(ours),
        _late(theirs),
        AIM,
    )


def _late(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)] * 1000
