"""One line: the next step to the left, what is saved and committed to the right."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from .fit import cut_content
from .glyphs import UNICODE, Glyphs


class StatusLine(Widget):
    """Neither the state nor the key is ever cut; the words of the step give way."""

    next: reactive[tuple[Content, Content]] = reactive((Content(""), Content("")))
    state: reactive[Content] = reactive(Content(""))

    class NextChosen(Message):
        """The next step was clicked."""

    def __init__(self, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.glyphs = glyphs

    def on_click(self, event: events.Click) -> None:
        if event.style.meta.get("next"):
            self.post_message(self.NextChosen())

    def render(self) -> Content:
        width = self.content_size.width
        room = max(0, width - self.state.cell_length - 2)
        what, how = self.next
        left = cut_content(what, room - how.cell_length, self.glyphs) + how
        left = left.stylize(Style.from_meta({"next": True}))
        air = max(0, width - left.cell_length - self.state.cell_length)
        return left + " " * air + self.state
