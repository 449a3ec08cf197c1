"""Export by keys: what, how, where; never over a file unasked (A2, C2, M4)."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.journal.journal import Journal

from .conftest import Open


async def test_the_report_as_a_page(journal: Journal, open_app: Open, home: Path) -> None:
    """C2: X, the report, a page, and where it is to be."""
    async with open_app() as window:
        await window.press("X")
        await window.shows("What do you want to export?", "The report")
        await window.press("2")
        await window.shows("In what form?")
        await window.press("enter")
        await window.shows("Write it to", "leading.html")
        await window.press("enter")
        await window.shows("Written to")
    page = (home / "leading.html").read_text()
    assert "I want to lead a team" in page


async def test_a_file_that_is_there_is_asked_about(
    journal: Journal, open_app: Open, home: Path
) -> None:
    """X1: the default answer leaves it."""
    (home / "mentorship.ics").write_text("mine")
    async with open_app() as window:
        await window.press("X", "4")
        await window.shows("Write it to")
        await window.press("enter")
        await window.shows("of that name already")
        await window.press("enter")
        await window.settled()
        assert (home / "mentorship.ics").read_text() == "mine"
