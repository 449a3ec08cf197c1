"""The JSON Schema of a record type's front matter, for other tools (`mentorship schema TYPE`)."""

from __future__ import annotations

from typing import Any

from .model import RecordType
from .shapes import model_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: RecordType) -> dict[str, Any]:
    """Draft 2020-12; unknown keys are allowed, as the app itself keeps them."""
    schema = model_of(kind).model_json_schema()
    return {"$schema": DIALECT, **schema, "title": kind.label.text}
