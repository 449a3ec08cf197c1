"""The declared fields as pydantic models, built when first needed: what a value must look like."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from .model import Field, Kind, RecordType

if TYPE_CHECKING:
    from pydantic import BaseModel

_TIME = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d\Z")


@cache
def model_of(kind: RecordType) -> type[BaseModel]:
    """The model of a type's front matter; keys it does not know are allowed (format.md rule 4)."""
    from pydantic import ConfigDict, create_model

    fields: dict[str, Any] = {
        "type": (Literal[kind.name], ...),
        **{field.name: _entry(field) for field in kind.fields},
    }
    return create_model(kind.name, __config__=ConfigDict(extra="allow"), **fields)


@cache
def shape_of(field: Field) -> Any:
    """The validator of one field's value."""
    from pydantic import TypeAdapter

    return TypeAdapter(_annotation(field))


def _entry(field: Field) -> tuple[Any, Any]:
    from pydantic import Field as Described

    annotation = _annotation(field)
    text = field.help.text if field.help else None
    if field.required:
        return annotation, Described(title=field.label.text, description=text)
    return annotation | None, Described(default=None, title=field.label.text, description=text)


def _annotation(field: Field) -> Any:
    match field.kind:
        case Kind.CHOICE:
            return _choice(field)
        case Kind.CHOICES:
            return list[str if field.others else _choice(field)]  # type: ignore[misc]
        case Kind.WORDS:
            return list[_text()] | _text()  # type: ignore[misc]
        case Kind.REFERENCE | Kind.REFERENCES:
            # YAML reads an unquoted [[slug]] as a list in a list
            return list[list[_text()] | _text()] | _text()  # type: ignore[misc]
        case Kind.SCORES:
            return dict[str, _integer(field) | None]  # type: ignore[misc]
        case Kind.CHOICE_MAP:
            return dict[str, _choice(field) | None]  # type: ignore[misc]
        case Kind.TEXT_MAP:
            return dict[str, _text() | None]  # type: ignore[misc]
    return _scalar(field)


def _scalar(field: Field) -> Any:
    from pydantic import AfterValidator, StrictBool, WithJsonSchema

    match field.kind:
        case Kind.INTEGER:
            return _integer(field)
        case Kind.BOOLEAN:
            return StrictBool
        case Kind.DATE:
            schema = WithJsonSchema({"type": "string", "format": "date"})
            return Annotated[str, AfterValidator(_date), schema]
        case Kind.TIME:
            schema = WithJsonSchema({"type": "string", "pattern": "^[0-2]?[0-9]:[0-5][0-9]$"})
            return Annotated[str, AfterValidator(_time), schema]
    return _text()


def _choice(field: Field) -> Any:
    return Literal[tuple(choice.key for choice in field.choices)]


def _integer(field: Field) -> Any:
    from pydantic import Field as Described

    return Annotated[int, Described(strict=True, ge=field.low, le=field.high)]


def _text() -> Any:
    """What stands unquoted may have been read as a number; it is text all the same."""
    return str | int | float


def _date(value: str) -> str:
    if date.fromisoformat(value).isoformat() != value:
        raise ValueError(value)
    return value


def _time(value: str) -> str:
    if not _TIME.match(value):
        raise ValueError(value)
    return value
