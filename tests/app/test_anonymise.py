"""A name taken out of the notes: what is in doubt is asked one by one, what stays is told (O5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .conftest import Open, copied, fill, run
from .sample import HOME, back

WORDS = {
    "en": ("Is it the name? 4 places are in doubt", "somebody else has this name too",
           "Look at the 3 places that keep", "3 places keep the name or a part of it",
           "1 place still has the name", "1 place left", "--names NAME"),
    "sv": ("Är det namnet? 4 ställen är osäkra", "någon annan heter också så",
           "Se de 3 ställen", "3 ställen har kvar namnet eller en del av det",
           "1 ställe har kvar namnet", "1 ställe kvar", "--names NAME"),
}  # fmt: skip


def name_somebody(journal: Journal) -> None:
    """Another of that first name, and texts that may mean either."""
    journal.add("person", {"name": "Anna Lind"}, "")
    journal.add("reading", {"title": "Bok"}, "Anna. Anna. AS.\n")
    journal.add("reading", {"title": "Tips"}, "Anna\n")
    journal.add("closing", {"reason": "reached"}, "")


@pytest.mark.parametrize("language", ["en", "sv"])
async def test_each_place_in_doubt_is_asked_and_what_stays_is_told(
    root: Path, places: Places, open_app: Open, language: str
) -> None:
    """In a window of 80 x 24: space for one place, w for all that are written so."""
    copied(root, places, language, fill, run, name_somebody)
    asked, shared, look, kept, done, left, again = WORDS[language]
    async with open_app(size=(80, 24)) as window:
        await window.press("5")
        assert window.app.frame.pane.go_to("way:fate")
        await window.press("enter")
        await window.until(lambda: "2" in window.text and window.app.screen is not window.app.frame)
        await window.press("2")
        await window.shows(asked, shared)
        await window.press("w", "enter")
        await window.shows(look)
        await window.press("3")
        await window.shows(kept, "Anna Lind", "AS")
        await window.press("escape")
        await window.shows(look)
        await window.press("1")
        await window.shows(done)
        await back(window)
        await window.shows(left, again)
        for name in ("bok", "tips"):
            assert "Anna" not in (root / f"reading/{name}.md").read_text()
        assert "AS." in (root / "reading/bok.md").read_text()
        assert "places_left: 1" in (root / HOME / "closing.md").read_text()


async def test_nothing_is_done_where_the_questions_are_left(
    root: Path, places: Places, open_app: Open
) -> None:
    copied(root, places, "en", fill, run, name_somebody)
    async with open_app(size=(80, 24)) as window:
        await window.press("5")
        assert window.app.frame.pane.go_to("way:fate")
        await window.press("enter")
        await window.shows("What happens to the notes?")
        await window.press("2")
        await window.shows("Is it the name?")
        await window.press("space", "escape")
        await back(window)
        assert (root / HOME / "candidates/anna-svensson.md").exists()
        assert "notes" not in (root / HOME / "closing.md").read_text()
