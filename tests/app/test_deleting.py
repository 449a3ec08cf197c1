"""What is deleted or refused, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import TextArea

from mentorship_tui.i18n import Message
from mentorship_tui.journal.journal import Journal

from .conftest import Open, log
from .sample import ANNA, HOME, go_to


async def test_deleting_asks_once_and_keeps_by_default(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """One question, with the way back in it; Enter keeps, the answer's own key deletes."""
    async with open_app() as window:
        await window.press("2")
        await go_to(window, ANNA)
        await window.press("D")
        await window.shows("Delete candidate: Anna Svensson?", "u brings it back at once")
        await window.press("enter")
        await window.settled()
        assert (root / ANNA).exists()
        await window.press("D")
        await window.shows("Delete it")
        await window.press("1")
        await window.until(lambda: not (root / ANNA).exists())
        await window.settled()
        assert log(root)[0] == "Deleted candidate: Anna Svensson"
        assert "Anna Svensson" not in window.text.splitlines()[3]


async def test_deleting_a_mentorship_says_what_stays_in_it(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """C3: all that is in it goes out of sight with it, and that must not look like a loss."""
    async with open_app() as window:
        await window.press("1")
        await go_to(window, f"{HOME}/mentorship.md")
        await window.press("D")
        await window.shows("Delete mentorship: Leading?", "stay in their folder")


async def test_what_was_said_of_a_change_goes_when_the_change_does(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """git.md "History": "it is gone" beside "Undone" would say two things at once."""
    other = Journal(root, journal.places, journal.clock)
    other.refresh()
    other.delete(ANNA)
    assert other.drain(20)
    other.close()
    async with open_app() as window:
        window.app.tell(Message("Anna is gone."), severity="warning")
        await window.shows("Anna is gone.")
        await window.press("u")
        await window.shows("Undone: ")
        assert "Anna is gone." not in window.text


async def test_a_refused_save_is_over_when_the_next_one_is_not(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """ui.md: what was wrong is not said beside the record that shows it put right."""
    async with open_app() as window:
        await window.press("2")
        await go_to(window, ANNA)
        await window.press("e")
        await window.shows("Candidate: Anna Svensson")
        body = window.app.screen.query_one("#body", TextArea)
        before, body.text = body.text, "<<<<<<< mine\n"
        await window.press("ctrl+s")
        await window.shows("keep one of them")
        body.text = f"{before}\nMore.\n"
        await window.press("ctrl+s")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.settled()
        assert "keep one of them" not in window.text
    assert "More." in (root / ANNA).read_text()
