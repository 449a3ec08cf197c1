"""A record as it would be if what a form holds were saved now: for advice while one writes."""

from __future__ import annotations

from collections.abc import Mapping

from ..text.clean import one_line
from ..text.sections import written_headings
from .model import RecordType
from .record import Record, State, Value


def unsaved(kind: RecordType, values: Mapping[str, Value], body: str = "") -> Record:
    """It has no path and no slug, and no values that are nothing."""
    return Record(
        path="",
        state=State.KNOWN,
        type=kind.name,
        slug="",
        mentorship="",
        title=one_line(str(values.get(kind.title) or values.get("title") or "")),
        fields={name: value for name, value in values.items() if value is not None},
        written=written_headings(body),
    )
