"""References from record to record: found, and changed when a record gets a new name (rule 6)."""

from __future__ import annotations

import re

from ..text.document import Document
from .model import RecordType
from .record import Record, Value, bare_reference
from .registry import MENTORSHIPS, record_type


def refers_to(record: Record, target: Record) -> bool:
    """True if a field of the record or a `[[link]]` in its text names the target."""
    return record.path != target.path and bool(
        _fields_with(record, target) or (target.slug in record.links and _may_name(record, target))
    )


def with_new_reference(document: Document, record: Record, target: Record, slug: str) -> Document:
    """The record's document with every reference to the target made one to `slug`."""
    for name in _fields_with(record, target):
        outer, _, key = name.partition(".")
        value = document.front.get(outer)
        if key and isinstance(value, dict):
            keys = {slug if one == key else one: item for one, item in value.items()}
            document = document.set(outer, keys)
        elif outer == _path_field(record):
            document = document.set(outer, path_after(str(value), target, slug))
        else:
            document = document.set(outer, _renamed(value, target.slug, slug))
    body = with_new_links(document.body, target.slug, slug)
    return document if body == document.body else document.with_body(body)


def with_new_links(body: str, old: str, slug: str) -> str:
    """The body with its `[[old]]` links, and `[[old|text]]`, made links to `slug`."""
    return re.sub(rf"\[\[{re.escape(old)}(?=\]\]|[|#])", f"[[{slug}", body)


def path_after(path: str, target: Record, slug: str) -> str:
    """Where a file is when the target has got its new slug: only the target's own files move."""
    if target.type == "mentorship":
        home = f"{MENTORSHIPS}/{target.slug}/"
        return path.replace(home, f"{MENTORSHIPS}/{slug}/", 1) if path.startswith(home) else path
    return f"{path.rpartition('/')[0]}/{slug}.md" if path == target.path else path


def _may_name(record: Record, target: Record) -> bool:
    """A slug is one within a mentorship: another one's candidate of that name is another person."""
    return (
        not (target.mentorship and record.mentorship and record.mentorship != target.mentorship)
        or target.type == "mentorship"
    )


def _fields_with(record: Record, target: Record) -> list[str]:
    kind = record_type(record.type)
    if kind is None or not _may_name(record, target):
        return []
    found = [*_references(kind, record, target)]
    path_field = _path_field(record)
    if path_field:
        path = record.text(path_field)
        found += [path_field] if path_after(path, target, f"{target.slug}-") != path else []
    return found


def _references(kind: RecordType, record: Record, target: Record) -> list[str]:
    found = []
    for field in kind.fields:
        value = record.fields.get(field.name)
        if target.type in field.refers and target.slug in record.words(field.name):
            found.append(field.name)
        elif field.keys_from == target.type and isinstance(value, dict) and target.slug in value:
            found.append(f"{field.name}.{target.slug}")
    return found


def _path_field(record: Record) -> str:
    """A conflict names its record by path, for a slug may stand for several."""
    return "record" if record.type == "conflict" else ""


def _renamed(value: Value, old: str, slug: str) -> Value:
    if isinstance(value, list):
        return [_renamed(item, old, slug) for item in value]
    text = str(value)
    return text.replace(old, slug, 1) if bare_reference(text) == old else value
