"""Syncing by itself, where the settings say so, and nowhere else (README, On several machines)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.journal.sync.sync import SyncState, set_remote, sync

from .conftest import NOON, Open


def git(place: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", place, *words], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.parametrize("automatic", [True, False])
async def test_what_was_written_is_sent_at_leaving(
    journal: Journal, root: Path, places: Places, remote: Path, open_app: Open, *, automatic: bool
) -> None:
    """X1, X8: the last version of the day is on the server before one closes the lid."""
    mine = Journal(root, places, lambda: NOON)
    mine.refresh()
    set_remote(mine, str(remote))
    assert sync(mine).state is SyncState.OK
    mine.close()
    places.config.mkdir(parents=True, exist_ok=True)
    (places.config / "settings.toml").write_text(f"[sync]\nautomatic = {str(automatic).lower()}\n")
    async with open_app() as window:
        window.app.open_journal.add("person", {"name": "Bo Ek"}, "")
        await window.settled()
        await window.press("q")
        await window.until(lambda: window.app.return_value is not None)
    sent = git(remote, "ls-tree", "-r", "--name-only", "main")
    assert ("network/bo-ek.md" in sent) is automatic
    assert (git(remote, "rev-parse", "main") == git(root, "rev-parse", "HEAD")) is automatic
