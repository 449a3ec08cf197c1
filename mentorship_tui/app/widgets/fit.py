"""Texts made to fit a number of cells."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from .glyphs import Glyphs


def cut(text: str, width: int, glyphs: Glyphs) -> str:
    """The text, ended by a mark where something is left out."""
    if cell_len(text) <= width:
        return text
    room = width - len(glyphs.more)
    return set_cell_size(text, room) + glyphs.more if room > 0 else set_cell_size(text, width)


def cut_content(text: Content, width: int, glyphs: Glyphs) -> Content:
    """The same for text with styles."""
    if text.cell_length <= width:
        return text
    room = width - len(glyphs.more)
    return text.truncate(room) + glyphs.more if room > 0 else text.truncate(max(0, width))


def cut_at_word(text: Content, width: int, glyphs: Glyphs) -> Content:
    """The same with no word left in pieces, unless its first one is too long."""
    if text.cell_length <= width:
        return text
    short = text.truncate(max(0, width - len(glyphs.more)))
    end = len(short.plain)
    if text.plain[end] not in " ,;:.?!":
        end = short.plain.rfind(" ")
    if end <= 0:
        return cut_content(text, width, glyphs)
    return short[:end].rstrip(" ,;:.–-") + glyphs.more


def fill(text: Content, width: int, glyphs: Glyphs) -> Content:
    """Exactly that wide: cut, or with air after it."""
    short = cut_content(text, width, glyphs)
    return short.pad_right(max(0, width - short.cell_length))
