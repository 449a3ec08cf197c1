"""The address one syncs with, asked for on the screen, and a server that is away."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mentorship_tui.i18n import msg
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.sync.sync import SyncState, remote_state, set_remote, sync

from .conftest import SIZES, Open, log


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("size", SIZES)
async def test_the_first_sync_asks_where_to(
    open_app: Open, remote: Path, root: Path, size: tuple[int, int]
) -> None:
    """git.md: no upstream is asked for, a bad address keeps the text, a good one is synced with."""
    async with open_app(size=size) as window:
        await window.press("s")
        await window.shows("Where do you want to sync")
        await window.write("ext::id")
        await window.press("enter")
        await window.shows("could take it for a command")
        await window.until(lambda: "ext::id" in window.text)
        await window.press(*["backspace"] * 8)
        await window.write(str(remote))
        await window.press("enter")
        await window.shows("synced just now")
        await window.settled()
    sent = subprocess.check_output(["git", "-C", remote, "log", "--format=%s", "main"], text=True)
    assert sent.splitlines() == log(root)


@pytest.mark.usefixtures("journal")
async def test_a_new_address_that_leads_nowhere_can_be_written_anew(
    open_app: Open, remote: Path, root: Path
) -> None:
    """git.md: a letter wrong in the address is put right where it is told, not in a shell."""
    async with open_app(size=(80, 24)) as window:
        await window.press("s")
        await window.shows("Where do you want to sync")
        await window.write(f"{remote}x")
        await window.press("enter")
        await window.shows("The first sync did not get there", "git init --bare")
        await window.press("1")
        await window.shows("Where do you want to sync")
        await window.press("end", "backspace", "enter")
        await window.shows("synced just now")
        await window.settled()
    sent = subprocess.check_output(["git", "-C", remote, "log", "--format=%s", "main"], text=True)
    assert sent.splitlines() == log(root)


async def test_a_server_that_is_away_is_no_trouble(
    open_app: Open, other: Journal, remote: Path, root: Path
) -> None:
    """reliability: offline is a state and not an error; what is saved is saved."""
    remote.rename(remote.with_name("away"))
    async with open_app() as window:
        await window.press("s")
        await window.shows("There is no git repository at")
        await window.shows("offline")
        await window.press("t")
        await window.shows("bring up")
        await window.write("still here")
        await window.press("enter")
        await window.settled()
        remote.with_name("away").rename(remote)
        await window.press("s")
        await window.shows("could not decide")
    assert other.root.exists()


async def test_the_status_line_keeps_its_words_apart(open_app: Open, journal: Journal) -> None:
    """Style: at 80 columns a sync under way can be stopped, and the step gives way."""
    asking = msg("Asking {url}…", url="kim@a-long-name-of-a-server.example.org:journal.git")
    async with open_app(size=(80, 24)) as window:
        window.app.syncing.now(running=asking)
        await window.shows("Esc stops it")
        (line,) = [line for line in window.text.splitlines() if "Esc stops it" in line]
        assert "committed" in line
        assert "Entersaved" not in line
        assert "Next:  " not in line
        before = line.partition("saved")[0]
        assert before.endswith("  ") or not before.strip()
        window.app.syncing.stop()
        await window.shows("stopping the sync")
        assert "Esc stops it" not in window.text
        window.app.syncing.now(running=None)


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("size", SIZES)
async def test_a_server_that_can_read_it_already_is_asked_about(
    open_app: Open, remote: Path, journal: Journal, size: tuple[int, int]
) -> None:
    """outgoing.md: nothing is sent, and both ways on are there with what they mean."""
    set_remote(journal, str(remote))
    assert sync(journal).state is SyncState.OK
    set_remote(journal, f"gcrypt::{remote}")
    before = subprocess.check_output(["git", "-C", remote, "for-each-ref"])
    async with open_app(size=size) as window:
        await window.press("s")
        await window.shows("The server can read this journal already", "Nothing was sent")
        await window.shows("1 Change the address", "2 Leave it there, and encrypt from now on")
        await window.press("1")
        await window.shows("Where do you want to sync")
        await window.press("escape")
        await window.settled()
    assert subprocess.check_output(["git", "-C", remote, "for-each-ref"]) == before
    journal.refresh()
    found = remote_state(journal).remote
    assert found is not None
    assert not found.keeps_readable
