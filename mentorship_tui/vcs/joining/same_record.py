"""Tells two records that only share a file name from two versions of one record."""

from __future__ import annotations

from ...records.registry import record_type
from ...text.document import Document, DocumentError
from ...text.slug import fold


def are_different(mine: bytes, theirs: bytes) -> bool:
    """True for two of another type or name; what does not parse is taken for a version."""
    try:
        one, other = Document.parse(mine).front, Document.parse(theirs).front
    except DocumentError:
        return False
    if one.get("type") != other.get("type"):
        return True
    kind = record_type(str(one.get("type")))
    if kind is None or kind.single or not kind.title:
        return False
    names = [fold(" ".join(str(front.get(kind.title) or "").split())) for front in (one, other)]
    return names[0] != names[1]
