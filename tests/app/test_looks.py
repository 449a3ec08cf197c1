"""Readable in every terminal: contrast of the themes, no colour, no Unicode (ui.md, Frame)."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from textual.color import Color
from textual.theme import Theme

from mentorship_tui.app.theme.house import CONTRAST, THEMES
from mentorship_tui.journal.journal import Journal

from .colours import ENHANCED, READABLE, contrast
from .conftest import Open

SURFACES = ("background", "surface", "panel")
INKS = (
    "foreground",
    "primary",
    "secondary",
    "text-muted",
    "text-success",
    "text-warning",
    "text-error",
)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_ink_is_readable_on_every_surface(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    least = ENHANCED if theme is CONTRAST else READABLE
    faint = [
        (ink, surface, round(ratio, 2))
        for ink in INKS
        for surface in SURFACES
        if (ratio := contrast(colours[ink], colours[surface])) < least
    ]
    assert faint == []
    for cursor in ("block-cursor", "block-cursor-blurred"):
        pair = (colours[f"{cursor}-foreground"], colours[f"{cursor}-background"])
        assert contrast(*pair) >= READABLE, cursor


async def test_without_unicode_only_ascii_is_drawn(journal: Journal, open_app: Open) -> None:
    """The drawings fall back; only the user's own text may need more."""
    async with open_app(environ={"LANG": "C"}, size=(80, 16)) as window:
        for digit in "0123456":
            await window.press(digit, "g", "j")
            assert window.text.isascii(), digit
        await window.press("2", "g", "j", "m")
        await window.shows("Move ", "Enter Choose")
        assert window.text.isascii()


@pytest.mark.parametrize("key", ["w", "b", "c", "e", "n", "D", "H", "L", "slash", "question_mark"])
async def test_without_unicode_no_screen_draws_more_than_ascii(
    journal: Journal, open_app: Open, key: str
) -> None:
    """X5: what opens on top of a pane falls back, too, to the scroll bars."""
    async with open_app(environ={"LANG": "C"}, size=(80, 16)) as window:
        await window.press("2", "g", "j")
        before = window.text
        await window.press(key)
        await window.until(lambda: window.text != before)
        await window.pilot.pause(0.2)
        assert window.text.isascii(), window.text


async def test_without_unicode_the_palette_is_ascii(journal: Journal, open_app: Open) -> None:
    """X5: its icon and its rules are drawings like any other."""
    async with open_app(environ={"LANG": "C"}, size=(80, 16)) as window:
        await window.press("ctrl+p")
        await window.shows("A command or a record")
        await window.pilot.pause(0.2)
        assert window.text.isascii(), window.text


async def test_no_colour_keeps_the_state_in_words_and_marks(
    journal: Journal, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """State is never by colour alone; NO_COLOR is respected."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app() as window:
        assert window.app.no_color
        assert "saved ✓  committed ✓" in window.text
        filters = window.app.get_line_filters()
        strips = window.app.screen._compositor.render_strips()
        for strip in strips:
            for one in filters:
                strip = strip.apply_filter(one, Color(0, 0, 0))
            for part in strip:
                for colour in (part.style.color, part.style.bgcolor) if part.style else ():
                    assert colour is None or len(set(colour.get_truecolor())) == 1


async def test_nothing_that_is_needed_is_cut_at_80_columns(
    journal: Journal, open_app: Open
) -> None:
    """X5: the way out and the day in the plan, one's own quality in the legend, whom one wrote."""
    async with open_app(size=(80, 24)) as window:
        await window.press("2")
        await window.shows("Anna Svens…: first contact 01-10")
        await window.press("1", "G", "w")
        await window.shows("one of your own", "? Help", "Esc Back")
        await window.press("?")
        await window.shows("Keys that work here")
        window.app.open_journal.add("agreement", {"start": "2027-01-01", "end": "2027-06-01"})
        await window.press("escape", "escape", "4", "p")
        await window.shows("2027-02-09", "Esc Back", "? Help")
        await window.press("escape")
        assert re.search(r"│  Meeting +2027-01-12", window.text)


async def test_a_dialog_is_as_high_as_what_it_holds(journal: Journal, open_app: Open) -> None:
    """ui.md: on a large terminal too."""
    async with open_app(size=(200, 60)) as window:
        window.app.open_journal.add("agreement", {"start": "2027-01-01", "end": "2027-06-01"})
        await window.press("4", "p")
        await window.shows("Esc Back")
        assert window.app.screen.query_one(".dialog").outer_size.height <= 26
        await window.press("escape", "1", "down", "down", "m")
        await window.shows("Move")
        lines = window.text.splitlines()
        top = next(at for at, line in enumerate(lines) if "Move" in line and "╭" in line)
        inside = [line[70:130].strip("│ ") for line in lines[top : top + 20]]
        blank = [at for at, line in enumerate(inside[1:13]) if not line]
        assert all(later - one > 1 for one, later in pairwise(blank))
