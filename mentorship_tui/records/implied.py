"""A file in a folder of the journal's own that does not say what it is (format.md rule 10)."""

from __future__ import annotations

from collections.abc import Mapping

from .model import RecordType
from .record import Value
from .validate import check_value, is_empty

SIGNS = {"topics": ("created",)}  # of a type whose fields any note may have


def fits(kind: RecordType, front: Mapping[str, Value]) -> bool:
    """True if the fields are those of such a record: all that it must have, and valid.

    A type that has to have none is known by one that other files have not.
    """
    required = [field for field in kind.fields if field.required]
    if any(is_empty(front.get(field.name)) for field in required):
        return False
    if any(check_value(field, front.get(field.name)) for field in required):
        return False
    common = ("title", "tags", "share", "created")
    own = [field.name for field in kind.fields if field.name not in common]
    return bool(required) or any(name in front for name in SIGNS.get(kind.name, own))
