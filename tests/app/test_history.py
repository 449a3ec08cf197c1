"""History, undo and redo by keys: what is shown, what is on the disk and what is in the log."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from mentorship_tui.journal.journal import Journal

from .conftest import Open, Window, log

ANNA = "mentorships/leading/candidates/anna-svensson.md"
SIZES = [(80, 24), (120, 36)]


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("size", SIZES)
async def test_undo_and_redo_by_key(open_app: Open, root: Path, size: tuple[int, int]) -> None:
    """X2: `u` takes back the last change and says which, `ctrl+r` does it again."""
    path = next(root.rglob("boken-om-mentorskap*.md"))
    async with open_app(size=size) as window:
        before = len(log(root))
        await window.press("2", "u")
        await window.shows("Undone: Added")
        await window.settled()
        await window.press("ctrl+r")
        await window.shows("Redone: Added")
        await window.settled()
        undone, redone = log(root)[1::-1]
        assert undone.startswith("Undone: Added")
        assert redone.startswith("Redone: Added")
        assert len(log(root)) == before + 2
        assert path.exists()


@pytest.mark.usefixtures("journal")
async def test_a_deletion_is_taken_back(open_app: Open, root: Path) -> None:
    """The question names the way back, and it is one key."""
    async with open_app() as window:
        await window.press("2")
        await on_anna(window)
        before = (root / ANNA).read_bytes()
        await window.press("D")
        await window.shows("u brings it back at once")
        await window.press("1")
        await window.until(lambda: not (root / ANNA).exists())
        await window.settled()
        await window.press("u")
        await window.until(lambda: (root / ANNA).exists())
        assert (root / ANNA).read_bytes() == before
        await window.settled()
        await window.shows("Anna Svensson")


@pytest.mark.usefixtures("journal")
async def test_an_undo_shows_what_it_brought_back(open_app: Open, root: Path) -> None:
    """X2: from whichever pane; what was only changed is gone to where it is in sight."""
    async with open_app() as window:
        journal = window.app.open_journal
        journal.delete(ANNA)
        await window.press("6", "u")
        await window.shows("Undone: Deleted candidate: Anna Svensson")
        await window.until(lambda: _here(window) == ANNA)
        await window.settled()
        journal.set(ANNA, {"next_step": "call her"})
        await window.press("down", "u")
        await window.shows("Undone: ")
        await window.until(lambda: _here(window) == ANNA)
        journal.set(ANNA, {"next_step": "write"})
        await window.press("6", "u")
        await window.until(lambda: "next_step" not in (root / ANNA).read_text())
        await window.settled()
        assert window.app.frame.shown == "reading"


def _here(window: Window) -> str:
    record = window.app.frame.pane.record
    return record.path if record else ""


async def on_anna(window: Window) -> None:
    """Stand on the candidate."""
    await window.app.frame.go_to(ANNA)
    await window.shows("Leads forty people")


def move(root: Path, journal: Journal) -> None:
    """Anna goes on a stage, with another text."""
    other = Journal(root, journal.places, journal.clock)
    other.refresh()
    other.set(ANNA, {"stage": "replied"}, "## Research\n\nLeads *fifty* people.\n")
    assert other.drain(20)
    other.close()


@pytest.mark.parametrize("size", SIZES)
async def test_a_record_s_history(
    open_app: Open, root: Path, journal: Journal, size: tuple[int, int]
) -> None:
    """git.md "History": when, what, fields old and new, the text word by word; one field back."""
    move(root, journal)
    async with open_app(size=size) as window:
        await window.app.frame.go_to(ANNA)
        await window.press("H")
        await window.shows("History of Candidate: Anna Svensson", "Added candidate")
        await window.shows("contacted → replied", "[-forty-]{+fifty+}")
        assert len(re.findall(r" \d\d-\d\d \d\d:\d\d", window.text)) == 2, "two of one day"
        await window.press("down")
        await window.shows("It is new:")
        await window.press("v")
        await window.shows("type: candidate")
        await window.press("v", "r")
        await window.shows("The whole version", "The text", "replied → contacted")
        await window.press("2")
        await window.shows("takes that back")
        await window.settled()
    text = (root / ANNA).read_text()
    assert "stage: contacted" in text
    assert "fifty" in text
    assert log(root)[0].startswith("Candidate: Anna Svensson - stage as of 20")


async def test_a_whole_version_comes_back(open_app: Open, root: Path, journal: Journal) -> None:
    """Restored byte for byte, as a commit of its own, which `u` takes back."""
    before = (root / ANNA).read_bytes()
    move(root, journal)
    later = (root / ANNA).read_bytes()
    async with open_app() as window:
        await window.app.frame.go_to(ANNA)
        await window.press("H")
        await window.shows("Added candidate")
        await window.press("down", "enter")
        await window.shows("The whole version")
        await window.press("1")
        await window.shows("takes that back")
        await window.settled()
        assert (root / ANNA).read_bytes() == before
        assert log(root)[0].startswith("Candidate: Anna Svensson - as of 20")
        await window.press("u")
        await window.settled()
        assert (root / ANNA).read_bytes() == later


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["L", "ctrl+h"])
async def test_the_journal_s_history(open_app: Open, size: tuple[int, int], key: str) -> None:
    """git.md "History": filtered as one types, a strip of activity, enter goes to the record."""
    async with open_app(size=size) as window:
        await window.press(key)
        await window.shows("Added reading", "A new journal", "Mo ", "Su ")
        await window.write("candidate anna")
        await window.shows("History: 1 change")
        assert "Johan" not in window.text
        await window.press("enter")
        await window.shows("Leads forty people")


@pytest.mark.usefixtures("journal")
async def test_filters(open_app: Open) -> None:
    """By phase, record type, text and date."""
    async with open_app() as window:
        await window.press("L")
        await window.shows("A new journal")
        for typed, holds, lacks in (
            ("prepare", "Say no", "Johan"),
            ("candidate", "Johan", "Say no"),
            ("maria", "Maria Berg", "Johan"),
            ("..1999", "Nothing of that", "Johan"),
            ("2001..", "Johan", "Nothing of that"),
        ):
            await window.write(typed)
            await window.until(lambda a=holds, b=lacks: a in window.text and b not in window.text)  # type: ignore[misc]
            await window.press("escape")
            await window.shows("A new journal")


@pytest.mark.usefixtures("journal")
async def test_ctrl_h_as_terminals_send_it(open_app: Open) -> None:
    """Textual calls it backspace; the letter behind tells it from the key of that name."""
    from textual import events

    async with open_app() as window:
        window.app.frame.post_message(events.Key("backspace", "\x7f"))
        await window.pilot.pause()
        assert "History:" not in window.text
        window.app.frame.post_message(events.Key("backspace", "\x08"))
        await window.shows("History: ")


async def test_deleted_records_come_back(open_app: Open, root: Path, journal: Journal) -> None:
    """git.md "History": a list of what was deleted, and one key that restores."""
    other = Journal(root, journal.places, journal.clock)
    other.refresh()
    before = (root / ANNA).read_bytes()
    other.delete(ANNA)
    assert other.drain(20)
    other.close()
    async with open_app(size=(80, 24)) as window:
        await window.press("L")
        await window.shows("Deleted candidate: Anna Svensson")
        await window.press("ctrl+t")
        await window.shows("Deleted: 1 record", "Candidate: Anna Svensson")
        await window.press("enter")
        await window.shows("Leads forty people")
        await window.settled()
    assert (root / ANNA).read_bytes() == before
    assert log(root)[0] == "Brought back candidate: Anna Svensson"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "stage"), [("1", "replied"), ("2", "named")])
async def test_both_are_shown(
    open_app: Open, root: Path, journal: Journal, size: tuple[int, int], key: str, stage: str
) -> None:
    """git.md "History": where later changes touch the same field, undo asks with both shown."""
    other = Journal(root, journal.places, journal.clock)
    other.refresh()
    path = "mentorships/leading/candidates/johan-ek.md"
    other.move(path, "contacted")
    assert other.drain(20)
    other.close()
    text = (root / path).read_text().replace("stage: contacted", "stage: replied")
    (root / path).write_text(text)
    somebody = ["-c", "user.name=Bo", "-c", "user.email=bo@x.se"]
    subprocess.run(["git", "-C", root, *somebody, "commit", "-qam", "Theirs"], check=True)
    async with open_app(size=size) as window:
        await window.press("u")
        await window.shows("Which one stays?", "Now", "replied", "Before the change", "named")
        await window.press("escape")
        assert (root / path).read_text() == text
        await window.press("u")
        await window.shows("Which one stays?")
        await window.press(key)
        await window.shows("Undone: " if stage == "named" else "Nothing of it was left")
        await window.settled()
    assert f"stage: {stage}" in (root / path).read_text()
    assert log(root)[0] == "Undone: Candidate: Johan Ek - named -> contacted"
