"""What a plain word of front matter means: YAML 1.2's core schema (format.md rule 2)."""

from __future__ import annotations

import re

from .value import Scalar

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"-?(?:[0-9]+\.[0-9]+(?:e[-+][0-9]+)?|[0-9]+e[-+][0-9]+)\Z")


def resolve(text: str) -> Scalar:
    """What a plain scalar means.

    A number is only what would be written back the same: `0701234567`, `+46`, `1.10` and `0x1F`
    stay text, or a telephone or version number would lose digits.
    """
    if text in _NULLS:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text) and repr(float(text)) == text:
        return float(text)
    return text
