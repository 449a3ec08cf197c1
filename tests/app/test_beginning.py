"""What a section without records answers to Enter, which everything on Home has taught."""

from __future__ import annotations

from mentorship_tui.app.dialogs.ask import AskScreen
from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.app.main.frame import Frame
from mentorship_tui.app.weighing.screen import WeighScreen
from mentorship_tui.journal.journal import Journal

from .conftest import Open


async def test_enter_begins_what_is_empty(journal: Journal, open_app: Open) -> None:
    """H3: a heading with nothing below it has nothing to look at; a filled one is gone into."""
    async with open_app(size=(80, 24)) as window:
        await window.press("3")
        await window.shows("not begun")
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        assert isinstance(window.app.screen, FormScreen)
        assert window.app.screen.kind.name == "agreement"
        await window.press("escape", "2")
        assert window.app.frame.pane.go_to("section:tryout")
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.press("escape", "g", "enter")
        await window.settled()
        assert isinstance(window.app.screen, Frame)


async def test_enter_begins_the_profile_and_the_topics_in_their_own_way(
    journal: Journal, open_app: Open
) -> None:
    """P4, M2: qualities are weighed, and a topic is one line."""
    async with open_app(size=(80, 24)) as window:
        window.app.open_journal.delete("mentorships/leading/profile.md")
        await window.settled()
        await window.press("1")
        assert window.app.frame.pane.go_to("section:profile")
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, WeighScreen))
        await window.press("escape", "4")
        assert window.app.frame.pane.go_to("section:topics")
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, AskScreen))
