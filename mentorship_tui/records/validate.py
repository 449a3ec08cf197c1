"""What is wrong with a record: every problem at once, by field, with its line and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from ..i18n import Message, msg
from ..text.clean import one_line
from ..text.schema import resolve
from ..text.write import inline
from .coherence import contradictions
from .model import Field, Kind, RecordType
from .record import Problem, Value, flat
from .values import MAPS, Fault, faults
from .written import flaw_of

SHOWN = 40


def problems_of(
    kind: RecordType, fields: Mapping[str, Value], lines: Mapping[str, int]
) -> tuple[Problem, ...]:
    """All that is wrong with the fields of a record of the type; the values stay as they are."""
    given = {
        field.name: _plain(field, fields[field.name])
        for field in kind.fields
        if field.name in fields
    }
    values = {name: value for name, value in given.items() if not is_empty(value)}
    found: list[Problem] = []
    for field in kind.fields:
        if field.name in values:
            found += _wrong(field, values[field.name], lines)
        elif field.required:
            found.append(Problem(_missing(field), field.name, lines.get(field.name, 1)))
    return (*found, *contradictions(kind, values, lines))


def check_value(field: Field, value: Value) -> Message | None:
    """Why a field may not have the value; None if it may. Only a required one must have one."""
    plain = _plain(field, value)
    if is_empty(plain):
        return msg("Fill this in.") if field.required else None
    fault = next(faults(field, plain), None)
    return _reason(field, fault) if fault else flaw_of(plain)


def _wrong(field: Field, value: Value, lines: Mapping[str, int]) -> Iterator[Problem]:
    for fault in faults(field, value):
        where = f"{field.name}.{fault.key}" if fault.key else field.name
        line = lines.get(where) or lines.get(field.name, 1)
        yield Problem(_reason(field, fault), where, line)


def missing_fields(kind: RecordType, values: Mapping[str, Value]) -> tuple[str, ...]:
    """What a new record must be given: required, and nothing is written for it by itself."""
    return tuple(
        field.name
        for field in kind.fields
        if field.required
        and field.default is None
        and field.name != kind.dated
        and is_empty(values.get(field.name))
    )


def is_empty(value: Value) -> bool:
    """True for a value that says no more than a field that is not there."""
    return value is None or value in ("", [], {})


def _plain(field: Field, value: Value) -> Value:
    """YAML reads a reference in bare brackets, `[[anna]]`, as a list in a list (rule 6)."""
    if field.kind is Kind.REFERENCES:
        return list(flat(value))
    if field.kind is Kind.REFERENCE and isinstance(value, list):
        names = list(flat(value))
        return names[0] if len(names) == 1 else value
    return value


def _missing(field: Field) -> Message:
    return msg("{label} is missing. Fill it in.", label=field.label)


def _reason(field: Field, fault: Fault) -> Message:
    value, shown = fault.value, _shown(fault.value)
    if field.kind in MAPS:
        return _in_map(field, shown) if fault.key else _no_map(field)
    match field.kind:
        case Kind.DATE:
            return msg("{value} is not a date. Write it as 2027-03-01.", value=shown)
        case Kind.TIME:
            return msg("{value} is not a time. Write it as 17:30.", value=shown)
        case Kind.CHOICE | Kind.CHOICES if not isinstance(value, list | dict):
            return _one_of(field, shown)
        case Kind.INTEGER:
            return _number(field, shown)
        case Kind.BOOLEAN:
            return msg("{value} is neither true nor false. Write one of them.", value=shown)
    return _text(field, shown)


def _shown(value: Value) -> str:
    """The value as the file may have it: a number in quotes is text, and looks it."""
    quoted = not isinstance(value, str) or resolve(value) is not value
    text = one_line((inline(value) or "null") if quoted else str(value))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _no_map(field: Field) -> Message:
    return msg("{label} takes lines of key: value below it.", label=field.label)


def _in_map(field: Field, shown: str) -> Message:
    match field.kind:
        case Kind.SCORES:
            return _number(field, shown)
        case Kind.CHOICE_MAP:
            return _one_of(field, shown)
    return _text(field, shown)


def _text(field: Field, shown: str) -> Message:
    return msg("{label} takes text, not {value}.", label=field.label, value=shown)


def _one_of(field: Field, shown: str) -> Message:
    keys = [choice.key for choice in field.choices]
    near = get_close_matches(shown, keys, n=1)
    if near:
        return msg("{value} is not known here. Did you mean {choice}?", value=shown, choice=near[0])
    return msg("{value} is not one of: {choices}.", value=shown, choices=", ".join(keys))


def _number(field: Field, shown: str) -> Message:
    if field.low is None or field.high is None:
        return msg("{value} is not a whole number.", value=shown)
    return msg(
        "{value} is not a whole number from {low} to {high}.",
        value=shown,
        low=field.low,
        high=field.high,
    )
