"""A number chosen from a few: digits, or arrows; nothing chosen is an answer too."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget


class Scale(Widget, can_focus=True):
    """From low to high on one line; the chosen one stands in brackets."""

    value: reactive[int | None] = reactive(None)

    def __init__(self, low: int, high: int, value: int | None = None, *, id: str = "") -> None:  # noqa: A002
        super().__init__(id=id or None)
        self._low = low
        self._high = high
        self.set_reactive(Scale.value, value)

    def render(self) -> Content:
        parts = []
        for number in range(self._low, self._high + 1):
            here = number == self.value
            text = f"[{number}]" if here else f" {number} "
            part = Content.styled(text, "bold $primary" if here else "")
            parts.append(part.stylize(Style.from_meta({"number": number})))
        line = Content("").join(parts)
        return line.stylize("reverse" if self.has_focus and self.value is None else "")

    def on_click(self, event: events.Click) -> None:
        self.value = event.style.meta.get("number", self.value)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("left", "h"):
            event.stop()
            self.value = max(self._low, self._high if self.value is None else self.value - 1)
        elif event.key in ("right", "l"):
            event.stop()
            self.value = min(self._high, self._low if self.value is None else self.value + 1)
        elif event.key in ("backspace", "delete"):
            event.stop()
            self.value = None
        elif event.character and event.character.isdecimal():
            event.stop()
            self._digit(int(event.character))

    def _digit(self, digit: int) -> None:
        """A 0 after a 1 is ten, where there is a ten."""
        ten = digit == 0 and self.value == 1 and self._high >= 10
        number = 10 if ten else digit
        if self._low <= number <= self._high:
            self.value = number
