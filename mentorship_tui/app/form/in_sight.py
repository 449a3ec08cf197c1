"""Keeps the line one is at on the screen where a widget is taller than the form shows of it."""

from __future__ import annotations

from itertools import takewhile
from typing import Protocol, runtime_checkable

from textual.containers import VerticalScroll
from textual.document._document import EditResult, Location
from textual.geometry import Offset, Region
from textual.widget import Widget
from textual.widgets.text_area import Edit

from ..keys import bind
from ..widgets.signs import SignArea
from .safe_text import StandIns

AROUND = 1  # lines of what stands above and below


def bring_into_sight(widget: Widget, line: int) -> None:
    """Scroll the form to that line of the widget, counted from the widget's top."""
    form = next((one for one in widget.ancestors if isinstance(one, VerticalScroll)), None)
    if form is None or not widget.has_focus:
        return
    place = Region(0, max(0, _top(widget, form) + line - AROUND), 1, 1 + 2 * AROUND)
    form.scroll_to_region(place, animate=False, force=True)


def _top(widget: Widget, form: Widget) -> int:
    """Where it begins in the form, however far that is scrolled: on the screen both may lag."""
    between = takewhile(lambda one: one is not form, widget.ancestors_with_self)
    return sum(one.virtual_region.y for one in between if isinstance(one, Widget))


@runtime_checkable
class HasLines(Protocol):
    """A field of several lines, one of which is the one one is at."""

    def show_cursor_line(self) -> None:
        """Bring that line into sight."""


class Fields(VerticalScroll):
    """The fields of a form: the place one writes in stays in sight as it or the window changes."""

    def on_resize(self) -> None:
        """Others come to stand where there is less room; wait until they do."""
        self.call_after_refresh(self._show_focused)

    def watch_virtual_size(self) -> None:
        """Rows come to their height, come and go above that place, also while a form opens."""
        self.call_after_refresh(self._show_focused)

    def _show_focused(self) -> None:
        widget = self.screen.focused
        if widget is None or self not in widget.ancestors:
            return
        if isinstance(widget, HasLines):
            widget.show_cursor_line()
        else:
            self.scroll_to_widget(widget, animate=False)


def steps_out(widget: Widget, key: str) -> bool:
    """True if the key goes from that widget of a form to the field before it or after it."""
    if key not in ("up", "down", "enter"):
        return False
    return key == "enter" or not isinstance(widget, WrittenField) or widget.ends_at_cursor(key)


class WrittenField(SignArea):
    """A text in a form: by itself it keeps its cursor in its own sight alone.

    `text` is the text as it is in the file; the document, which is shown, has stand-ins in it,
    one for each character that would do anything but be read.
    """

    BINDINGS = bind(text_undo="undo")  # ctrl+z, which the text area has for it, suspends the app

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        self.stand_ins = StandIns()
        held = self.stand_ins.held(text)
        super().__init__(held, soft_wrap=True, show_line_numbers=False, compact=True, id=id)

    @property
    def text(self) -> str:
        return self.stand_ins.meant(self.document.text)

    @text.setter
    def text(self, value: str) -> None:
        self.load_text(value)

    def get_text_range(self, start: Location, end: Location) -> str:
        """The text between two places, as it is in the file."""
        return self.stand_ins.meant(super().get_text_range(start, end))

    def load_text(self, text: str) -> None:
        """Put another text in the place of this one."""
        super().load_text(self.stand_ins.held(text))

    def edit(self, edit: Edit) -> EditResult:
        """Put text in the place of other text."""
        edit.text = self.stand_ins.held(edit.text)
        result = super().edit(edit)
        return EditResult(result.end_location, self.stand_ins.meant(result.replaced_text))

    def shown_text(self, text: str) -> str:
        """A part of a line as it is shown."""
        return self.stand_ins.shown(text)

    def ends_at_cursor(self, key: str) -> bool:
        """True if there is no line to go to above the cursor, or below it."""
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        return row == (0 if key == "up" else self.wrapped_document.height - 1)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll the text, and then the form around it."""
        offset = super().scroll_cursor_visible(center, animate)
        self.call_after_refresh(self._show_cursor)
        return offset

    def on_resize(self) -> None:
        """Lines break elsewhere in another width, and another height hides others."""
        if self.has_focus:
            self.call_after_refresh(self.show_cursor_line)

    def show_cursor_line(self) -> None:
        """Bring the line one writes in into sight."""
        self.scroll_cursor_visible()

    def _show_cursor(self) -> None:
        bring_into_sight(self, self.cursor_screen_offset.y - self.region.y)
