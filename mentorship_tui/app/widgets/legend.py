"""What the keys of a screen do, in short parts, none of which is broken over two lines."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from .glyphs import Glyphs
from .paper import Parts


class Legend(Widget):
    """As many lines as the parts need."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="legend")
        self._between = f" {glyphs.dot} "
        self._parts: Sequence[str] = ()

    def show(self, parts: Sequence[str]) -> None:
        """Show these from now on."""
        self._parts = parts
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._lines(width)))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return Parts([Content(part) for part in self._parts], self._between).lines(width)
