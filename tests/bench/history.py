"""A record's history in a long journal, and an undo, against what git does for the same."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

from mentorship_tui.journal.actions.undo import undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.journal.reading.history import versions_of

from .journals import make_journal
from .measure import Row, compare, seconds

COMMITS = 10_000
RECORDS = 100
RECORD = "mentorships/leading-others/goals/goal-4.md"
ROUNDS = 9


def rows(folder: Path) -> Iterable[Row]:
    """Both in a journal of many commits."""
    ours, theirs = (_long(folder / f"history-{name}") for name in ("ours", "theirs"))
    journal = Journal(ours, Places.of_user(), lambda: datetime.now().astimezone())
    journal.refresh()
    follow = ["git", "log", "--follow", "--name-status", "--format=%H %s", "--", RECORD]
    yield compare(
        f"history of a record, {COMMITS} commits",
        lambda: seconds(lambda: list(versions_of(journal, RECORD))),
        "git log --follow --name-status",
        lambda: seconds(
            lambda: subprocess.run(follow, cwd=theirs, check=True, stdout=subprocess.DEVNULL)
        ),
        rounds=ROUNDS,
    )
    number = count()

    def undone() -> float:
        journal.set(RECORD, {"sign": f"sign {next(number)}"})
        journal.drain(None)
        return seconds(lambda: undo(journal))

    def reverted() -> float:
        with (theirs / RECORD).open("a") as stream:
            stream.write(f"changed {next(number)}\n")
        subprocess.run(["git", "commit", "-qam", "Changed"], cwd=theirs, check=True)
        words = ["git", "revert", "--no-edit", "HEAD"]
        return seconds(
            lambda: subprocess.run(words, cwd=theirs, check=True, stdout=subprocess.DEVNULL)
        )

    yield compare("undo of the last change", undone, "git revert", reverted, rounds=ROUNDS)
    journal.close()


def _long(root: Path) -> Path:
    """A journal with thousands of commits, some of them of the record."""
    make_journal(root, RECORDS)
    text = (root / RECORD).read_text()
    subprocess.run(["git", "branch", "-m", "main"], cwd=root, check=True)
    stream = "".join(_commit(number, text) for number in range(COMMITS))
    fed = ["git", "fast-import", "--quiet", "--force"]
    subprocess.run(fed, cwd=root, input=stream.encode(), check=True)
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=root, check=True)
    return root


def _commit(number: int, text: str) -> str:
    path = RECORD if number % 100 == 0 else f"notes/{number % 50}.md"
    data = f"{text}\nline {number}\n"
    start = "from refs/heads/main^0\n" if number == 0 else ""
    who = f"Bench <bench@example.org> {1_600_000_000 + number} +0000"
    return (
        f"commit refs/heads/main\ncommitter {who}\n"
        f"data 6\nChange\n{start}M 100644 inline {path}\n"
        f"data {len(data.encode())}\n{data}\n"
    )
