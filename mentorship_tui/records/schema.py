"""The JSON Schema of a record type's front matter, for other tools (`mentorship schema TYPE`)."""

from __future__ import annotations

from typing import Any

from .model import Field, Kind, RecordType

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_NULL: Schema = {"type": "null"}
_TEXT: list[Schema] = [{"type": "string"}, {"type": "integer"}, {"type": "number"}]
_WORDS: list[Schema] = [{"items": {"anyOf": _TEXT}, "type": "array"}, *_TEXT]


def json_schema(kind: RecordType) -> Schema:
    """Draft 2020-12; unknown keys are allowed, as the app itself keeps them."""
    described = {field.name: _described(field) for field in kind.fields}
    return {
        "$schema": DIALECT,
        "additionalProperties": True,
        "properties": {
            "type": {"const": kind.name, "title": "Type", "type": "string"},
            **described,
        },
        "required": ["type", *(field.name for field in kind.fields if field.required)],
        "title": kind.label.text,
        "type": "object",
    }


def _described(field: Field) -> Schema:
    allowed = _allowed(field)
    schema = allowed[0] if field.required and len(allowed) == 1 else {"anyOf": allowed}
    if not field.required:
        schema = {"anyOf": [*allowed, _NULL], "default": None}
    help_text = field.help.text if field.help else None
    named = {"description": help_text, "title": field.label.text}
    return dict(sorted({**schema, **named}.items()))


def _allowed(field: Field) -> list[Schema]:
    """What the field may hold, each way by itself; the checks are those of `values`."""
    match field.kind:
        case Kind.CHOICE:
            return [_choice(field)]
        case Kind.CHOICES:
            item = {"type": "string"} if field.others else _choice(field)
            return [{"items": item, "type": "array"}]
        case Kind.WORDS:
            return _WORDS
        case Kind.REFERENCE | Kind.REFERENCES:
            return [{"items": {"anyOf": _WORDS}, "type": "array"}, *_TEXT]
        case Kind.SCORES:
            return [_map_of([_integer(field)])]
        case Kind.CHOICE_MAP:
            return [_map_of([_choice(field)])]
        case Kind.TEXT_MAP:
            return [_map_of(_TEXT)]
        case Kind.INTEGER:
            return [_integer(field)]
        case Kind.BOOLEAN:
            return [{"type": "boolean"}]
        case Kind.DATE:
            return [{"format": "date", "type": "string"}]
        case Kind.TIME:
            return [{"pattern": "^[0-2]?[0-9]:[0-5][0-9]$", "type": "string"}]
    return _TEXT


def _map_of(allowed: list[Schema]) -> Schema:
    return {"additionalProperties": {"anyOf": [*allowed, _NULL]}, "type": "object"}


def _choice(field: Field) -> Schema:
    keys = [choice.key for choice in field.choices]
    return (
        {"const": keys[0], "type": "string"} if len(keys) == 1 else {"enum": keys, "type": "string"}
    )


def _integer(field: Field) -> Schema:
    limits = {"maximum": field.high, "minimum": field.low}
    return {**{name: at for name, at in limits.items() if at is not None}, "type": "integer"}
