"""Nothing that was written is lost by leaving: not a question, not the app (X1)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from textual.widgets import Input

from mentorship_tui.app.dialogs.ask import AskScreen
from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.app.weighing.screen import WeighScreen
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.records.record import Value

from .conftest import NOON, Open

ANNA = "mentorships/leading/candidates/anna-svensson.md"
PROFILE = "mentorships/leading/profile.md"


async def test_a_question_asks_before_what_was_written_is_lost(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """Esc from an empty line asks nothing; from a written one it does, and can save it."""
    async with open_app() as window:
        await window.press("t", "escape")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.press("t")
        await window.until(lambda: isinstance(window.app.screen, AskScreen))
        await window.write("How do I say no")
        await window.press("escape")
        await window.shows("There is something you have not saved")
        await window.press("1")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.settled()
    assert "- [ ] How do I say no" in (root / "topics.md").read_text()


async def test_a_proposal_nobody_touched_is_left_without_a_question(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """ui.md: Esc asks only if something would be lost; what Home fills in comes again."""
    values: dict[str, Value] = {"date": "2027-01-16", "status": "planned"}
    async with open_app() as window:
        meeting = window.app.open_journal.add("meeting", values, "")
        await window.settled()
        await window.shows("How did the meeting yesterday go?")
        await window.press("N")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.press("escape")
        await window.until(lambda: window.app.screen is window.app.frame)
        assert "status: planned" in (root / meeting.path).read_text()
        await window.press("N")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.press("right", "escape")
        await window.shows("There is something you have not saved")
        await window.press("1")
        await window.settled()
        assert "status: moved" in (root / meeting.path).read_text()


async def test_leaving_the_app_asks_for_what_only_the_screen_holds(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """ctrl+q leaves from anywhere, but no weighing is lost by it."""
    async with open_app() as window:
        await window.press("1")
        window.app.frame.pane.go_to(PROFILE)
        await window.press("w")
        await window.until(lambda: isinstance(window.app.screen, WeighScreen))
        await window.press("3", "ctrl+q")
        await window.shows("There is something you have not saved", "Leave without it")
        await window.press("1")
        await window.until(lambda: isinstance(window.app.screen, WeighScreen))
        await window.press("enter")
        await window.write("They heard me")
        await window.press("ctrl+s")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.settled()
        text = (root / PROFILE).read_text()
        assert "listens: 3" in text
        assert "listens: They heard me" in text
        await window.press("w")
        await window.until(lambda: isinstance(window.app.screen, WeighScreen))
        await window.press("5", "ctrl+q")
        await window.shows("Leave without it")
        await window.press("2")
        await window.until(lambda: window.app.return_value == 0)


async def test_the_last_word_in_a_form_is_there_the_next_time(
    journal: Journal, open_app: Open
) -> None:
    """What is typed right before ctrl+q is kept like all before it."""
    async with open_app() as window:
        await window.press("2")
        window.app.frame.pane.go_to(ANNA)
        await window.press("e")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        window.app.screen.query_one(Input).value = "Anna Berg"
        await window.press("ctrl+q")
        await window.until(lambda: window.app.return_value == 0)
    async with open_app() as window:
        await window.press("2")
        window.app.frame.pane.go_to(ANNA)
        await window.press("e")
        await window.shows("had not saved is back", "Anna Berg")


async def test_the_next_start_begins_where_this_one_ended(
    journal: Journal, root: Path, places: Places, open_app: Open
) -> None:
    """Home's first proposal is not of the day before: it is taken by whoever is quick."""
    async with open_app() as window:
        await window.press("2")
        window.app.frame.pane.go_to(ANNA)
        await window.press("m", "5")
        await window.settled()
        await window.press("q")
        await window.until(lambda: window.app.return_value == 0)
    again = Journal(root, places, lambda: NOON)
    assert again.snapshot.records[ANNA].text("stage") == "meeting"
    again.close()


async def test_a_note_tells_what_leaving_waits_for(
    journal: Journal, root: Path, tmp_path: Path, open_app: Open
) -> None:
    """git.md: after half a second, also where an edit from outside waits behind the others."""
    touch = tmp_path / "gpg"
    touch.write_text("#!/bin/sh\nexec sleep 1.5\n")
    touch.chmod(0o755)
    for setting in (("commit.gpgsign", "true"), ("gpg.program", str(touch))):
        subprocess.run(["git", "-C", root, "config", *setting], check=True)
    async with open_app() as window:
        await window.press("2")
        window.app.frame.pane.go_to(ANNA)
        await window.press("m", "5")
        place = root / PROFILE
        place.write_text(place.read_text() + "\nKind.\n")
        await window.app.in_thread(window.app.open_journal.outside.catch_up)
        await window.press("q")
        await window.shows("Saving the last versions")
        await window.until(lambda: "Everything is saved, but not committed" in window.text)
        await window.press("1")
        await window.until(lambda: window.app.return_value == 0)


@pytest.mark.usefixtures("journal")
async def test_a_folder_that_is_gone_is_named_and_can_be_left(root: Path, open_app: Open) -> None:
    """X1: its stick was pulled out; q leaves all the same, and nothing speaks of git status."""
    away = root.with_name("away")
    async with open_app() as window:
        await window.settled()
        root.rename(away)
        await window.press("R")
        await window.shows("The journal's folder is not there any more", "stick it is on")
        await window.press("q")
        await window.until(
            lambda: "not committed" in window.text or window.app.return_value is not None
        )
        if window.app.return_value is None:
            await window.press("1")
        await window.until(lambda: window.app.return_value == 0)
    away.rename(root)
