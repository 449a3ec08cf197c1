"""The first sync of a large journal against `git push`, and its clone against `git clone`.

Git copies no objects by links here (`--no-local`), as it could not from a server.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

from mentorship_tui.i18n import Translator
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.clone import clone_journal
from mentorship_tui.journal.places import Places
from mentorship_tui.journal.sync.sync import SyncState, set_remote, sync

from .journals import git, make_journal
from .measure import Row, compare, seconds

RECORDS = 10_000
ROUNDS = 5


def rows(folder: Path) -> Iterable[Row]:
    """Each round sends to an empty repository, and makes a new folder."""
    root = make_journal(folder / "whole", RECORDS)
    yield _first_sync(folder, root)
    yield _clone(folder, root)


def _first_sync(folder: Path, root: Path) -> Row:
    hubs = (folder / f"whole-{number}.git" for number in count())
    journal = Journal(root, Places.of_user(), _now)
    journal.refresh()

    def ours() -> float:
        set_remote(journal, str(_empty(next(hubs))))
        return seconds(lambda: _must(sync(journal).state is SyncState.OK))

    def theirs() -> float:
        hub = _empty(next(hubs))
        return seconds(lambda: git(root, "push", "-q", str(hub), "main"))

    what = f"first sync of {RECORDS} records"
    try:
        return compare(what, ours, "git push", theirs, rounds=ROUNDS, aim=1.5)
    finally:
        journal.close()


def _clone(folder: Path, root: Path) -> Row:
    hub = _empty(folder / "whole.git")
    git(root, "push", "-q", str(hub), "main")
    place = folder / "whole-clone"

    def ours() -> float:
        shutil.rmtree(place, ignore_errors=True)
        places, tr = Places.of_user(), Translator("en")
        return seconds(lambda: clone_journal(str(hub), place, places, _now, tr).close())

    def theirs() -> float:
        shutil.rmtree(place, ignore_errors=True)
        return seconds(lambda: git(folder, "clone", "-q", "--no-local", str(hub), str(place)))

    return compare(
        f"clone of {RECORDS} records", ours, "git clone --no-local", theirs, rounds=ROUNDS, aim=1.5
    )


def _empty(hub: Path) -> Path:
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", hub], check=True)
    return hub


def _must(holds: bool) -> None:
    if not holds:
        raise RuntimeError("the sync that was measured did not go well")


def _now() -> datetime:
    return datetime.now().astimezone()
