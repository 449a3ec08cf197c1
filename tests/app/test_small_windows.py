"""A window of forty columns and ten lines, as of a pane beside another: one sees what one types."""

from __future__ import annotations

import pytest

from mentorship_tui.journal.journal import Journal

from .conftest import Open

SMALL = (40, 10)
TYPED = "zebra"


@pytest.mark.parametrize(
    "keys",
    [
        ("2", "a", "1"),  # the form of a candidate
        ("1", "a", "1"),
        ("6", "a"),
        ("t",),  # a question with a field
        ("2", "down", "n"),
        ("s",),  # with a long explanation above it
        ("slash",),
        ("ctrl+p",),
        ("4", "U"),  # two ratings, then a line
        ("2", "down", "M"),
    ],
    ids=" ".join,
)
async def test_the_field_one_is_in_is_in_sight(
    running: Journal, open_app: Open, keys: tuple[str, ...]
) -> None:
    """X5, ui.md: also where a notice or an explanation would take the room."""
    async with open_app(size=SMALL) as window:
        await window.press(*keys)
        for _ in range(4):
            await window.press("home")
            await window.write(TYPED)
            if TYPED in window.text:
                break
            await window.press("tab")
        assert TYPED in window.text


async def test_a_form_whose_draft_is_back_shows_its_first_field(
    journal: Journal, open_app: Open
) -> None:
    """The notice that says so stands above the fields."""
    async with open_app(size=SMALL) as window:
        await window.press("2", "a", "1")
        await window.write(TYPED)
        window.app.screen.keep_now()  # type: ignore[attr-defined]
    async with open_app(size=SMALL) as window:
        await window.press("2", "a", "1")
        await window.shows("What you wrote here")
        await window.shows(TYPED)
