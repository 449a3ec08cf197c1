"""What is wrong with a record: every problem at once, by field, with its line and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..i18n import Message, msg
from ..text.clean import one_line
from .model import Field, Kind, RecordType
from .record import Problem, Value

SHOWN = 40
IN_ORDER = (
    ("start", "end"),
    ("start", "midterm"),
    ("midterm", "end"),
    ("term_start", "term_end"),
)


def problems_of(
    kind: RecordType, fields: Mapping[str, Value], lines: Mapping[str, int]
) -> tuple[Problem, ...]:
    """All that is wrong with the fields of a record of the type; the values stay as they are."""
    from pydantic import ValidationError

    from .shapes import model_of

    found: dict[str, Problem] = {}
    try:
        model_of(kind).model_validate(fields)
    except ValidationError as error:
        for one in error.errors(include_url=False, include_context=False):
            name, where = _place(kind, one["loc"])
            field = kind.field(name)
            if field is not None and where not in found:
                message = _reason(field, fields.get(name), where)
                line = lines.get(where) or lines.get(name) or 1
                found[where] = Problem(message, where, line)
    return (*found.values(), *_out_of_order(kind, fields, lines))


def check_value(field: Field, value: Value) -> Message | None:
    """Why a field may not have the value; None if it may. Only a required one must have one."""
    from pydantic import ValidationError

    from .shapes import shape_of

    if value in (None, "", [], {}):
        return msg("Fill this in.") if field.required else None
    try:
        shape_of(field).validate_python(value)
    except ValidationError as error:
        loc = error.errors(include_url=False, include_context=False)[0]["loc"]
        key = next((str(part) for part in loc if isinstance(value, dict) and part in value), "")
        return _reason(field, value, f"{field.name}.{key}" if key else field.name)
    return None


def _place(kind: RecordType, loc: tuple[int | str, ...]) -> tuple[str, str]:
    name = str(loc[0]) if loc else ""
    field = kind.field(name)
    is_map = field is not None and field.kind in (Kind.SCORES, Kind.CHOICE_MAP, Kind.TEXT_MAP)
    return name, f"{name}.{loc[1]}" if is_map and len(loc) > 1 else name


def _reason(field: Field, value: Value, where: str) -> Message:
    _, _, key = where.partition(".")
    if key and isinstance(value, dict):
        value = value.get(key)
    if value is None:
        return msg("{label} is missing. Fill it in.", label=field.label)
    shown = one_line(str(value))
    if len(shown) > SHOWN:
        shown = shown[: SHOWN - 1] + "…"
    return _expected(field, shown, bool(key))


def _expected(field: Field, shown: str, in_map: bool) -> Message:
    match field.kind:
        case Kind.DATE:
            return msg("{value} is not a date. Write it as 2027-03-01.", value=shown)
        case Kind.TIME:
            return msg("{value} is not a time. Write it as 17:30.", value=shown)
        case Kind.CHOICE | Kind.CHOICES:
            return _one_of(field, shown)
        case Kind.CHOICE_MAP if in_map:
            return _one_of(field, shown)
        case Kind.INTEGER:
            return _number(field, shown)
        case Kind.SCORES if in_map:
            return _number(field, shown)
        case Kind.BOOLEAN:
            return msg("{value} is neither true nor false.", value=shown)
        case Kind.SCORES | Kind.CHOICE_MAP | Kind.TEXT_MAP:
            return msg("{label} takes lines of key: value below it.", label=field.label)
    return msg("{label} takes text, not {value}.", label=field.label, value=shown)


def _one_of(field: Field, shown: str) -> Message:
    keys = ", ".join(choice.key for choice in field.choices)
    return msg("{value} is not one of: {choices}.", value=shown, choices=keys)


def _number(field: Field, shown: str) -> Message:
    if field.low is None or field.high is None:
        return msg("{value} is not a whole number.", value=shown)
    return msg(
        "{value} is not a whole number from {low} to {high}.",
        value=shown,
        low=field.low,
        high=field.high,
    )


def _out_of_order(
    kind: RecordType, fields: Mapping[str, Value], lines: Mapping[str, int]
) -> Iterator[Problem]:
    for first, last in IN_ORDER:
        begins, ends = fields.get(first), fields.get(last)
        field, earlier = kind.field(last), kind.field(first)
        if not (field and earlier and isinstance(begins, str) and isinstance(ends, str)):
            continue
        if ends < begins and not any(
            check_value(one, value) for one, value in ((earlier, begins), (field, ends))
        ):
            message = msg("{last} is before {first}.", last=field.label, first=earlier.label)
            yield Problem(message, last, lines.get(last, 1))
