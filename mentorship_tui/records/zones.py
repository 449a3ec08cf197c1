"""Which parts of a record's file are prose, which name other records, and which are neither."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from enum import StrEnum

from ..text.problem import DocumentError
from ..text.scalars import Scalar, scalars_of
from .model import Field, Kind
from .record import Record, State
from .registry import record_type

PROSE = (Kind.TEXT, Kind.PROSE, Kind.WORDS, Kind.TEXT_MAP)
REFERENCES = (Kind.REFERENCE, Kind.REFERENCES)


class Zone(StrEnum):
    """What a place in a file is."""

    PROSE = "prose"
    REFERENCE = "reference"  # a slug, or the path of a record
    FIXED = "fixed"  # a key, a date, a number, a choice: never rewritten


class Zones:
    """The zones of one file; a comment in the front matter is prose, as the text below it is."""

    def __init__(self, record: Record, text: str) -> None:
        self._record = record
        self._scalars: list[Scalar] = []
        self.front = range(0)
        if record.state in (State.KNOWN, State.UNKNOWN):
            with suppress(DocumentError):  # all of it is text to the app
                self._scalars, self.front = scalars_of(text)
        self._starts = [one.start for one in self._scalars]

    def of(self, offset: int) -> Zone:
        """The zone of one place."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self._scalars[place].end:
            return Zone.PROSE
        return self._of_scalar(self._scalars[place])

    def fields_at(self, offsets: list[int]) -> set[str]:
        """The fields in whose values these places are."""
        places = (bisect_right(self._starts, one) - 1 for one in offsets)
        return {self._scalars[place].field for place in places if place >= 0}

    def _of_scalar(self, scalar: Scalar) -> Zone:
        kind = record_type(self._record.type)
        field = kind.field(scalar.field) if kind else None
        if scalar.is_key:
            return Zone.REFERENCE if field and field.keys_from else Zone.FIXED
        if field is None:
            return Zone.PROSE if _is_text(scalar) else Zone.FIXED
        if field.kind in REFERENCES or (self._record.type, field.name) == ("conflict", "record"):
            return Zone.REFERENCE
        return Zone.PROSE if _is_prose(field) else Zone.FIXED


def _is_prose(field: Field) -> bool:
    return field.kind in PROSE


def _is_text(scalar: Scalar) -> bool:
    """A field of one's own; its name may be one of ours in another type, such as `type`."""
    return isinstance(scalar.value, str) and scalar.field != "type"
