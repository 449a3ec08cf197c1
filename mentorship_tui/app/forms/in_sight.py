"""Keeps the line one is at on the screen where a widget is taller than the form shows of it."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Offset, Region
from textual.widget import Widget
from textual.widgets import TextArea

AROUND = 1  # lines of what stands above and below


def bring_into_sight(widget: Widget, line: int) -> None:
    """Scroll the form to that line of the widget, counted from the widget's top."""
    form = next((one for one in widget.ancestors if isinstance(one, VerticalScroll)), None)
    if form is None or not widget.has_focus:
        return
    top = widget.region.y - form.region.y + form.scroll_offset.y
    place = Region(0, max(0, top + line - AROUND), 1, 1 + 2 * AROUND)
    form.scroll_to_region(place, animate=False, force=True)


class WrittenField(TextArea):
    """A text in a form: by itself it keeps its cursor in its own sight alone."""

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll the text, and then the form around it."""
        offset = super().scroll_cursor_visible(center, animate)
        self.call_after_refresh(self._show_cursor)
        return offset

    def _show_cursor(self) -> None:
        bring_into_sight(self, self.cursor_screen_offset.y - self.region.y)
