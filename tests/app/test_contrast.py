"""What is drawn, in each theme of ours, is dark or light enough to be read (WCAG 2; ui.md)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.color import Color

from mentorship_tui.app.theme.house import CONTRAST, THEMES
from mentorship_tui.journal.journal import Journal

from .colours import ENHANCED, READABLE, contrast
from .conftest import Open, Window

PLACES = {  # the keys that lead there from Home
    **{digit: (digit, "g", "j") for digit in "0123456"},
    "the record": ("2", "g", "j", "tab"),
    "a form": ("2", "g", "j", "e"),
    "a form of numbers": ("1", "g", "j", "j", "e"),
    "finds": ("slash", *"anna"),
    "no words yet": ("slash",),
    "all changes": ("L",),
    "a record's changes": ("2", "g", "j", "H"),
    "the board": ("2", "b"),
    "weighing": ("1", "G", "w"),
}
OVER = {  # what lies over a pane, of which the rest is dimmed with a purpose
    "moving": ("2", "g", "j", "m"),
    "deleting": ("2", "g", "j", "D"),
    "a topic": ("t",),
    "an address": ("s",),
    "help": ("question_mark",),
}
PALETTE = {"the palette": ("ctrl+p", "down")}
LAST = {"an error": ("2", "g", "j", "e", "home", "ctrl+k", "ctrl+s")}


@pytest.mark.usefixtures("journal")
async def test_every_word_is_readable_wherever_it_stands(open_app: Open) -> None:
    """X5: panes, forms, hints, errors, marks and what is selected, in each theme."""
    faint = set()
    async with open_app(size=(110, 36)) as window:
        for place, keys in (PLACES | OVER | PALETTE | LAST).items():
            await window.press("0", *keys)
            await window.pilot.pause(0.2)
            part = ".dialog" if place in OVER else "CommandList" if place in PALETTE else "*"
            for theme in THEMES:
                window.app.theme = theme.name
                await window.pilot.pause(0.1)
                least = ENHANCED if theme is CONTRAST else READABLE
                found = _words(window, part)
                faint |= {(theme.name, place, *one) for one in found if one[1] < least}
            while place not in LAST and len(window.app.screen_stack) > 1:
                await window.press("escape")
        assert "Fill this in." in window.text
    assert faint == set()


async def test_an_example_in_a_field_is_not_taken_for_its_value(
    journal: Journal, open_app: Open
) -> None:
    """X5: in high contrast, and in sixteen colours, both are as good as white."""
    async with open_app(size=(110, 36)) as window:
        await window.press("2", "g", "j", "e")
        await window.shows("+2w, fri, tomorrow")
        strips = window.app.screen._compositor.render_strips()
        pieces = [piece for strip in strips for piece in strip if piece.style]
        slanted = "\n".join(piece.text for piece in pieces if piece.style and piece.style.italic)
        assert "+2w, fri, tomorrow" in slanted
        assert "Svensson" not in slanted


def _words(window: Window, part: str) -> Iterator[tuple[str, float]]:
    """What is written on the screen, or in the box that lies over it, each with its contrast."""
    screen = window.app.screen
    inside = screen.region if part == "*" else screen.query_one(part).region
    filters = window.app.get_line_filters()
    for strip in screen._compositor.render_strips()[inside.y : inside.bottom]:
        strip = strip.crop(inside.x, inside.right)
        for one in filters:
            strip = strip.apply_filter(one, Color(0, 0, 0))
        for piece in strip:
            style = piece.style
            if style and style.color and style.bgcolor and any(map(str.isalnum, piece.text)):
                ink, paper = (
                    Color.from_rich_color(colour).hex for colour in (style.color, style.bgcolor)
                )
                if style.reverse:
                    ink, paper = paper, ink
                yield piece.text.strip(), round(contrast(ink, paper), 2)
