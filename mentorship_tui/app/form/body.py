"""The text of a record, as markdown."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, Selection

from ...text.compare import opcodes
from ...text.gaps import GAP, first_text
from ...text.sections import find_section
from ...text.structure import structure
from ..keys import bind
from .items import ItemsField


class BodyField(ItemsField):
    """Wraps at the edge; the file has no line breaks but the user's own."""

    # the text area has the same key for the end of the line, for which there is another
    BINDINGS: ClassVar[list[BindingType]] = [
        *bind(body_editor="screen.body_editor", gap="next_gap"),
        Binding("ctrl+home", "to_start", show=False),
        Binding("ctrl+end", "to_end", show=False),
    ]

    def __init__(self, text: str, today: date) -> None:
        super().__init__(text, today, id="body")
        self._had_gaps = self.has_gap
        self._untouched = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where all is filled in there is no next gap."""
        return self.has_gap if action == "next_gap" else super().check_action(action, parameters)

    def action_next_gap(self) -> None:
        """Select the gap after the cursor, from the last one on the first: to be written over."""
        start, end = first_text(self.text)
        here = self._offset(max(self.selection))
        gap = GAP.search(self.text, max(start, here), end) or GAP.search(self.text, start, end)
        if gap is not None:
            self.selection = Selection(self._place(gap.start()), self._place(gap.end()))

    def action_to_start(self) -> None:
        """To the beginning of the text, as in other editors."""
        self.move_cursor((0, 0))

    def action_to_end(self) -> None:
        """To its end."""
        self.move_cursor(self.document.end)

    def make_room_at_end(self) -> None:
        """A line below a heading that ends the text: else one would write on the heading itself."""
        text = self.text
        last = structure(text).headings[-1:]
        if not text.endswith("\n") and any(one.inner == len(text) for one in last):
            self._write_at(self.document.end, "\n")

    @on(TextArea.Changed)
    def _look_for_gaps(self) -> None:
        if self._had_gaps is not self.has_gap:
            self._had_gaps = self.has_gap
            self.refresh_bindings()

    def ends_at_cursor(self, key: str) -> bool:
        """The same; below it there is no field."""
        return key == "up" and super().ends_at_cursor(key)

    def begin(self) -> None:
        """Be what one sees first: it fills the form, and the fields are above."""
        self.add_class("-first")
        self.focus(scroll_visible=False)
        self._untouched = True
        self.call_after_refresh(self.show_cursor_line)

    def show_cursor_line(self) -> None:
        """Bring the line one writes in into sight; the whole text, until it is touched."""
        if self._untouched:
            self.scroll_visible(animate=False, top=True)
        else:
            super().show_cursor_line()

    @on(events.Key)
    @on(events.MouseDown)
    def _touched(self) -> None:
        self._untouched = False

    def go_below(self, heading: str, *, room: bool = True, make: bool = False) -> None:
        """Put the cursor where the text of that section goes on, on a line of its own with room.

        `make` writes the heading where it is missing: below another one the text would be lost.
        """
        section = find_section(self.text, heading)
        if section is None and make:
            written = self.text.rstrip("\n")
            self._write_at(
                self._place(len(written)), f"\n\n## {heading}\n" if written else f"## {heading}\n"
            )
            section = find_section(self.text, heading)
        if section is None:
            self.move_cursor(self.document.end)
            return
        written = self.text[section.inner : section.end].rstrip("\n")
        end = section.inner + len(written)
        if room:
            wanted = 1 if section.end == len(self.text) else 3
            missing = wanted - (section.end - end)
            if missing > 0:
                self._write_at(self._place(end), "\n" * missing)
            end += 1
        self.move_cursor(self._place(end))

    @property
    def has_gap(self) -> bool:
        """True if the first text there is has a [gap] that waits to be filled in."""
        return "[" in self.text and GAP.search(self.text, *first_text(self.text)) is not None

    @property
    def heading_here(self) -> str:
        """The heading that the cursor is below; "" above the first one."""
        row, _ = self.cursor_location
        here = self._offset((row + 1, 0))
        above = [one.text for one in structure(self.text).headings if one.start < here]
        return above[-1] if above else ""

    def go_into(self) -> None:
        """Put the cursor into the first text there is, on its first [gap] if it has one."""
        text = self.text
        start, end = first_text(self.text)
        gap = GAP.search(text, start, end)
        if gap is not None:
            self.selection = Selection(self._place(gap.start()), self._place(gap.end()))
        else:
            held = text[start:end]
            self.move_cursor(self._place(start + len(held) - len(held.lstrip("\n"))))

    def put(self, text: str) -> None:
        """Another version of the same text, with the cursor where it was in what has stayed."""
        old, (row, column) = list(self.document.lines), self.cursor_location
        self.text = text
        new = self.document.lines
        for _, start, end, new_start, new_end in opcodes(old, new):
            if start <= row < end:
                row = min(new_start + row - start, max(new_start, new_end - 1), len(new) - 1)
                break
        self.move_cursor((row, min(column, len(new[row]))))

    def _write_at(self, place: tuple[int, int], text: str) -> None:
        # `insert` would set the cursor blinking, wherever the focus is
        self.edit(Edit(text, place, place, maintain_selection_offset=True))
        self._written = None  # nobody wrote in the line above

    def _offset(self, place: tuple[int, int]) -> int:
        return sum(len(line) + 1 for line in self.text.split("\n")[: place[0]]) + place[1]

    def _place(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        return before.count("\n"), offset - before.rfind("\n") - 1
