"""The first run: a welcome that one Enter leads through, then Home; no prompt ever (ui.md)."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input

from mentorship_tui.app.dialogs.identity import IdentityScreen
from mentorship_tui.app.main.frame import Frame
from mentorship_tui.app.welcome.screen import WelcomeScreen
from mentorship_tui.app.widgets.choice_line import ChoiceLine
from mentorship_tui.journal.places import Places

from .conftest import Open, log


async def test_one_enter_goes_from_nothing_to_home(root: Path, open_app: Open) -> None:
    """All is filled in: the idea in one screen (R1), then Home with the first step (H3)."""
    async with open_app() as window:
        assert isinstance(window.app.screen, WelcomeScreen)
        assert "Individual mentorship" in window.text
        name = window.app.screen.query_one("#name", Input)
        await window.until(lambda: name.value == "Ada Test")
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, Frame))
        await window.shows("Start your mentorship journey")
        await window.settled()
        text = (root / "journal.md").read_text()
        assert "language: en" in text
        assert "mentee: Ada Test" in text
        assert stat.S_IMODE(root.stat().st_mode) == 0o700
        assert log(root) == ["A new journal: My mentorship"]


async def test_the_answers_are_the_users_own(root: Path, open_app: Open) -> None:
    """Language, name and place; the language is heard at once, and nothing typed is lost."""
    async with open_app() as window:
        name = window.app.screen.query_one("#name", Input)
        await window.until(lambda: name.value == "Ada Test")
        name.focus()
        await window.press("end")
        await window.write(" Ek")
        await window.press("shift+tab", "left")
        await window.shows("Enskilt mentorskap")
        assert window.app.screen.query_one("#name", Input).value == "Ada Test Ek"
        window.app.screen.query_one("#folder", Input).value = str(root.parent / "other")
        window.app.screen.query_one("#begin").focus()
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, Frame))
        await window.settled()
        text = (root.parent / "other" / "journal.md").read_text()
        assert "language: sv" in text
        assert "mentee: Ada Test Ek" in text
        await window.shows("0 Översikt")


async def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path, open_app: Open) -> None:
    (tmp_path / "file").write_text("in the way")
    async with open_app() as window:
        window.app.screen.query_one("#folder", Input).value = str(tmp_path / "file" / "below")
        await window.press("enter")
        await window.shows("cannot be used")
        assert isinstance(window.app.screen, WelcomeScreen)


async def test_who_keeps_the_journal_is_asked_once(root: Path, home: Path, open_app: Open) -> None:
    """git.md: no identity configured, so the app asks, and git never does."""
    (home / ".gitconfig").write_text("")
    async with open_app() as window:
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, IdentityScreen))
        await window.until(lambda: window.app.focused is window.app.screen.query_one("#name"))
        await window.until(lambda: "Saved, but not committed" not in window.text)
        await window.write("Ada Test")
        await window.press("enter")
        await window.write("nonsense")
        await window.press("enter")
        assert isinstance(window.app.screen, IdentityScreen)
        await window.press("home")
        await window.write("ada@example.org ")
        window.app.screen.query_one("#email", Input).value = "ada@example.org"
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, Frame))
        await window.settled()
        assert log(root)[-1] == "A new journal: My mentorship"
        assert "mentee: Ada Test" in (root / "journal.md").read_text()  # the letters sign with it
        await window.shows("committed ✓")


async def test_a_sample_is_looked_at_and_left(places: Places, open_app: Open) -> None:
    """ui.md: it says that it is one, and the next start begins one's own journal."""
    async with open_app(size=(120, 36)) as window:
        window.app.screen.query_one("#sample").focus()
        await window.press("enter")
        await window.until(lambda: "A sample, not yours" in window.text)
        await window.settled()
    assert places.last_opened() is None


async def test_whoever_put_the_question_off_is_asked_again_by_its_key(
    root: Path, home: Path, open_app: Open
) -> None:
    """The banner says what is missing; the key beside it asks for it."""
    (home / ".gitconfig").write_text("")
    async with open_app() as window:
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, IdentityScreen))
        await window.press("escape")
        await window.shows("not committed !", "R Try again")
        await window.press("R")
        await window.until(lambda: isinstance(window.app.screen, IdentityScreen))
        window.app.screen.query_one("#name", Input).value = "Ada Test"
        window.app.screen.query_one("#email", Input).value = "ada@example.org"
        await window.press("ctrl+s")
        await window.shows("committed ✓")
        assert log(root)[-1] == "A new journal: My mentorship"


@pytest.mark.parametrize("language", ["en", "sv"])
async def test_the_welcome_fits_a_small_terminal(open_app: Open, language: str) -> None:
    """X5, R1: the idea, the questions and the answers in one screen, in either language."""
    async with open_app(size=(80, 24)) as window:
        if language == "sv":
            window.app.screen.query_one(ChoiceLine).focus()
            await window.press("left")
            await window.shows("Enskilt mentorskap")
        page = window.app.screen.query_one(VerticalScroll)
        assert page.max_scroll_y == 0
