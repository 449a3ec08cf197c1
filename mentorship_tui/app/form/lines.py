"""Fields of several lines: a text for each key of a map, and prose."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events, on
from textual.widgets import TextArea

from ...i18n import Message, msg
from ...records.model import Field, Kind
from ...records.record import Value
from .entry import Changed, Setting
from .in_sight import WrittenField

LEAST, MOST = 2, 8


class LinesField(WrittenField):
    """A map is written as `key: text`, a line each."""

    def __init__(self, field: Field, value: Value, setting: Setting) -> None:
        self.field = field
        self.setting = setting
        super().__init__(self._shown(value))
        self.styles.height = min(MOST, max(LEAST, self.text.count("\n") + 2))

    def value_of_field(self) -> Value:
        """The map or the prose; None for nothing. What is no map stays as typed."""
        meant = self.stand_ins.meant
        text = self.document.text.strip()  # blanks alone: what is put aside is no blank
        if not text or self.field.kind is not Kind.TEXT_MAP:
            return meant(text) or None
        found: dict[str, Value] = {}
        for line in filter(str.strip, text.split("\n")):
            name, colon, rest = line.partition(":")
            if not colon:
                return meant(text)
            found[self._key(meant(name.strip()))] = meant(rest.strip())
        return found

    def hint(self) -> Message | None:
        """How it is written."""
        return msg("key: text, one per line") if self.field.kind is Kind.TEXT_MAP else None

    def on_key(self, event: events.Key) -> None:
        """Enter on an empty last line goes on to the next field, as elsewhere in a form."""
        row, _ = self.cursor_location
        last = row == self.document.line_count - 1
        if event.key == "enter" and last and not self.document.get_line(row).strip():
            event.prevent_default()

    @on(TextArea.Changed)
    def _tell(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(Changed())

    def _shown(self, value: Value) -> str:
        if isinstance(value, dict):
            return "\n".join(f"{self._called(key)}: {text}" for key, text in value.items())
        return "" if value is None else str(value)

    def _key(self, name: str) -> str:
        """A quality may be written by its name on the screen."""
        wanted = name.casefold()
        for key, label in self._labels():
            if wanted in (key, label.casefold()):
                return key
        return name

    def _called(self, key: object) -> str:
        """What a quality is called, where that leads back to it."""
        called = next((label for one, label in self._labels() if one == key), str(key))
        return called if ":" not in called and self._key(called) == key else str(key)

    def _labels(self) -> Iterator[tuple[str, str]]:
        """The keys with what they are called, the user's own last."""
        for choice in self.field.keys:
            yield choice.key, self.setting.tr(choice.label)
        yield from self.setting.names.items()
