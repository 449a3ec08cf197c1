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


async def test_the_report_for_the_mentor_is_looked_at_first(
    journal: Journal, open_app: Open, home: Path
) -> None:
    """outgoing.md: what goes and what stays stand there before anything is written."""
    async with open_app() as window:
        await window.press("X", "3")
        await window.shows("This goes to the mentor:", "This is left out:")
        await window.press("escape")
        await window.settled()
        assert list(home.glob("*-for-*")) == []
        await window.press("X", "3", "1", "3")
        await window.shows("Write it to", "-for-")
        await window.press("enter")
        await window.shows("Written to")
    assert len(list(home.glob("*-for-*.md"))) == 1


async def test_the_agenda_is_copied_for_the_mentor_and_noted(
    journal: Journal, open_app: Open
) -> None:
    """O4: alone, with what it holds in sight; the meeting knows when it went."""
    body = "## Agenda\n\n1. The budget\n\n## For me only\n\nqzsecret\n"
    path = journal.add("meeting", {"date": "2027-01-20", "status": "planned"}, body).path
    assert journal.drain(20)
    async with open_app() as window:
        await window.press("X", "6")
        await window.shows("What the mentor gets", "The budget")
        await window.press("1")
        await window.shows("Copied")
        await window.settled()
        assert "1. The budget" in window.app.clipboard
        assert "qzsecret" not in window.app.clipboard
    assert journal.read(path).record.words("given") == ("agenda 2027-01-17",)
