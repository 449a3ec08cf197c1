"""A few answers on one line, one of them chosen: arrows or space go on to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from .glyphs import UNICODE, Glyphs


class ChoiceLine(Widget, can_focus=True):
    """Says which answer was chosen, each time it becomes another."""

    chosen: reactive[str] = reactive("")

    @dataclass(eq=False, repr=False)
    class Changed(Message):
        """Another answer is chosen."""

        chosen: str

    def __init__(
        self, answers: Mapping[str, str], chosen: str, *, glyphs: Glyphs = UNICODE
    ) -> None:
        super().__init__()
        self._answers = answers
        self._glyphs = glyphs
        self.set_reactive(ChoiceLine.chosen, chosen)

    def render(self) -> Content:
        parts = []
        for key, label in self._answers.items():
            mark = self._glyphs.current if key == self.chosen else self._glyphs.ahead
            look = "bold $primary" if key == self.chosen else "$text-muted"
            part = Content.styled(f"{mark} {label}", look)
            parts.append(part.stylize(Style.from_meta({"answer": key})))
        return Content("   ").join(parts)

    def watch_chosen(self) -> None:
        self.post_message(self.Changed(self.chosen))

    def on_click(self, event: events.Click) -> None:
        self.chosen = event.style.meta.get("answer", self.chosen)

    def on_key(self, event: events.Key) -> None:
        steps = {"left": -1, "h": -1, "right": 1, "l": 1, "space": 1}
        if event.key in steps:
            event.stop()
            keys = list(self._answers)
            place = keys.index(self.chosen) + steps[event.key]
            self.chosen = keys[place % len(keys)]
