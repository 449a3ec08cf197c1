"""A field's place in a form: its label, its widget, and below it what is wrong."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Static

from ...text.clean import one_line
from .fields import AnyField, is_tall


class FieldRow(Vertical):
    """A tall widget has its label above it, any other beside it."""

    def __init__(self, label: str, entry: AnyField) -> None:
        super().__init__(classes="tall" if is_tall(entry) else "row")
        self._label = label
        self.entry = entry
        self.wrong = False

    def compose(self) -> ComposeResult:
        if is_tall(self.entry):
            yield Label(Content(self._label), classes="above")
            yield self.entry
        else:
            with Horizontal():
                yield Label(Content(self._label))
                yield self.entry
        error = Static(classes="error", markup=False)
        error.display = False
        yield error

    def show_error(self, text: str) -> None:
        """Say what is wrong; nothing for an empty text."""
        place = self.query_one(".error", Static)
        place.display = self.wrong = bool(text)
        place.update(Content(one_line(text)))

    def bring_error_into_sight(self) -> None:
        """Scroll to what is said to be wrong, which may be below the form's edge."""
        place = self.query_one(".error", Static)
        self.call_after_refresh(place.scroll_visible, animate=False)
