"""Scroll bars for terminals without Unicode: the thumb ends at whole cells."""

from __future__ import annotations

from typing import ClassVar

from textual.scrollbar import ScrollBarRender
from textual.widget import Widget

from .glyphs import ASCII, Glyphs


class PlainBar(ScrollBarRender):
    """Draws with blanks alone."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def suit_scrollbar(widget: Widget, glyphs: Glyphs) -> None:
    """Give the widget a scroll bar that the terminal can draw."""
    if glyphs is ASCII or widget.app.has_class("-ascii"):
        widget.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]
