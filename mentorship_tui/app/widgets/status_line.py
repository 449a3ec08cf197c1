"""One line: the next step to the left, what is saved and committed to the right."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from .fit import cut_at_word, cut_content
from .glyphs import UNICODE, Glyphs

GAP = 2


class StatusLine(Widget):
    """The state is shown first; the words of the step give way, and then its key as a whole."""

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
        state = cut_content(self.state, width, self.glyphs)
        room = max(0, width - state.cell_length - GAP)
        what, how = self.next
        if how.cell_length > room:
            how = Content("")
        left = cut_at_word(what, room - how.cell_length, self.glyphs) + how
        left = left.stylize(Style.from_meta({"next": True}))
        return left + " " * max(0, width - left.cell_length - state.cell_length) + state
