"""One line: the next step to the left, what is saved and committed to the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from .fit import cut_content
from .glyphs import UNICODE, Glyphs


class StatusLine(Widget):
    """The state is never cut; the next step gives way."""

    next: reactive[Content] = reactive(Content(""))
    state: reactive[Content] = reactive(Content(""))

    def __init__(self, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.glyphs = glyphs

    def render(self) -> Content:
        width = self.content_size.width
        room = max(0, width - self.state.cell_length - 2)
        left = cut_content(self.next, room, self.glyphs)
        air = max(0, width - left.cell_length - self.state.cell_length)
        return left + " " * air + self.state
