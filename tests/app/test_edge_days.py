"""A day at the edge of the calendar stops no pane, page or form (format.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.journal.journal import Journal
from tests.edge_days import DAYS, write_records

from .conftest import Open


@pytest.mark.parametrize("day", DAYS)
async def test_every_pane_page_and_form_opens(
    journal: Journal, root: Path, open_app: Open, day: str
) -> None:
    """X1: Home, each pane with each of its records, the history, and the form of a meeting."""
    current = journal.snapshot.mentorship
    assert current is not None
    write_records(root, current.slug, day)
    async with open_app(size=(120, 36)) as window:
        await window.shows("committed")
        seen = ""
        for pane in "0123456":
            await window.press(pane)
            for _ in range(6):
                await window.press("down")
                seen += window.text
                assert window.app.return_value is None
        assert day in seen
        await window.press("L")
        await window.press("escape", "4", "down", "e")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.press("escape")
