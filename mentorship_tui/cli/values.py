"""`key=value` words of the command line, made into values by the record type's fields."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import MentorshipError
from ..i18n import Translator, msg
from ..records.model import Field, Kind, RecordType
from ..records.record import Value
from ..records.validate import check_value
from ..text.clean import one_line

LISTS = {Kind.WORDS, Kind.CHOICES, Kind.REFERENCES}
MAP_ITEMS = {
    Kind.SCORES: Kind.INTEGER,
    Kind.CHOICE_MAP: Kind.CHOICE,
    Kind.TEXT_MAP: Kind.TEXT,
}


class BadValue(MentorshipError):
    """A `key=value` that the record type does not allow."""

    exit_code = 2


def parse_pairs(kind: RecordType | None, pairs: Iterable[str], tr: Translator) -> dict[str, Value]:
    """`key=value` and `map.key=value`; an empty value takes the field away.

    Raises BadValue, which says what the field takes.
    """
    changes: dict[str, Value] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or not name:
            raise BadValue(msg("{pair} is not key=value.", pair=one_line(pair)))
        changes[name] = _value(kind, name, text, tr)
    return changes


def _value(kind: RecordType | None, name: str, text: str, tr: Translator) -> Value:
    outer, _, key = name.partition(".")
    field = kind.field(outer) if kind else None
    if text == "":
        return None
    if field is None:
        return text
    value = _typed(field, key, text)
    problem = check_value(field, {key: value} if key else value)
    if problem:
        raise BadValue(msg("{field}: {reason}", field=name, reason=problem))
    return value


def _typed(field: Field, key: str, text: str) -> Value:
    kind = MAP_ITEMS.get(field.kind, field.kind) if key else field.kind
    if kind in LISTS:
        return [word.strip() for word in text.split(",") if word.strip()]
    if kind is Kind.INTEGER:
        try:
            return int(text)
        except ValueError:
            return text
    if kind is Kind.BOOLEAN and text in ("true", "false"):
        return text == "true"
    return text
