"""A field with a few values to choose from: left and right, or the first letter."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from ...i18n import Message, pmsg
from ...records.model import Choice, Field
from ...records.record import Value
from ...text.clean import one_line
from .entry import Changed, Setting

GAP = 2


class PickField(Widget, can_focus=True):
    """Shows all choices in a line if there is room, else the chosen one between arrows."""

    at: reactive[int] = reactive(0, init=False)

    def __init__(self, field: Field, value: Value, setting: Setting) -> None:
        super().__init__()
        self.field = field
        self.setting = setting
        self._choices = self._with_stranger(field, value)
        keys = [choice.key for choice in self._choices]
        start = str(field.default) if value is None else str(value)
        self._unsaid = start if value is None else ""
        self.set_reactive(PickField.at, keys.index(start) if start in keys else 0)

    def value_of_field(self) -> Value:
        """The key of the choice; None for none, and for a default that nobody chose."""
        key = self._choices[self.at].key
        return key if key and key != self._unsaid else None

    def hint(self) -> Message | None:
        """What the choice is for."""
        return self._choices[self.at].help

    def render(self) -> Content:
        labels = [self.setting.tr(choice.label) for choice in self._choices]
        room = self.size.width
        whole = sum(cell_len(label) + GAP + 2 for label in labels)
        if whole > room:
            return self._one(labels)
        parts = [
            _leads_to(at, Content.styled(f" {label} ", self._style(at == self.at)))
            + Content(" " * (GAP - 1))
            for at, label in enumerate(labels)
        ]
        return Content("").join(parts)

    def watch_at(self) -> None:
        self.post_message(Changed())

    def on_key(self, event: events.Key) -> None:
        step = {"left": -1, "right": 1, "h": -1, "l": 1, "space": 1}.get(event.key)
        if step is not None:
            self.at = (self.at + step) % len(self._choices)
        elif event.key in ("backspace", "delete") and not self._choices[0].key:
            self.at = 0
        elif event.character and event.character.isalnum():
            self._jump(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Beside the words nothing is chosen: one may click there to come to the field."""
        self.at = event.style.meta.get("choice", self.at)

    def _with_stranger(self, field: Field, value: Value) -> tuple[Choice, ...]:
        """A value the field does not know is kept and shown (format.md rule 4)."""
        choices = field.choices
        if not field.required and field.default is None:
            choices = (Choice("", pmsg("choice", "none")), *choices)
        if value is not None and field.choice(value) is None:
            choices = (*choices, Choice(str(value), Message(one_line(str(value)) or "?")))
        return choices

    def _one(self, labels: list[str]) -> Content:
        count = len(labels)
        back = Content.styled("< ", "$text-muted")
        word = Content.styled(f" {labels[self.at]} ", self._style(True))
        on = Content.styled(f" > {self.at + 1}/{count}", "$text-muted")
        return _leads_to((self.at - 1) % count, back) + _leads_to((self.at + 1) % count, word + on)

    def _style(self, chosen: bool) -> str:
        if not chosen:
            return "$text-muted"
        return "bold reverse" if self.has_focus else "bold underline"

    def _jump(self, letter: str) -> None:
        labels = [self.setting.tr(choice.label).lower() for choice in self._choices]
        for offset in range(1, len(labels) + 1):
            at = (self.at + offset) % len(labels)
            if labels[at].startswith(letter.lower()):
                self.at = at
                return


def _leads_to(at: int, content: Content) -> Content:
    return content.stylize(Style.from_meta({"choice": at}))
