"""The values front matter can hold, and when two of them are the same."""

from __future__ import annotations

import unicodedata

Scalar = None | bool | int | float | str
Value = Scalar | list["Value"] | dict[str, "Value"]


def plain_value(value: Value) -> Value:
    """The value without the subclasses it may be of, such as members of an enumeration."""
    if isinstance(value, dict):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain_value(item) for item in value]
    if value is None or isinstance(value, bool):
        return value
    return next(kind(value) for kind in (str, int, float) if isinstance(value, kind))


def same(left: Value, right: Value) -> bool:
    """True if both are written alike: unlike `==`, 1, 1.0 and true are three different values."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right


def reads_alike(left: object, right: object) -> bool:
    """True of two texts that no reader can tell apart: `å` is one sign on a keyboard, or two."""
    if not isinstance(left, str) or not isinstance(right, str):
        return False
    return unicodedata.normalize("NFC", left) == unicodedata.normalize("NFC", right)
