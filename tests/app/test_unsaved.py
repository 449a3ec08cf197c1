"""What a crash left in a form is told of at the next start (ui.md: an unsaved form survives)."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.app.form.line import LineField
from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.store.drafts import Drafts

from .conftest import Open

ANNA = "mentorships/leading/candidates/anna-svensson.md"


async def test_home_leads_back_to_what_was_not_saved(
    journal: Journal, root: Path, places: Places, open_app: Open
) -> None:
    """X1: Home names it and Enter opens it, also where the file has gone; saved, it is told no
    more. What was begun in another mentorship waits there.
    """
    drafts = Drafts(places.drafts_of(root))
    base = (root / ANNA).read_text()
    values = {"name": "Anna Svensson", "stage": "contacted", "next_step": "Call her"}
    drafts.put("goal:new:another", {"values": {"title": "Elsewhere"}, "body": "", "base": None})
    drafts.put(f"candidate:{ANNA}", {"values": values, "body": "", "base": base})
    (root / ANNA).unlink()
    async with open_app(size=(80, 24)) as window:
        await window.shows("Not saved yet", "Candidate Anna Svensson")
        assert "Elsewhere" not in window.text
        await window.press("g", "down")
        await window.shows("What you were writing and had not", "Go on writing")
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.shows("is back")
        form = window.app.screen
        assert isinstance(form, FormScreen)
        entry = form.entry("next_step")
        assert isinstance(entry, LineField)
        assert entry.value == "Call her"
        await window.press("ctrl+s")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.press("0")
        await window.until(lambda: "Not saved yet" not in window.text)
        await window.settled()
    assert "next_step: Call her\n" in (root / ANNA).read_text()
    assert drafts.keys() == ("goal:new:another",)
