"""A record's values in the user's words: labels, dates and how far off, titles."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from ...guidance.when import when
from ...i18n import Translator, msg
from ...journal.words import titles
from ...records.model import Field, Kind
from ...records.record import Record, Value, bare_reference
from ...records.registry import record_type
from ...text.clean import one_line
from ..scene import Scene


def title_of(record: Record, scene: Scene, *, dated: bool = True) -> str:
    """What a record is called, safe for the screen and on one line."""
    title = titles.title_of(record, scene.snapshot, scene.tr, dated=dated)
    # words of a catalogue begin small; a title of the user's own stays as it is
    return title if record.title else title[:1].upper() + title[1:]


def own_ending(record: Record, title: str, tr: Translator) -> str:
    """The end of a title that says in the app's words what a contact is for."""
    known = record_type(record.type)
    field = known.field("purpose") if known and record.type == "contact" else None
    choice = field.choice(record.text("purpose")) if field else None
    ending = f": {tr(choice.label)}" if choice else ""
    return ending if title.endswith(ending) else ""


def type_label(record: Record, tr: Translator) -> str:
    """What kind of record it is."""
    known = record_type(record.type)
    return tr(known.label) if known else one_line(record.type)


def stage_of(record: Record, tr: Translator) -> str:
    """The record's stage in words; "" where it has none."""
    known = record_type(record.type)
    field = known.field(known.stage) if known and known.stage else None
    if field is None:
        return ""
    choice = field.choice(record.text(field.name))
    return tr(choice.label) if choice else one_line(record.text(field.name))


def date_with_distance(day: date, scene: Scene) -> str:
    """`2027-01-20 (in 3 days)`."""
    return f"{day.isoformat()} ({scene.tr(when(day, scene.today))})"


def value_of(field: Field, record: Record, scene: Scene) -> Content:
    """One field's value as a person reads it; a value of the wrong kind is shown as it stands."""
    value = record.fields.get(field.name)
    match field.kind:
        case Kind.DATE:
            day = record.date(field.name)
            return Content(date_with_distance(day, scene) if day else _plain(value))
        case Kind.CHOICE:
            return Content(_choice(field, value, scene))
        case Kind.CHOICES:
            items = record.words(field.name)
            return Content(", ".join(_choice(field, item, scene) for item in items))
        case Kind.BOOLEAN if isinstance(value, bool):
            return Content(scene.tr(msg("yes") if value else msg("no")))
        case Kind.REFERENCE | Kind.REFERENCES:
            return Content(", ".join(named(slug, scene) for slug in record.words(field.name)))
        case Kind.INTEGER if field.high and field.high <= 10 and isinstance(value, int):
            return Content(f"{value}/{field.high}")
    return Content(_plain(value))


def named(reference: str, scene: Scene) -> str:
    """The title of the record that a slug names; the slug where there is none."""
    slug = bare_reference(reference)
    found = scene.snapshot.person(slug) or next(iter(scene.snapshot.find(slug)), None)
    return title_of(found, scene) if found else one_line(slug)


def key_label(field: Field, key: str, record: Record, scene: Scene) -> str:
    """The label of one key of a map: from the catalogue, or the record the key names.

    That is one of the mentorship the map is in.
    """
    for choice in field.keys:
        if choice.key == key:
            return scene.tr(choice.label)
    if field.keys_from:
        for one in scene.snapshot.of(field.keys_from, record.mentorship):
            if one.slug == key:
                return title_of(one, scene)
    return one_line(key)


def _choice(field: Field, value: Value, scene: Scene) -> str:
    choice = field.choice(value)
    return scene.tr(choice.label) if choice else _plain(value)


def _plain(value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{one_line(str(key))}: {_plain(item)}" for key, item in value.items())
    return "" if value is None else one_line(str(value))
