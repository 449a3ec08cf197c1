"""The app's own words are whole in every list, also where a screen is as narrow as they come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.style import Style

from mentorship_tui.app.main.frame import Frame
from mentorship_tui.app.widgets.record_list import RecordList, _segments
from mentorship_tui.app.widgets.rows import Row
from mentorship_tui.journal.places import Places

from .conftest import Open, Window
from .journals import Make, empty, ended, small, thousand, under_way

# what is named in the app's words alone, beside headings and what stands for no record
OWN = ("due:evaluation:", "due:term:", "way:", "clause:", "yes:")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("make", [empty, small, under_way, ended, thousand])
async def test_no_word_of_the_apps_own_is_cut(
    make: Make, language: str, root: Path, places: Places, open_app: Open
) -> None:
    """X5: a title of the user's own gives way to the label beside it, and no label is cut."""
    make(root, places, language)
    async with open_app(size=(80, 24)) as window:
        for digit in "0123456":
            await window.press(digit, "g")
            await window.settled()
            assert [*_cut(window)] == [], digit


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_nor_in_the_lists_of_other_screens(
    language: str, root: Path, places: Places, open_app: Open
) -> None:
    """A2, F3, M1: the clauses, the qualities, the days of the term."""
    under_way(root, places, language)
    async with open_app(size=(80, 24)) as window:
        for keys in ("3o", "2jw", "1Gw", "4p", "2jm"):
            await window.press(keys[0], "g", *keys[1:])
            await window.until(lambda: window.app.screen is not window.app.frame)
            await window.pilot.pause(0.2)
            assert [*_cut(window)] == [], keys
            await window.press("escape")
            await window.until(lambda: window.app.screen is window.app.frame)
            await window.settled()


def _cut(window: Window) -> Iterator[str]:
    for shown in window.app.screen.query(RecordList):
        if shown.region.width:
            yield from _cut_in(shown)


def _cut_in(shown: RecordList) -> Iterator[str]:
    width = shown.scrollable_content_region.width
    for row in shown.rows:
        segments = _segments(row, width, Style(), Style(), shown.glyphs)
        text, note = (part.text.strip() for part in segments)
        if note not in (row.note, row.brief):
            yield f"{row.text} | {note}"
        if not text.endswith(row.text if _own(row) else row.ending):
            yield f"{text} | {note}"


def _own(row: Row) -> bool:
    return row.key.startswith(OWN) or row.heading or not row.path


async def test_actions_are_counted_whole_with_what_is_open_beside(
    root: Path, places: Places, open_app: Open
) -> None:
    """M2: eight promises of which one is left are not "(1)", with eight below it."""
    under_way(root, places, "en")
    async with open_app(size=(80, 24)) as window:
        await window.press("4", "g")
        await window.settled()
        headings = {row.text: row.note for row in _frame(window).pane.index.rows if row.heading}
        assert headings["Actions (8)"] == "1 open"


def _frame(window: Window) -> Frame:
    assert isinstance(window.app.screen, Frame)
    return window.app.screen


async def test_a_form_says_how_to_save_where_a_pane_is_split(
    root: Path, places: Places, open_app: Open
) -> None:
    """ui.md, Forms: ctrl+s is the way out that loses nothing, in a tmux pane of 40 columns too."""
    small(root, places, "en")
    async with open_app(size=(40, 24)) as window:
        await window.press("6", "a")
        await window.shows("^s Save", "Esc Back")
