"""What a person sees as one sign: a letter with its accents, an emoji of several, a flag.

Textual 8.2.8 moves and deletes by code point, and leaves half of such a sign behind.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

import rich.cells
from textual.document._document import Location
from textual.widgets import Input
from textual.widgets.input import Selection

from .long_lines import LongLineArea

AROUND = 64  # characters; no sign is longer that anybody types
_BASIC = 0x300  # below it each character is a sign of its own
_Spans = tuple[list[tuple[int, int, int]], int]
# rich has it since 14.3; it takes the two letters of a flag for two signs (15.0)
_split: Callable[[str], _Spans] | None = getattr(rich.cells, "split_graphemes", None)


def sign_before(text: str, at: int) -> int:
    """Where the sign begins that ends at a place, or has it within; 0 at the start."""
    if at < 2 or ord(text[at - 1]) < _BASIC:
        return max(0, at - 1)
    start = max(0, at - AROUND)
    piece = text[start:at]
    flag_letters = sum(1 for _ in takewhile(_is_flag_letter, reversed(piece)))
    if flag_letters:
        return at - (1 if flag_letters % 2 else 2)
    return start + _spans(piece)[-1][0]


def sign_behind(text: str, at: int) -> int:
    """Where the sign ends that begins at a place; the length of the text at its end."""
    piece = text[at : at + AROUND]
    if len(piece) < 2 or ord(piece[1]) < _BASIC:
        return min(len(text), at + 1)
    if all(map(_is_flag_letter, piece[:2])):
        return at + 2
    return at + _spans(piece)[0][1]


def _spans(text: str) -> list[tuple[int, int, int]]:
    if _split is None:
        return [(at, at + 1, 1) for at in range(len(text))]
    return _split(text)[0]


def _is_flag_letter(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


class SignArea(LongLineArea):
    """A text in which the cursor and the keys that delete go sign by sign."""

    def get_cursor_left_location(self) -> Location:
        """Before the sign on the left; the end of the line above."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_left_location()
        return row, sign_before(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        """Behind the sign on the right; the start of the line below."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column >= len(line):
            return super().get_cursor_right_location()
        return row, sign_behind(line, column)


class SignInput(Input):
    """A line of text in which the cursor and the keys that delete go sign by sign."""

    def action_cursor_left(self, select: bool = False) -> None:
        """One sign to the left; the start of what is selected."""
        start, end = self.selection
        if select:
            self.selection = Selection(start, sign_before(self.value, end))
        elif self.selection.is_empty:
            self.cursor_position = sign_before(self.value, self.cursor_position)
        else:
            super().action_cursor_left()

    def action_cursor_right(self, select: bool = False) -> None:
        """One sign to the right; the suggestion, or the end of what is selected."""
        start, end = self.selection
        if select:
            self.selection = Selection(start, sign_behind(self.value, end))
        elif self.selection.is_empty and not self.cursor_at_end:
            self.cursor_position = sign_behind(self.value, self.cursor_position)
        else:
            super().action_cursor_right()

    def action_delete_left(self) -> None:
        """The sign before the cursor, or what is selected."""
        if self.selection.is_empty:
            at = self.cursor_position
            self.delete(sign_before(self.value, at), at)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """The sign behind the cursor, or what is selected."""
        if self.selection.is_empty:
            at = self.cursor_position
            self.delete(at, sign_behind(self.value, at))
        else:
            self.delete_selection()
