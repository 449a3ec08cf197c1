"""Syncs against what git does for the same, in a folder on this computer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.journal.sync.sync import set_remote, sync

from .journals import make_journal
from .measure import Row, compare, seconds

RECORDS = 1_000
ROUNDS = 9
MINE, THEIRS = "\nmine: here", "\ntheirs: there"  # on the same line for git, two fields for us


def rows(folder: Path) -> Iterable[Row]:
    """Nothing to do; a thousand records changed on both sides; a file in a plain `git pull`."""
    hub, root = folder / "hub.git", folder / "sync"
    make_journal(root, RECORDS)
    _git(root, "branch", "-M", "main")
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", hub], check=True)
    journal = Journal(root, Places.of_user(), lambda: datetime.now().astimezone())
    journal.refresh()
    set_remote(journal, str(hub))
    sync(journal)
    fetch = ["git", "fetch", "--quiet"]
    yield compare(
        "sync with nothing to do",
        lambda: seconds(lambda: sync(journal)),
        "git fetch",
        lambda: seconds(lambda: subprocess.run(fetch, cwd=root, check=True)),
        rounds=ROUNDS,
        aim=1.3,
    )
    yield _both_sides(folder, hub, journal)
    journal.close()
    yield _driver(folder)


def _both_sides(folder: Path, hub: Path, journal: Journal) -> Row:
    other = folder / "other"
    subprocess.run(["git", "clone", "-q", hub, other], check=True)
    changed = _change(other, THEIRS)
    _git(other, "push", "-q", "origin", "main")
    _change(journal.root, MINE)
    _git(journal.root, "fetch", "-q", "origin")
    words = ["git", "merge-tree", "--write-tree", "HEAD", "FETCH_HEAD"]
    out = ""

    def merged() -> None:
        nonlocal out
        done = subprocess.run(words, cwd=journal.root, capture_output=True, text=True, check=False)
        out = done.stdout

    theirs = seconds(merged) * 1000
    results = []
    journal.refresh()
    ours = seconds(lambda: results.append(sync(journal))) * 1000
    conflicts = out.count("CONFLICT (content)")
    return Row(
        f"{changed} records changed on both sides, {len(results[0].conflicts)} questions",
        f"git merge-tree, {conflicts} conflicts",
        ours,
        theirs,
        5.0,
    )


def _driver(folder: Path) -> Row:
    """Git starts the merge driver once for each file."""
    sides = [folder / name for name in ("base", "mine", "theirs")]
    for side, line in zip(sides, ("", MINE, THEIRS), strict=True):
        side.write_text(f"---\ntype: person\nname: Anna{line}\ncreated: 2026-01-01\n---\n")
    start = "from mentorship_tui.cli import main; main()"
    merge = [sys.executable, "-P", "-c", start, "merge-driver", *map(str, sides), "x.md"]
    bare = [sys.executable, "-c", "pass"]
    return compare(
        "one record merged in a plain git pull",
        lambda: seconds(lambda: subprocess.run(merge, check=True)),
        "python -c pass",
        lambda: seconds(lambda: subprocess.run(bare, check=True)),
        rounds=ROUNDS,
        aim=8.0,
    )


def _change(root: Path, line: str) -> int:
    """The same line of each record, committed."""
    changed = 0
    for place in root.rglob("*.md"):
        text = place.read_text()
        place.write_text(text.replace("\ncreated:", f"{line}\ncreated:", 1))
        changed += text.count("\ncreated:") > 0
    _git(root, "commit", "-qam", "Changed")
    return changed


def _git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, check=True, stdout=subprocess.DEVNULL)
