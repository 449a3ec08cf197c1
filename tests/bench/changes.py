"""One saved change: to the durable file, and to the commit, against git from a shell script."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .journals import make_journal
from .measure import Row, compare, seconds

ROUNDS = 15
RECORD = "mentorships/leading-others/goals/goal-4.md"
SCRIPT = """
printf 'changed %s\\n' "$2" >> "$1"
git add -- "$1"
git commit -q -m "Changed $2" -- "$1"
"""


def rows(folder: Path) -> Iterable[Row]:
    """A change of one field at two sizes."""
    for records in (100, 10_000):
        ours = make_journal(folder / f"change-ours-{records}", records)
        theirs = make_journal(folder / f"change-theirs-{records}", records)
        yield from _compared(ours, theirs, records)


def _compared(ours: Path, theirs: Path, records: int) -> Iterable[Row]:
    journal = Journal(ours, Places.of_user(), lambda: datetime.now().astimezone())
    journal.refresh()
    number = count()

    def saved() -> float:
        value = f"sign {next(number)}"
        taken = seconds(lambda: journal.set(RECORD, {"sign": value}))
        journal.drain(None)
        return taken

    def committed() -> float:
        value = f"sign {next(number)}"

        def change() -> None:
            journal.set(RECORD, {"sign": value})
            journal.drain(None)

        return seconds(change)

    def plain_git() -> float:
        words = ["sh", "-ec", SCRIPT, "sh", RECORD, str(next(number))]
        return seconds(lambda: subprocess.run(words, cwd=theirs, check=True))

    for what, work, aim in (
        ("until the file is durable", saved, None),
        ("until it is committed", committed, 1.2),
    ):
        work()
        yield compare(
            f"one change {what}, {records} records",
            work,
            "git add + git commit from a shell script",
            plain_git,
            rounds=ROUNDS,
            aim=aim,
        )
    journal.close()
