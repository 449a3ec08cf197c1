"""What a value of each kind of field may be: the checks; `schema` describes the same for others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from .model import Field, Kind
from .record import Value

MAPS = frozenset({Kind.SCORES, Kind.CHOICE_MAP, Kind.TEXT_MAP})
_TIME = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d\Z")


class Fault(NamedTuple):
    """A value that a field may not have, and the key it stands under in a map, else ""."""

    value: Value
    key: str = ""


def faults(field: Field, value: Value) -> Iterator[Fault]:
    """What is wrong with a field's value: each item of a map, of another value the first fault."""
    if field.kind in MAPS:
        yield from _in_map(field, value)
        return
    check = _CHECKS[field.kind]
    for wrong in check(field, value):
        yield Fault(wrong)
        return


def _in_map(field: Field, value: Value) -> Iterator[Fault]:
    """A key without a value is a question left open."""
    if not isinstance(value, dict):
        yield Fault(value)
        return
    check = _CHECKS[field.kind]
    for key, item in value.items():
        if item is not None and any(True for _ in check(field, item)):
            yield Fault(item, key)


def _text(field: Field, value: Value) -> Iterator[Value]:
    """What stands unquoted may have been read as a number; it is text all the same."""
    if not isinstance(value, str | int | float):
        yield value


def _choice(field: Field, value: Value) -> Iterator[Value]:
    if not isinstance(value, str) or field.choice(value) is None:
        yield value


def _integer(field: Field, value: Value) -> Iterator[Value]:
    if (
        isinstance(value, bool)
        or not isinstance(value, int)
        or (field.low is not None and value < field.low)
        or (field.high is not None and value > field.high)
    ):
        yield value


def _boolean(field: Field, value: Value) -> Iterator[Value]:
    if not isinstance(value, bool):
        yield value


def _date(field: Field, value: Value) -> Iterator[Value]:
    """As 2027-03-01 alone, of the forms of ISO 8601."""
    try:
        if isinstance(value, str) and date.fromisoformat(value).isoformat() == value:
            return
    except ValueError:
        pass
    yield value


def _time(field: Field, value: Value) -> Iterator[Value]:
    if not isinstance(value, str) or not _TIME.match(value):
        yield value


def _choices(field: Field, value: Value) -> Iterator[Value]:
    """Beside the choices there may be keys of another field, which `coherence` looks for."""
    if not isinstance(value, list):
        yield value
        return
    for item in value:
        if not isinstance(item, str) or not (field.others or field.choice(item)):
            yield item


def _words(field: Field, value: Value) -> Iterator[Value]:
    for item in value if isinstance(value, list) else [value]:
        yield from _text(field, item)


def _references(field: Field, value: Value) -> Iterator[Value]:
    """YAML reads an unquoted [[slug]] as a list in a list (format.md rule 6)."""
    for item in value if isinstance(value, list) else [value]:
        yield from _words(field, item)


_CHECKS: dict[Kind, Callable[[Field, Value], Iterator[Value]]] = {
    Kind.TEXT: _text,
    Kind.PROSE: _text,
    Kind.CHOICE: _choice,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.INTEGER: _integer,
    Kind.BOOLEAN: _boolean,
    Kind.WORDS: _words,
    Kind.CHOICES: _choices,
    Kind.REFERENCE: _references,
    Kind.REFERENCES: _references,
    Kind.SCORES: _integer,
    Kind.CHOICE_MAP: _choice,
    Kind.TEXT_MAP: _text,
}
