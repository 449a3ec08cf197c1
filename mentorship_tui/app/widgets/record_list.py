"""A list of rows, drawn line by line: ten thousand rows cost no more than those on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ..keys import bind
from .fit import cut
from .glyphs import UNICODE, Glyphs
from .rows import Row, laid_out, place_of
from .scrolling import suit_scrollbar

LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
NAME = 8  # columns of a name before a word of the app's own
NARROW = 36  # columns in which a name, such a word and a whole date have no room together
LEAST = 8  # columns of a text that tell it from others by its beginning
SHARE = 0.5  # of the width, at most, for a note that is too long to be whole


class RecordList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor that keeps to its row when the rows change."""

    ALLOW_SELECT = False
    BINDINGS = bind(
        up="cursor(-1)",
        down="cursor(1)",
        page_up="page(-1)",
        page_down="page(1)",
        first="to_end(-1)",
        last="to_end(1)",
        open="open",
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--heading",
        "list--note",
        "list--muted",
        "list--warning",
        "list--error",
        "list--success",
        "list--cursor",
        "list--cursor-blurred",
    }

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass(eq=False, repr=False)
    class Highlighted(Message):
        """The cursor stands on another row, or on a row that has changed."""

        list: RecordList
        row: Row

        @property
        def control(self) -> RecordList:
            return self.list

    @dataclass(eq=False, repr=False)
    class Opened(Message):
        """The row under the cursor was opened with Enter or a click."""

        list: RecordList
        row: Row

        @property
        def control(self) -> RecordList:
            return self.list

    def __init__(self, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self.given: tuple[Row, ...] = ()  # the same before they were laid out
        self.glyphs = glyphs
        self.moved: Callable[[], None] | None = None  # told at once, so that both sides are drawn
        self._letters: dict[int, str] = {}  # beside the rows, while one of them is waited for

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def show(self, rows: tuple[Row, ...], key: str = "") -> None:
        """Show these rows; the cursor goes to `key`, or stays with the row it is on."""
        before = self.row
        width = self.scrollable_content_region.width
        self.given, rows = rows, self._laid_out(rows)
        if rows == self.rows and (not key or (before and key == before.key)):
            return
        wanted = key or (before.key if before else "")
        self.rows = rows
        index = self._resting(place_of(rows, wanted, self.cursor), 1)
        self.virtual_size = Size(width, len(rows))
        self.set_reactive(RecordList.cursor, index)
        self.refresh()
        self._keep_in_sight()
        if self.row != before and self.row is not None:
            self.post_message(self.Highlighted(self, self.row))

    def _laid_out(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows on as many lines as they need, beside a scroll bar where there will be one."""
        width, height = self.content_region.size
        found = laid_out(rows, width)
        if len(found) > height:
            found = laid_out(rows, width - self.styles.scrollbar_size_vertical)
        return found

    def watch_cursor(self, old: int, new: int) -> None:
        if len(self.rows) == len(self.given):
            self.refresh_line(old)
            self.refresh_line(new)
        else:  # either may go on below
            self.refresh()
        self._keep_in_sight()
        if self.moved is not None:
            self.moved()
        elif self.row is not None:
            self.post_message(self.Highlighted(self, self.row))

    def validate_cursor(self, cursor: int) -> int:
        return self._resting(cursor, 1 if cursor >= self.cursor else -1)

    def _resting(self, index: int, step: int) -> int:
        """The nearest row the cursor may stand on, in its direction if there is one."""
        last = len(self.rows) - 1
        index = min(max(index, 0), max(last, 0))
        if last < 0:
            return index
        ways = (range(index, last + 1), range(index, -1, -1))
        for way in ways if step > 0 else reversed(ways):
            found = next((place for place in way if not self.rows[place].still), None)
            if found is not None:
                return found
        return index

    def on_mount(self) -> None:
        suit_scrollbar(self, self.glyphs)

    def on_resize(self) -> None:
        self.show(self.given)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows))
        self._keep_in_sight()

    def on_focus(self) -> None:
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        self._letters = {}
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        line = self._begins(place.y + self.scroll_offset.y) if place else -1
        if 0 <= line < len(self.rows) and not self.rows[line].still:
            self.cursor = line
            if event.chain > 1:
                self.action_open()

    def action_cursor(self, step: int) -> None:
        """Move the cursor by a row."""
        self.cursor += step

    def action_page(self, step: int) -> None:
        """Move the cursor by what the list shows at once."""
        self.cursor += step * max(1, self.scrollable_content_region.height - 1)

    def action_to_end(self, side: int) -> None:
        """Move the cursor to the first row or the last."""
        self.cursor = 0 if side < 0 else len(self.rows) - 1

    def jump(self) -> None:
        """Show a letter beside each row in sight: the next key goes to one of them, or nowhere."""
        top = self.scroll_offset.y
        seen = range(top, min(len(self.rows), top + self.scrollable_content_region.height))
        resting = (index for index in seen if not self.rows[index].still)
        self._letters = dict(zip(resting, LETTERS, strict=False))
        self.focus()
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """The letter that was waited for."""
        if not self._letters:
            return
        event.stop()
        event.prevent_default()
        found = [index for index, letter in self._letters.items() if letter == event.character]
        self._letters = {}
        self.refresh()
        for index in found:
            self.cursor = index

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    def _keep_in_sight(self) -> None:
        if self.size:
            # the heading above is part of what one stands on
            above = self.cursor > 0 and self.rows[self.cursor - 1].heading
            end = self.cursor + 1
            while end < len(self.rows) and self.rows[end].goes_on:
                end += 1
            region = Region(0, self.cursor - above, 1, end - self.cursor + above)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        if index >= len(self.rows):
            return Strip.blank(width, self.visual_style.rich_style)
        row = self.rows[index]
        under_cursor = self._begins(index) == self.cursor
        style = self._style(row, under_cursor)
        note_style = style if under_cursor else self._note_style(row)
        segments = _segments(row, width, style, note_style, self.glyphs)
        if index in self._letters:
            segments = _with_letter(segments, self._letters[index])
        return Strip(segments, width)

    def _begins(self, index: int) -> int:
        """The line on which the row of that line begins."""
        while 0 < index < len(self.rows) and self.rows[index].goes_on:
            index -= 1
        return index

    def _style(self, row: Row, under_cursor: bool) -> Style:
        if under_cursor:
            name = "cursor" if self.has_focus else "cursor-blurred"
        else:
            name = "heading" if row.heading else row.tone
        return (
            self.get_component_rich_style(f"list--{name}") if name else self.visual_style.rich_style
        )

    def _note_style(self, row: Row) -> Style:
        name = f"list--{row.tone}" if row.tone else "list--note"
        return self.get_component_rich_style(name)


def _segments(
    row: Row, width: int, style: Style, note_style: Style, glyphs: Glyphs
) -> list[Segment]:
    """Mark, text and note, the text cut where it must be."""
    left = " " * (1 + row.indent) + (f"{row.mark} " if row.mark else "")
    room = width - cell_len(left) - 2
    note = cut(_note(row, room), _note_width(row, width, room), glyphs)
    tail = f" {note} " if note else " "
    room = max(0, width - cell_len(left) - cell_len(tail))
    text = set_cell_size(_text(row, room, glyphs), room)
    return [Segment(left + text, style), Segment(tail, note_style)]


def _text(row: Row, room: int, glyphs: Glyphs) -> str:
    left = room - cell_len(row.ending)
    if not row.ending or cell_len(row.text) <= room or left < NAME:
        return cut(row.text, room, glyphs)
    return cut(row.text.removesuffix(row.ending), left, glyphs) + row.ending


def _note(row: Row, room: int) -> str:
    """The note, or the brief one where that leaves the text whole and the long one does not."""
    needed = room - cell_len(row.text)
    alike = row.ending and room < NARROW  # in a narrow list all of them, so that they look alike
    if row.brief and (alike or cell_len(row.note) > needed >= cell_len(row.brief)):
        return row.brief
    return row.note


def _note_width(row: Row, width: int, room: int) -> int:
    """The note is whole, and the text gives way: it stands in full to the right, the note nowhere.

    Only a note that would leave nothing of the text is cut.
    """
    left = room - cell_len(row.text)
    whole = cell_len(row.note)
    return max(left, whole if whole <= room - LEAST else int(width * SHARE))


def _with_letter(segments: list[Segment], letter: str) -> list[Segment]:
    """The letter in place of the first column."""
    first, *others = segments
    style = (first.style or Style()) + Style(bold=True, reverse=True)
    return [Segment(letter, style), Segment(first.text[1:], first.style), *others]
