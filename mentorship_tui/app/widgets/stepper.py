"""The journey in one line: which phases are done, which one is current, which pane is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from .fit import cut_content
from .glyphs import UNICODE, Glyphs


class Step(NamedTuple):
    """A place to go to with a digit. `state` is done, current or ahead; "" is no phase."""

    key: str
    name: str  # the pane's
    label: str
    state: str = ""


def stepper(steps: Sequence[Step], shown: str, width: int, glyphs: Glyphs) -> Content:
    """The line, with as much air as there is room for; the digits alone if there is very little."""
    for joint in (f" {glyphs.line * 2} ", f" {glyphs.line} ", glyphs.line, " "):
        line = _line(steps, shown, joint, glyphs, labels=True)
        if line.cell_length <= width:
            return line
    return _line(steps, shown, " ", glyphs, labels=False)


def _line(
    steps: Sequence[Step], shown: str, joint: str, glyphs: Glyphs, *, labels: bool
) -> Content:
    parts: list[Content] = []
    for before, step in zip((None, *steps), steps, strict=False):
        if before is not None:
            between = before.state and step.state
            air = joint if between else " " * (1 if cell_len(joint) < 3 else 3)
            parts.append(Content.styled(air, "$text-muted"))
        mark = {"done": glyphs.done, "current": glyphs.current, "ahead": glyphs.ahead}
        label = step.label if labels or step.name == shown else ""
        words = " ".join(word for word in (step.key, label, mark.get(step.state, "")) if word)
        look = _look(step, step.name == shown)
        parts.append(Content.styled(words, look).stylize(Style.from_meta({"pane": step.name})))
    return Content("").join(parts)


def _look(step: Step, shown: bool) -> str:
    if shown:
        return "bold reverse $primary"
    return {"done": "$text-success", "current": "bold $primary"}.get(step.state, "$text-muted")


class Head(Widget):
    """Two lines: whose journey this is and its intention; then where in it one is."""

    title: reactive[Content] = reactive(Content(""))
    steps: reactive[tuple[Step, ...]] = reactive(())
    shown: reactive[str] = reactive("home")

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """A place was clicked."""

        pane: str

    def __init__(self, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.glyphs = glyphs

    def on_click(self, event: events.Click) -> None:
        pane = event.style.meta.get("pane")
        if pane:
            self.post_message(self.Chosen(pane))

    def render(self) -> Content:
        width = self.content_size.width
        steps = stepper(self.steps, self.shown, width, self.glyphs)
        return Content("\n").join([cut_content(self.title, width, self.glyphs), steps])
