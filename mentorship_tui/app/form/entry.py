"""What a field's widget is given, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as described
from datetime import date

from textual.message import Message

from ...i18n import Translator
from ..widgets.glyphs import Glyphs


@dataclass(frozen=True)
class Setting:
    """What a widget needs to know besides its field."""

    tr: Translator
    today: date
    glyphs: Glyphs
    names: Mapping[str, str]  # what references may name: slug -> title, and keys a map may have
    glosses: Mapping[str, str] = described(default_factory=dict)  # what a key of a map asks
    has_been: Callable[[], bool] = lambda: False  # a day is of what has been, as the form stands
    asked: tuple[str, ...] = ()  # the keys of a set that something is to be done about


class Changed(Message):
    """The widget has another value than before."""


class Stepped(Message):
    """The cursor within the widget stands on something else, with a hint of its own."""
