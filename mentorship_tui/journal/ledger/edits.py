"""Changes of a form or a command applied to a document, and the new documents records start as."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ...records.model import RecordType
from ...records.record import Value
from ...records.registry import record_type
from ...records.written import check_written

if TYPE_CHECKING:
    from ...text.document import Document

IMPLIED = {"share": "private"}  # what a file without the field means (format.md)


def apply(
    document: Document, changes: Mapping[str, Value], body: str | None, type_name: str = ""
) -> Document:
    """The document with the changes made: None takes a field away, `map.key` changes one item.

    With `type_name` a changed document says that it is of that type, if it has not said so.
    Raises Unwritable for control characters that were not there, and for invisible values.
    """
    changed = _changed(document, changes, body)
    return changed if changed is document else with_type(changed, type_name)


def with_type(document: Document, type_name: str) -> Document:
    """The document with the name of its type as the value of `type`; "" leaves it as it is."""
    if record_type(type_name) is None or document.front.get("type") == type_name:
        return document
    if "type" in document.front:
        return document.set("type", type_name)
    return document.with_first("type", type_name)


def _changed(document: Document, changes: Mapping[str, Value], body: str | None) -> Document:
    new = {name: value for name, value in changes.items() if document.front.get(name) != value}
    check_written(new, body, document.body)
    for field, value in changes.items():
        if value is None or value == [] or value == {}:
            document = document.delete(field) if has(document, field) else document
        else:
            document = document.set(field, value)
    return document if body is None or body == document.body else document.with_body(body)


def has(document: Document, field: str) -> bool:
    """True if the document has that field, or that item of a map."""
    if field in document.front:
        return True
    name, dot, key = field.partition(".")
    inner = document.front.get(name)
    return bool(dot) and isinstance(inner, dict) and key in inner


def new_document(
    record_type: RecordType, values: Mapping[str, Value], body: str, today: date
) -> Document:
    """A new record: its type first, then the fields in the order of the type, then the rest.

    The day that starts its file's name stands in it, too; `map.key` is one item of a map.
    Raises Unwritable.
    """
    check_written(values, body)
    from ...text.document import Document

    given = _with_maps(
        {
            key: value
            for key, value in values.items()
            if value not in (None, "", [], {}) and IMPLIED.get(key) != value
        }
    )
    given.setdefault("created", today.isoformat())
    fields: dict[str, Value] = {"type": record_type.name}
    for field in record_type.fields:
        if field.name in given:
            fields[field.name] = given.pop(field.name)
        elif field.required and field.default is not None:
            fields[field.name] = field.default
        elif field.required and field.name == record_type.dated:
            fields[field.name] = today.isoformat()
    fields.update(given)
    gap = "\n" if body and not body.startswith("\n") else ""
    return Document.new(fields, gap + body)


def _with_maps(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with each `map.key` in its map, as a change of one would write it."""
    found: dict[str, Value] = {}
    for name, value in values.items():
        outer, dot, key = name.partition(".")
        inner = found.get(outer, values.get(outer, {})) if dot and outer and key else None
        if isinstance(inner, dict):
            found[outer] = {**inner, key: value}
        else:
            found[name] = value
    return found
