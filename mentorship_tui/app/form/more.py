"""The fields one does not know yet when a record is begun: one line, until they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message as Posted
from textual.widget import Widget
from textual.widgets import Static

from ...i18n import Translator, msg, nmsg
from ..widgets.glyphs import Glyphs
from .row import FieldRow


class _Line(Static, can_focus=True):
    """Space, right or a click unfolds what it stands for."""

    class Chosen(Posted):
        """They are asked for."""

    def on_key(self, event: events.Key) -> None:
        if event.key in ("space", "right", "l"):
            event.stop()
            self.post_message(self.Chosen())

    def on_click(self) -> None:
        self.post_message(self.Chosen())


class MoreFields(Vertical):
    """Rows that are folded away below a line with their names."""

    def __init__(self, rows: Sequence[FieldRow], tr: Translator, glyphs: Glyphs) -> None:
        super().__init__(id="more")
        self._rows = rows
        count = nmsg("{count} more field", "{count} more fields", len(rows))
        names = ", ".join(_within(tr(row.entry.field.label)) for row in rows)
        words = tr(msg("space shows {count}: {names}", count=count, names=names))
        self._line = _Line(Content(f"{glyphs.arrow} {words}"))

    def compose(self) -> ComposeResult:
        yield self._line
        for row in self._rows:
            row.display = False
            yield row

    def unfold(self) -> None:
        """Show the rows in the place of the line."""
        self._line.display = False
        for row in self._rows:
            row.display = True

    def reveal(self, entry: Widget) -> None:
        """Show the rows if that widget is in one of them."""
        if any(row.entry is entry for row in self._rows):
            self.unfold()

    def on__line_chosen(self) -> None:
        self.unfold()
        self._rows[0].entry.focus()


def _within(label: str) -> str:
    """A label within a sentence: it begins small, but not where it begins with "I"."""
    return label if label[1:2].isspace() else label[:1].lower() + label[1:]
