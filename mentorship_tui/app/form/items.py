"""Task items in a form's text, as note editors have them: ticked by a key, begun by Enter."""

from __future__ import annotations

from datetime import date

from textual import events
from textual.widgets.text_area import Edit, EditResult, Selection

from ...i18n import Message, msg
from ...text.days import day_of, no_day
from ...text.tasks import DUE_WORD, Item, item_on
from ..keys import bind
from .in_sight import WrittenField


class ItemsField(WrittenField):
    """`due:` takes the words of a field for a day; a line that was written in is given the day."""

    BINDINGS = bind(box="box")

    def __init__(self, text: str, today: date, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        self._today = today
        self._written: int | None = None  # the row that was written in last
        self._item: Item | None = None  # what the cursor stands on
        super().__init__(text, id=id)

    def hints(self) -> tuple[Message, ...]:
        """How an item is written, and which day is meant in this one."""
        if self._item is None:
            return ()
        how = msg("due:fri says when, @mentor that it is your mentor's, ! to !!! how much it burns")
        due = DUE_WORD.search(self._item.text)
        return (how,) if due is None else (how, self._day_meant(due[0], due[1]))

    def _day_meant(self, text: str, word: str) -> Message:
        day = day_of(word, self._today)
        wrong = no_day(word, self._today)
        return wrong or msg("{text} is {day}", text=text, day=day.isoformat() if day else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to tick but on an item."""
        return self._item is not None if action == "box" else True

    def action_box(self) -> None:
        """Tick the item, or take the tick away."""
        row, _ = self.cursor_location
        item = item_on(self.document.text, row + 1)
        if item is not None:
            box = len(item.before)
            self.replace(" " if item.done else "x", (row, box), (row, box + 1))

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self._went_on():
            event.stop()
            event.prevent_default()

    def _went_on(self) -> bool:
        """Enter at an item's end begins the next one; on an empty one it ends the list."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        item = item_on(self.document.text, row + 1)
        if item is None or line[column:].strip() or self.selection.start != self.selection.end:
            return False
        if item.text.strip():
            begun = f"\n{item.before} ] "
            self.replace(begun, (row, column), (row, len(line)), maintain_selection_offset=False)
        else:
            self.replace("", (row, 0), (row, len(line)), maintain_selection_offset=False)
        return True

    def load_text(self, text: str) -> None:
        """Put another text in the place of this one."""
        self._written = None
        super().load_text(text)

    def edit(self, edit: Edit) -> EditResult:
        """Put text in the place of other text."""
        self._written = edit.top[0]
        result = super().edit(edit)
        self._look()
        return result

    def watch_selection(self, _: Selection, selection: Selection) -> None:
        """A line that is left has its day."""
        if self._written not in (None, selection.end[0]):
            self.settle()
        self._look()

    def on_blur(self) -> None:
        self.settle()

    def settle(self) -> None:
        """Put the day for its word in the line that was written in last."""
        row, self._written = self._written, None
        if row is None or row >= self.document.line_count:
            return
        item = item_on(self.document.text, row + 1)
        due = DUE_WORD.search(item.text) if item else None
        day = day_of(due[1], self._today) if due else None
        if item is None or due is None or day is None or due[1] == day.isoformat():
            return
        start = len(self.document.get_line(row)) - len(item.text)
        self.replace(day.isoformat(), (row, start + due.start(1)), (row, start + due.end(1)))
        self._written = None

    def _look(self) -> None:
        """The cursor may stand on another item, or on none."""
        row, _ = self.cursor_location
        here = self.document.get_line(row) if row < self.document.line_count else ""
        before = self._item
        self._item = item_on(self.document.text, row + 1) if "[" in here else None
        if (before is None) is not (self._item is None) and self.is_mounted:
            self.refresh_bindings()
