"""What is wrong with the fields of a form, said below each for as long as it is so."""

from __future__ import annotations

from collections.abc import Mapping

from ...i18n import Message, Translator
from ...records.validate import check_value
from .fields import AnyField
from .row import FieldRow
from .sheet import Sheet


class Checks:
    """Looks at a field when it is left, at all of them at a save, and again at what was wrong."""

    def __init__(self, sheet: Sheet, entries: Mapping[str, AnyField], tr: Translator) -> None:
        self._sheet = sheet
        self._entries = entries
        self._tr = tr

    @property
    def passed(self) -> bool:
        """True if nothing is said to be wrong."""
        return not any(_row(entry).wrong for entry in self._entries.values())

    def left(self, entry: AnyField) -> None:
        """The user goes on from this field."""
        self._say(entry, self._problem(entry, at_save=_row(entry).wrong))

    def changed(self, entry: AnyField) -> None:
        """What was wrong may have been put right; nobody is told off in the middle of a word."""
        if _row(entry).wrong:
            self._say(entry, self._problem(entry, at_save=True))

    def first_wrong(self) -> AnyField | None:
        """The first field that keeps the form from being saved, all of them looked at."""
        first: AnyField | None = None
        for entry in self._entries.values():
            problem = self._problem(entry, at_save=True)
            self._say(entry, problem)
            if problem is not None and first is None:
                first = entry
        return first

    def _say(self, entry: AnyField, problem: Message | None) -> None:
        _row(entry).show_error(self._tr(problem) if problem else "")

    def _problem(self, entry: AnyField, *, at_save: bool) -> Message | None:
        """A wrong value that was in the file before does not keep one from saving another field."""
        value = entry.value_of_field()
        if value is None and not at_save:
            return None
        if at_save and self._sheet.opened and value == self._sheet.before(entry.field.name):
            return None
        return check_value(entry.field, value)


def _row(entry: AnyField) -> FieldRow:
    return entry.query_ancestor(FieldRow)
