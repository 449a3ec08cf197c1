"""References from record to record: found, and changed when a record gets a new name (rule 6)."""

from __future__ import annotations

import re

from ..text.document import Document
from .model import Kind
from .record import Record, Value, bare_reference
from .registry import record_type


def refers_to(record: Record, target: Record) -> bool:
    """True if a field of the record names the target, as its type allows."""
    return record.path != target.path and bool(_fields_with(record, target))


def with_new_reference(document: Document, record: Record, target: Record, slug: str) -> Document:
    """The record's document with every reference to the target made one to `slug`."""
    for name in _fields_with(record, target):
        outer, _, key = name.partition(".")
        value = document.front.get(outer)
        if key and isinstance(value, dict):
            document = document.delete(name).set(f"{outer}.{slug}", value[key])
        elif isinstance(value, list):
            document = document.set(outer, [_renamed(item, target.slug, slug) for item in value])
        else:
            document = document.set(outer, _renamed(value, target.slug, slug))
    body = with_new_links(document.body, target.slug, slug)
    return document if body == document.body else document.with_body(body)


def with_new_links(body: str, old: str, slug: str) -> str:
    """The body with its `[[old]]` links, and `[[old|text]]`, made links to `slug`."""
    return re.sub(rf"\[\[{re.escape(old)}(?=\]\]|\|)", f"[[{slug}", body)


def _fields_with(record: Record, target: Record) -> list[str]:
    kind = record_type(record.type)
    if kind is None or (
        target.mentorship and record.mentorship and record.mentorship != target.mentorship
    ):
        return []
    found = []
    for field in kind.fields:
        if target.type in field.refers and target.slug in record.words(field.name):
            found.append(field.name)
        elif field.kind is Kind.SCORES and field.keys_from == target.type:
            found += [
                f"{field.name}.{target.slug}"
                for key in record.scores(field.name)
                if key == target.slug
            ]
    return found


def _renamed(value: Value, old: str, slug: str) -> Value:
    text = str(value)
    if bare_reference(text) != old:
        return value
    return text.replace(old, slug)
