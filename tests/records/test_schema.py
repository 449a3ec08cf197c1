"""The JSON Schema of a type tells other tools what the app itself accepts."""

from __future__ import annotations

import json

import pytest

from mentorship_tui.records.registry import TYPES
from mentorship_tui.records.schema import json_schema


@pytest.mark.parametrize("name", TYPES)
def test_every_field_is_described(name: str) -> None:
    """Titles, descriptions and what is required come from the declaration."""
    kind = TYPES[name]
    schema = json.loads(json.dumps(json_schema(kind)))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == kind.label.text
    assert schema["additionalProperties"] is True
    assert schema["properties"]["type"]["const"] == name
    for field in kind.fields:
        described = schema["properties"][field.name]
        assert described["title"] == field.label.text
        assert described["description"] == (field.help.text if field.help else None)
    required = {"type", *(field.name for field in kind.fields if field.required)}
    assert set(schema["required"]) == required


def test_the_allowed_values_are_there() -> None:
    """Choices as enum, bounds as minimum and maximum, dates as dates, maps by their items."""
    meeting = json_schema(TYPES["meeting"])["properties"]
    assert meeting["status"]["enum"] == ["planned", "held", "moved", "cancelled"]
    assert meeting["date"]["format"] == "date"
    worth = meeting["worth"]["anyOf"][0]
    assert (worth["type"], worth["minimum"], worth["maximum"]) == ("integer", 0, 10)
    fit = json_schema(TYPES["candidate"])["properties"]["fit"]["anyOf"][0]
    assert fit["additionalProperties"]["anyOf"][0]["maximum"] == 5
