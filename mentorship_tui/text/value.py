"""The values front matter can hold, and when two of them are the same."""

from __future__ import annotations

Scalar = None | bool | int | float | str
Value = Scalar | list["Value"] | dict[str, "Value"]


def same(left: Value, right: Value) -> bool:
    """True if both are written alike: unlike `==`, 1, 1.0 and true are three different values."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right
