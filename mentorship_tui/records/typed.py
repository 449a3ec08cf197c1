"""What somebody typed on one line, made into a value by the record type's field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from ..errors import MentorshipError
from ..i18n import Message, msg
from ..text.clean import one_line
from ..text.days import day_of, has_two_readings, time_of
from ..text.listing import items_of
from .model import Field, Kind, RecordType
from .record import Value
from .types.common import SHARE
from .validate import check_value

LISTS = {Kind.WORDS, Kind.CHOICES, Kind.REFERENCES}
MAP_ITEMS = {
    Kind.SCORES: Kind.INTEGER,
    Kind.CHOICE_MAP: Kind.CHOICE,
    Kind.TEXT_MAP: Kind.TEXT,
}
NEVER_SHARED = msg(
    "share: it means nothing here, for a record of this type is not shared: an agreement is the "
    "mentor's as well, and the others are yours alone."
)


class BadValue(MentorshipError):
    """What was typed is nothing the field can have."""

    exit_code = 2


def parse_pairs(
    kind: RecordType | None,
    pairs: Iterable[str],
    today: date,
    values: Mapping[str, Value] = MappingProxyType({}),
) -> dict[str, Value]:
    """`key=value` and `map.key=value`; an empty value takes the field away.

    `values` are those the record has. A day without a year is the last or the next such day, as
    the field has it with the values that are given.
    Raises BadValue, which says of each field that is wrong what it takes.
    """
    changes: dict[str, Value] = {}
    wrong: list[Message] = []
    pairs = list(pairs)
    given = {name: text for name, _, text in (pair.partition("=") for pair in pairs)}
    for pair in pairs:
        try:
            name, value = _parse_pair(kind, pair, today, {**values, **given})
        except BadValue as error:
            wrong.append(error.message)
        else:
            changes[name] = value
    if wrong:
        raise BadValue(*wrong)
    return changes


def days_understood(
    kind: RecordType | None, pairs: Iterable[str], values: Mapping[str, Value], today: date
) -> list[Message]:
    """For each day that was given without a year: which one it was taken for."""
    found: list[Message] = []
    for pair in pairs:
        name, _, text = pair.partition("=")
        field = kind.field(name) if kind else None
        if field and field.kind is Kind.DATE and has_two_readings(text, today):
            told = {"field": name, "text": one_line(text), "day": str(values.get(name))}
            found.append(msg("{field}: {text} is taken as {day}.", **told))
    return found


def _parse_pair(
    kind: RecordType | None, pair: str, today: date, values: Mapping[str, Value]
) -> tuple[str, Value]:
    name, equals, text = pair.partition("=")
    if not equals or not name:
        raise BadValue(msg("{pair} is not of the form key=value.", pair=one_line(pair)))
    if kind and name == "type":
        raise BadValue(msg("type: a record stays what it is; make a new one."))
    if kind and kind.name == "journal" and name == "format":
        raise BadValue(msg("format: the app sets it; another would lock the journal."))
    if name == "created" and not text:
        raise BadValue(msg("created: every record has the day it was made."))
    return name, typed_value(kind, name, text, today, values)


def typed_value(
    kind: RecordType | None,
    name: str,
    text: str,
    today: date,
    values: Mapping[str, Value] = MappingProxyType({}),
) -> Value:
    """The value of the field, or of the item `map.key`; None for nothing. Raises BadValue.

    A day may be said in words, as seen from `today`, and in a record with these values.
    """
    outer, _, key = name.partition(".")
    field = kind.field(outer) if kind else None
    if kind and field is None and outer == SHARE.name and text:
        raise BadValue(NEVER_SHARED)
    if field is None or (text == "" and (key or not field.required)):
        return text or None
    value = _typed(field, key, text, today, values) if text else None
    problem = check_value(field, {key: value} if key else value)
    if problem:
        raise BadValue(msg("{field}: {reason}", field=name, reason=problem))
    return value


def _typed(field: Field, key: str, text: str, today: date, values: Mapping[str, Value]) -> Value:
    kind = MAP_ITEMS.get(field.kind, field.kind) if key else field.kind
    if kind is Kind.DATE:
        day = day_of(text, today, past=field.has_been(values))
        return day.isoformat() if day else text
    if kind is Kind.TIME:
        return time_of(text) or text
    if kind in LISTS:
        return list(items_of(text))
    if kind is Kind.INTEGER:
        try:
            return int(text)
        except ValueError:
            return text
    if kind is Kind.BOOLEAN and text in ("true", "false"):
        return text == "true"
    return text
