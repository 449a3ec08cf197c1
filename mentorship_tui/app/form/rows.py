"""The rows of a form, in their order, with the widget of each field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ...records.model import Field
from ...records.record import Value
from ...records.types.common import SHARE
from .entry import Setting
from .fields import AnyField, asked_of, fields_of, glosses_for, names_for, widget_of
from .line import LineField
from .more import MoreFields
from .row import FieldRow
from .sheet import Sheet

if TYPE_CHECKING:
    from ..shell import Shell


def rows_of(
    app: Shell, sheet: Sheet, start: str, entries: dict[str, AnyField]
) -> Iterator[FieldRow | MoreFields]:
    """A row for each field; their widgets are put into `entries`.

    A new record asks for what one knows when it is begun: the rest is folded away, but not the
    field one `start`s at.
    """
    rows = {field.name: _row(app, sheet, field, entries) for field in fields_of(sheet.kind)}
    waiting = sheet.waiting - {start}
    yield from (row for name, row in rows.items() if name not in waiting)
    folded = [row for name, row in rows.items() if name in waiting]
    if folded:
        yield MoreFields(folded, app.tr, app.glyphs)


def show_asked(sheet: Sheet, entries: Mapping[str, AnyField], values: Mapping[str, Value]) -> None:
    """Only what the kind that is chosen asks for, and what has been written all the same.

    Days that another field says to have been or to come are read by what is chosen now.
    """
    for entry in entries.values():
        if entry.field.past_if and isinstance(entry, LineField):
            entry.read_again()
        if entry.field.only or entry.field.name == SHARE.name:
            shown = entry.has_focus or sheet.asks_for(entry.field, values)
            entry.query_ancestor(FieldRow).display = shown


def _row(app: Shell, sheet: Sheet, field: Field, entries: dict[str, AnyField]) -> FieldRow:
    entry = widget_of(field, sheet.value_shown(field), _setting(app, sheet, field, entries))
    entries[field.name] = entry
    return FieldRow(app.tr(field.label) + (" *" if field.required else ""), entry)


def _setting(app: Shell, sheet: Sheet, field: Field, entries: Mapping[str, AnyField]) -> Setting:
    journal = sheet.journal
    names = names_for(field, journal.snapshot)
    today = journal.clock().date()
    asked = asked_of(field, sheet.opened.record) if sheet.opened else ()

    def has_been() -> bool:
        there = [name for name in field.past_if[:1] if name in entries]
        return field.has_been({name: entries[name].value_of_field() for name in there})

    glosses = glosses_for(field, journal)
    return Setting(journal.tr, today, app.glyphs, names, glosses, has_been, asked)
