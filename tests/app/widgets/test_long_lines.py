"""Long lines: wrapped and drawn as Textual does it, by looking at what a key changes alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from mentorship_tui.app.widgets.long_lines import LongLineArea, LongLines

WORDS = st.sampled_from(["ord", "och", " ", "  ", "å", "e\u0301", "字字", "x" * 50, "-", "\u0301"])
LINE = st.lists(WORDS, min_size=60, max_size=200).map("".join)
LONG = "ord som står här åäö " * 15_000
SOLID = "x" * 300_000


@given(LINE, st.data(), st.integers(4, 30))
@example("x" * 400, None, 10)
def test_a_line_that_is_edited_breaks_as_one_that_is_new(
    line: str, data: st.DataObject | None, width: int
) -> None:
    document = Document(f"above\n{line}\nbelow " + "b " * 30)
    wrapped = LongLines(WrappedDocument(document, width))
    for _ in range(4):
        length = len(document.lines[1])
        start = data.draw(st.integers(0, length)) if data else length // 2
        end = min(length, start + (data.draw(st.integers(0, 40)) if data else 3))
        text = data.draw(st.one_of(st.just(""), WORDS)) if data else "ab"
        result = document.replace_range((1, start), (1, end), text)
        wrapped.wrap_range((1, start), (1, end), result.end_location)
        _assert_same(wrapped, WrappedDocument(document, width))


@pytest.mark.parametrize("text", ["a\nb", "\n", "\t", "a\tb"])
def test_lines_and_tabs_that_come_and_go_are_wrapped_as_well(text: str) -> None:
    document = Document("above\n" + "ord och " * 60 + "\nbelow")
    wrapped = LongLines(WrappedDocument(document, 20))
    end = document.replace_range((1, 100), (1, 101), text).end_location
    wrapped.wrap_range((1, 100), (1, 101), end)
    _assert_same(wrapped, WrappedDocument(document, 20))
    document.replace_range((1, 100), end, "z")
    wrapped.wrap_range((1, 100), end, (1, 101))
    _assert_same(wrapped, WrappedDocument(document, 20))


def _assert_same(wrapped: LongLines, anew: WrappedDocument) -> None:
    rows = [(line, row) for line, row in enumerate(anew._line_index_to_offsets)]
    assert [(at, wrapped._line_index_to_offsets[at]) for at, _ in rows] == rows
    assert wrapped._wrap_offsets == anew._wrap_offsets
    assert wrapped._offset_to_line_info == anew._offset_to_line_info
    assert wrapped._tab_width_cache == anew._tab_width_cache
    for line in range(len(anew._wrap_offsets)):
        assert wrapped.get_sections(line) == anew.get_sections(line)


@pytest.mark.parametrize("line", [LONG, SOLID], ids=["words", "one word"])
@pytest.mark.parametrize("where", [0.0, 0.3, 1.0])
def test_an_edit_looks_at_a_few_rows_of_a_long_line(line: str, where: float) -> None:
    """Words move on by a row or two; a word without an end does so to its end."""
    document = Document(line)
    wrapped = LongLines(WrappedDocument(document, 70))
    at = int(len(line) * where)
    document.replace_range((0, at), (0, at), " a ")
    wrapped.wrap_range((0, at), (0, at), (0, at + 3))
    document.replace_range((0, at), (0, at + 3), "")
    wrapped.wrap_range((0, at), (0, at + 3), (0, at))
    most = 40_000 if line is LONG else 700_000
    assert 0 < wrapped.gone_through < most
    _assert_same(wrapped, WrappedDocument(document, 70))


TEXT = (
    "Short (one)\n\n"
    + "ord (e\u0301) och 字字 åäö " * 12
    + "\n"
    + "x" * 200
    + "\nta\tb\t"
    + "c\td " * 60
)
PLACES = [(0, 6), (2, 4), (2, 5), (2, 60), (2, 252), (3, 0), (3, 99), (3, 200), (4, 130)]


class Alone(App[None]):
    def __init__(self, area: TextArea) -> None:
        super().__init__()
        self._area = area

    def compose(self) -> ComposeResult:
        yield self._area


async def _seen(
    area: TextArea, selections: Sequence[Selection], keys: Sequence[str]
) -> list[object]:
    """What is drawn and where the cursor stands, after each selection and each key."""
    seen: list[object] = []
    area.cursor_blink = False
    async with Alone(area).run_test(size=(24, 60)) as pilot:
        for selection in selections:
            area.selection = selection
            await pilot.pause(0)
            seen += [selection, *(_cells(area._render_line(y)) for y in range(45))]
        for key in keys:
            await pilot.press(key)
            cursor = area.cursor_location, area.cursor_screen_offset, area.selected_text
            seen += [key, area.text, cursor, *(_cells(area._render_line(y)) for y in range(45))]
    return seen


def _cells(strip: Strip) -> list[tuple[str, object]]:
    return [(letter, part.style) for part in strip for letter in part.text]


async def test_it_is_drawn_as_by_textual() -> None:
    """The cursor, the line it is on, what is selected, brackets that match, wide letters, tabs."""
    selections = [Selection.cursor(place) for place in PLACES]
    selections += [Selection(one, two) for one, two in zip(PLACES, PLACES[2:], strict=False)]
    selections += [Selection((3, 150), (2, 30)), Selection((3, 20), (3, 180))]
    ours = await _seen(LongLineArea(TEXT, soft_wrap=True), selections, [])
    theirs = await _seen(TextArea(TEXT, soft_wrap=True), selections, [])
    for number, (mine, bare) in enumerate(zip(ours, theirs, strict=True)):
        assert mine == bare, number


async def test_keys_do_what_they_do_in_textual() -> None:
    keys = [*("a", "b", "backspace", "delete", "up", "up", "end", "x", "home", "y", "down", "down")]
    keys += [
        *("shift+right", "shift+down", "z", "ctrl+z", "ctrl+z", "ctrl+y", "left", "enter", "(")
    ]
    keys += [*("pageup", "q", "ctrl+w", "ctrl+u", "pagedown", "ctrl+k", "ctrl+z", "backspace")]
    start = [Selection.cursor((2, 120))]
    ours = await _seen(LongLineArea(TEXT, soft_wrap=True), start, keys)
    theirs = await _seen(TextArea(TEXT, soft_wrap=True), start, keys)
    for number, (mine, bare) in enumerate(zip(ours, theirs, strict=True)):
        assert mine == bare, (number, keys[(number - 47) // 48])
