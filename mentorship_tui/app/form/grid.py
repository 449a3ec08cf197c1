"""A field with a value for each of many keys: weights, ratings, risks, clauses, musts.

One widget draws them all: up and down moves, one key sets.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from ...i18n import Message, msg
from ...records.catalogue.qualities import GROUPS, QUALITIES
from ...records.model import Field, Kind
from ...records.record import Value
from ...text.clean import one_line
from ..widgets.fit import cut
from .entry import Changed, Setting, Stepped
from .in_sight import bring_into_sight

LABEL = 26
GLOSS = 24  # columns in which the beginning of a gloss says something
MARKS = 12


class Line(NamedTuple):
    """One key of the map, or a heading if it has none."""

    key: str
    label: str
    gloss: str = ""


class GridField(Widget, can_focus=True):
    """Scores, choices by key, or a set of keys."""

    at: reactive[int] = reactive(0, init=False)

    def __init__(self, field: Field, value: Value, setting: Setting) -> None:
        super().__init__()
        self.field = field
        self.setting = setting
        self._values = self._read(value)
        self._strange = value if self._values is None else None
        self._held: dict[str, Value] = self._values or {}
        self._lines = self._make_lines()
        self._stops = [number for number, line in enumerate(self._lines) if line.key]
        self.styles.height = len(self._lines)

    def value_of_field(self) -> Value:
        """The map, without the keys that have no value; None for an empty one."""
        if self._strange is not None and not self._held:
            return self._strange
        if self.field.kind is Kind.CHOICES:
            return list(self._held) or None
        return dict(self._held) or None

    def hint(self) -> Message | None:
        """What the line says where there is no room for it, and which keys set the value."""
        gloss = self._lines[self._stops[self.at]].gloss if self._stops else ""
        if cell_len(gloss) <= self._room():
            return self._keys()
        return msg("{about} · {keys}", about=gloss, keys=self._keys())

    def _keys(self) -> Message:
        match self.field.kind:
            case Kind.SCORES:
                return msg(
                    "{low}-{high} sets it, backspace removes it",
                    low=self.field.low,
                    high=self.field.high,
                )
            case Kind.CHOICES:
                if len(self.setting.asked) > 1:
                    return msg("space marks it, * all that are left to talk about")
                return msg("space marks it")
        return msg("left and right choose, * gives the rest the same, backspace removes it")

    def render(self) -> Content:
        return Content("\n").join(self._drawn(number) for number in range(len(self._lines)))

    def on_focus(self) -> None:
        self.show_cursor_line()

    def go_to_what_is_left(self) -> None:
        """To the first line that something is to be done about."""
        keys = [self._lines[number].key for number in self._stops]
        asked = self.setting.asked
        if not asked and self.field.kind is not Kind.CHOICES:
            asked = tuple(keys)
        left = (at for at, key in enumerate(keys) if key in asked and key not in self._held)
        self.at = next(left, 0)

    def on_key(self, event: events.Key) -> None:
        if self._moved(event) or self._set(event):
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        if event.y in self._stops:
            self.at = self._stops.index(event.y)
            self.post_message(Stepped())
            if self.field.kind is Kind.CHOICES:
                self._toggle()

    def _moved(self, event: events.Key) -> bool:
        step = {"up": -1, "k": -1, "down": 1, "j": 1, "enter": 1}.get(event.key, 0)
        if not step or not 0 <= self.at + step < len(self._stops):
            return False
        self.at += step
        self.show_cursor_line()
        self.post_message(Stepped())
        return True

    def _set(self, event: events.Key) -> bool:
        if not self._stops:
            return False
        key = self._lines[self._stops[self.at]].key
        if event.key in ("backspace", "delete"):
            self._put(key, None)
        elif self.field.kind is Kind.CHOICES:
            if event.character == "*" and self.setting.asked:
                for asked in self.setting.asked:
                    self._put(asked, True)
                return True
            if event.key not in ("space", "x", "m"):
                return False
            self._toggle()
        elif self.field.kind is Kind.SCORES:
            return self._score(key, event)
        elif event.key in ("left", "right", "space", "h", "l"):
            self._turn(key, -1 if event.key in ("left", "h") else 1)
        elif event.character == "*":
            self._same_for_the_rest(key)
        else:
            return False
        return True

    def _score(self, key: str, event: events.Key) -> bool:
        low, high = self.field.low or 0, self.field.high or 0
        old = self._held.get(key)
        step = {"left": -1, "right": 1, "h": -1, "l": 1}.get(event.key)
        if step is not None:
            start = old if isinstance(old, int) else low - 1
            self._put(key, max(low, min(high, start + step)))
        elif event.character and event.character.isdecimal():
            self._digit(key, int(event.character), old)
        else:
            return False
        return True

    def _digit(self, key: str, digit: int, old: Value) -> None:
        low, high = self.field.low or 0, self.field.high or 0
        if old == 1 and digit == 0 and high >= 10:
            self._put(key, 10)
        elif low <= digit <= high:
            self._put(key, digit)
        elif digit == 0:
            self._put(key, None)

    def _turn(self, key: str, step: int) -> None:
        keys = [None, *(choice.key for choice in self.field.choices)]
        old = self._held.get(key)
        at = keys.index(old) if isinstance(old, str) and old in keys else 0
        self._put(key, keys[(at + step) % len(keys)])

    def _same_for_the_rest(self, key: str) -> None:
        """The value of this line, or else the first one there is, to each without an answer."""
        if key not in self._held:
            self._turn(key, 1)
        for number in self._stops:
            if self._lines[number].key not in self._held:
                self._put(self._lines[number].key, self._held[key])

    def _toggle(self) -> None:
        key = self._lines[self._stops[self.at]].key
        self._put(key, None if key in self._held else True)

    def _put(self, key: str, value: Value) -> None:
        if value is None:
            self._held.pop(key, None)
        else:
            self._held[key] = value
        self.refresh()
        self.post_message(Changed())

    def show_cursor_line(self) -> None:
        """Bring the line one is at into sight."""
        if self._stops:
            self.call_after_refresh(bring_into_sight, self, self._stops[self.at])
        self.refresh()

    def _read(self, value: Value) -> dict[str, Value] | None:
        if value is None:
            return {}
        if isinstance(value, list) and self.field.kind is Kind.CHOICES:
            return {str(item): True for item in value}
        return dict(value) if isinstance(value, dict) else None

    def _make_lines(self) -> list[Line]:
        tr = self.setting.tr
        choices = self.field.keys or (self.field.choices if self.field.kind is Kind.CHOICES else ())
        lines: list[Line] = []
        if choices == QUALITIES:
            for group in GROUPS:
                lines.append(Line("", tr(group.label)))
                lines += [
                    Line(one.key, tr(one.label), tr(one.help) if one.help else "")
                    for one in group.qualities
                ]
        else:
            lines += [
                Line(one.key, tr(one.label), tr(one.help) if one.help else "") for one in choices
            ]
        known = {line.key for line in lines}
        glosses = self.setting.glosses
        names = self.setting.names.items()
        named = [Line(key, name, glosses.get(key, "")) for key, name in names if key not in known]
        known |= {line.key for line in named}
        own = [Line(key, one_line(key)) for key in self._held if key not in known]
        return lines + named + own

    def _drawn(self, number: int) -> Content:
        line = self._lines[number]
        if not line.key:
            return Content.styled(line.label, "bold $primary")
        here = self.has_focus and self._stops[self.at] == number
        cursor = self.setting.glyphs.cursor if here else " "
        wide = self._label_width()
        label = set_cell_size(line.label, wide)
        text = Content.styled(f"{cursor} {label} ", "bold" if here else "")
        value = self._held.get(line.key)
        marks = set_cell_size(self._marks(value), self._marks_width())
        room = self._room()  # a few letters of it say nothing, and the hint says it whole
        told = room >= GLOSS or cell_len(line.gloss) <= room
        gloss = cut(line.gloss, room, self.setting.glyphs) if told else ""
        return Content.assemble(
            text,
            (marks, "$primary" if value is not None else "$text-muted"),
            " ",
            (gloss, "$text-muted"),
        )

    def _room(self) -> int:
        """The cells there are for a gloss."""
        return max(0, self.size.width - self._label_width() - self._marks_width() - 6)

    def _label_width(self) -> int:
        longest = max((cell_len(line.label) for line in self._lines if line.key), default=LABEL)
        return min(longest, max(LABEL, self.size.width - self._marks_width() - 6))

    def _marks_width(self) -> int:
        if self.field.kind is Kind.CHOICE_MAP:
            tr = self.setting.tr
            return max((cell_len(tr(one.label)) for one in self.field.choices), default=0) + 4
        return MARKS + 3

    def _marks(self, value: Value) -> str:
        glyphs = self.setting.glyphs
        if self.field.kind is Kind.CHOICES:
            return glyphs.ticked if value else glyphs.unticked
        if self.field.kind is Kind.CHOICE_MAP:
            choice = self.field.choice(value)
            label = self.setting.tr(choice.label) if choice else one_line(str(value or glyphs.dot))
            return f"< {label} >" if value else f"  {label}"
        high = self.field.high or 5
        if not isinstance(value, int):
            return f"{glyphs.dot * high}  -" if value is None else one_line(str(value))
        filled = max(0, min(high, value))
        return f"{glyphs.full * filled}{glyphs.dot * (high - filled)} {value:>2}"
