"""Saved and committed are two facts, and the status line says of each what is so."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from pathlib import Path

import pytest

from mentorship_tui.app.main import opening
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .conftest import NOON, Open, log

ANNA = "mentorships/leading/candidates/anna-svensson.md"


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", root, *words], check=True, capture_output=True, text=True)
    return done.stdout


def edit(root: Path) -> None:
    """What somebody wrote while the app was closed."""
    with (root / ANNA).open("a", encoding="utf-8") as file:
        file.write("\nAn edit.\n")


async def test_all_is_committed(journal: Journal, open_app: Open) -> None:
    async with open_app() as window:
        await window.shows("saved ✓  committed ✓")


async def test_not_under_git(journal: Journal, root: Path, open_app: Open) -> None:
    """reliability.md: nothing is committed where there is no git, and nothing else is said."""
    subprocess.run(["rm", "-rf", str(root / ".git")], check=True)
    async with open_app(size=(140, 36), wait=False) as window:
        await window.shows("Keep versions of this journal?")
        await window.press("2")
        await window.shows("saved ✓  not committed !", "not under git")


async def test_a_folder_of_another_owner(
    journal: Journal, root: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """reliability.md row 10: what was edited there stays uncommitted until git trusts it."""
    edit(root)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setattr(opening, "AGAIN_SECONDS", 0.1)
    async with open_app(size=(140, 36)) as window:
        await window.shows("saved ✓  not committed !", "safe.directory")
        monkeypatch.delenv("GIT_TEST_ASSUME_DIFFERENT_OWNER")
        await window.shows("saved ✓  committed ✓")
        assert log(root)[0].startswith("Candidate: Anna Svensson")


@pytest.mark.parametrize("how", ["detached", "rebase", "bare"])
async def test_where_commits_are_paused(
    journal: Journal, root: Path, open_app: Open, how: str
) -> None:
    """reliability.md row 9: also where nothing has been saved yet, commits are paused."""
    match how:
        case "detached":
            git(root, "checkout", "-q", "--detach")
        case "rebase":
            (root / ".git" / "rebase-merge").mkdir()
        case _:
            git(root, "config", "core.bare", "true")
    edit(root)
    async with open_app(size=(140, 36), wait=False) as window:
        await window.shows("saved ✓  not committed !")


async def test_what_the_user_has_staged(
    journal: Journal, root: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """git.md: it stays staged, and is not called committed before it is."""
    edit(root)
    git(root, "add", ANNA)
    monkeypatch.setattr(opening, "AGAIN_SECONDS", 0.1)
    async with open_app(size=(140, 36)) as window:
        await window.shows("saved ✓  not committed !", f"commit in git: {ANNA}")
        git(root, "commit", "-qm", "My own")
        await window.shows("saved ✓  committed ✓")
        assert "commit in git" not in window.text


@pytest.mark.parametrize("name", ["index.lock", "refs/heads/main.lock"])
async def test_a_lock_of_a_dead_git_is_named_and_removed_by_a_key(
    journal: Journal, root: Path, open_app: Open, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """git.md: named with its age, removed only on the user's word; what waited is committed."""
    lock = leave_lock(root / ".git" / name, minutes=12)
    monkeypatch.setattr(opening, "AGAIN_SECONDS", 0.1)
    async with open_app(size=(80, 24)) as window:
        words = f"left the lock .git/{name}"
        await window.until(lambda: words in " ".join(window.text.split()))
        assert "12 min ago" in window.text
        await window.press("2")
        window.app.frame.pane.go_to(ANNA)
        await window.press("m", "5")
        said = "not committed !" if "main" in name else "committed ✓"
        await window.until(lambda: said in window.text)
        assert lock.exists()
        assert "Another git program" not in window.text
        await window.press("K")
        await window.shows("The lock is gone.", "saved ✓  committed ✓")
        assert not lock.exists()
        assert words not in window.text
        assert log(root)[0] == "Candidate: Anna Svensson - contacted -> going to meet"
        assert git(root, "status", "--porcelain") == ""
        await window.press("K")
        assert window.app.screen is window.app.frame


async def test_a_lock_that_stops_a_commit_is_named_when_it_is_old(
    journal: Journal, root: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """reliability.md row 4: a young lock may have its owner; when it goes, what waited is made."""
    monkeypatch.setattr(opening, "AGAIN_SECONDS", 0.1)
    async with open_app(size=(140, 36)) as window:
        lock = leave_lock(root / ".git" / "refs" / "heads" / "main.lock", minutes=0)
        await window.press("2")
        window.app.frame.pane.go_to(ANNA)
        await window.press("m", "5")
        await window.until(lambda: "not committed !" in window.text)
        await window.shows("Another git program is using")
        assert "removes it" not in window.text
        leave_lock(lock, minutes=2)
        await window.shows("left the lock", "2 min ago", "K Remove lock")
        lock.unlink()
        await window.shows("saved ✓  committed ✓")
        assert "left the lock" not in window.text


def leave_lock(place: Path, *, minutes: int) -> Path:
    place.write_bytes(b"")
    then = time.time() - minutes * 60 - 1
    os.utime(place, (then, then))
    return place


async def test_a_newer_format_writes_nothing(
    journal: Journal, places: Places, root: Path, open_app: Open
) -> None:
    """format.md rule 9: read-only means that nothing at all is written, git's folder included."""
    crashed = Journal(root, places, lambda: NOON)
    crashed.refresh()
    crashed.outside.start()
    crashed.outside.stop()
    home = root / "journal.md"
    home.write_text(home.read_text().replace("format: 1", "format: 2"))
    git(root, "config", "--unset", "merge.mentorship.driver")
    edit(root)
    del crashed
    before = _contents(root)
    async with open_app(size=(140, 36)) as window:
        await window.shows("opened for reading only")
        edited = root / "network" / "maria-berg.md"
        edited.write_text(edited.read_text() + "More\n")
        await window.until(
            lambda: (
                window.app.open_journal.snapshot.records["network/maria-berg.md"].digest
                == hashlib.sha256(edited.read_bytes()).hexdigest()
            )
        )
        await window.settled()
    after = _contents(root)
    assert before.pop("network/maria-berg.md") != after.pop("network/maria-berg.md")
    assert after == before


def _contents(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


async def test_hooks_run_in_the_app_when_the_settings_say_so(
    journal: Journal, root: Path, places: Places, open_app: Open, tmp_path: Path
) -> None:
    """git.md: the user's hooks run only if their settings say so."""
    hook = root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\necho ran >> {tmp_path}/seen\n")
    hook.chmod(0o755)
    for settings, runs in (("", False), ("[git]\nhooks = true\n", True)):
        places.config.mkdir(parents=True, exist_ok=True)
        (places.config / "settings.toml").write_text(settings)
        async with open_app() as window:
            window.app.open_journal.set(ANNA, {"next_step": f"Call {runs}"})
            await window.settled()
        assert (tmp_path / "seen").exists() is runs
