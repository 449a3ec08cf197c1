"""Saved, committed and synced are three facts that agree on the status line."""

from __future__ import annotations

import os
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from mentorship_tui.app.sync.commit_words import Known
from mentorship_tui.app.sync.words import Standing, sync_words
from mentorship_tui.app.widgets.glyphs import UNICODE
from mentorship_tui.i18n import Translator, msg
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.journal.sync.sync import SyncState, set_remote, sync
from mentorship_tui.vcs.change import LARGEST
from mentorship_tui.vcs.commits.queue import CommitState
from mentorship_tui.vcs.repository.states import RepositoryState, State

from .conftest import ANNA, NOON, Open

LINE = Standing(remote=True, when=NOON - timedelta(minutes=2))
NOTHING: frozenset[str] = frozenset()
DETACHED = RepositoryState(State.DETACHED)


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (Known(None, None, NOTHING), "synced 2 min ago"),
        (Known(CommitState(last="1"), None, None), "synced 2 min ago"),
        (Known(None, None, frozenset({"talk.mp4"})), "not all synced !"),
        (Known(CommitState(failed=msg("no")), None, NOTHING), "not all synced !"),
        (Known(None, DETACHED, NOTHING), "not all synced !"),
        (Known(None, None, NOTHING, unplaced=1), "not all synced !"),
        (Known(CommitState(pending=2), None, NOTHING), "2 to send …"),
        (Known(CommitState(pending=2, failed=msg("no")), None, NOTHING), "2 to send …"),
        (Known(None, None, None), ""),
    ],
)
def test_synced_is_said_only_where_all_is_committed_and_here(known: Known, words: str) -> None:
    """H1: and nothing of what is not known."""
    said = sync_words(LINE, known, NOON, Translator("en"), UNICODE)
    assert said.plain == words


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-C", root, *words], check=True, capture_output=True)


def edit(root: Path) -> None:
    with (root / ANNA).open("a", encoding="utf-8") as file:
        file.write("\nAn edit.\n")


@pytest.fixture
def synced(journal: Journal, remote: Path, root: Path, places: Places) -> Path:
    """The journal's folder; all of it is at the remote."""
    mine = Journal(root, places, lambda: NOON)
    mine.refresh()
    set_remote(mine, str(remote))
    assert sync(mine).state is SyncState.OK
    mine.close()
    return root


@pytest.mark.parametrize("how", ["large", "staged", "flagged"])
async def test_what_is_left_out_is_not_synced(synced: Path, open_app: Open, how: str) -> None:
    """git.md: neither before a sync nor after one that sent all the rest."""
    match how:
        case "large":
            (synced / "talk.mp4").touch()
            os.truncate(synced / "talk.mp4", LARGEST + 1)
        case "staged":
            edit(synced)
            git(synced, "add", ANNA)
        case _:
            git(synced, "update-index", "--skip-worktree", ANNA)
            edit(synced)
    async with open_app(size=(140, 36)) as window:
        await window.shows("saved ✓  not committed !  not all synced !")
        await window.press("s")
        await window.shows("Not everything is synced: 1 file is left out.")
        await window.settled()
        await window.shows("saved ✓  not committed !  not all synced !")
        assert "synced just now" not in window.text


async def test_a_whole_sync_says_so_again(synced: Path, open_app: Open) -> None:
    """What was left out is gone: the three facts agree."""
    (synced / "list.txt").write_text("mine\n")
    git(synced, "add", "list.txt")
    async with open_app(size=(140, 36)) as window:
        await window.shows("not committed !  not all synced !")
        git(synced, "commit", "-qm", "My own")
        await window.press("s")
        await window.shows("saved ✓  committed ✓  synced just now")


async def test_a_large_file_that_goes_into_the_history_is_told(
    synced: Path, open_app: Open
) -> None:
    """reliability row 14: it is accepted, and stays for ever."""
    (synced / "talk.pdf").write_bytes(b"x" * 1_500_000)
    async with open_app(size=(140, 36)) as window:
        await window.shows("talk.pdf is over 1 MB and will stay in the history for ever.")
        await window.shows("saved ✓  committed ✓")
