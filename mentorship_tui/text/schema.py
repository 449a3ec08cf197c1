"""What a plain word of front matter means: YAML 1.2's core schema (format.md rule 2)."""

from __future__ import annotations

import re

from .value import Scalar

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"-?(?:[0-9]+\.[0-9]+(?:e[-+][0-9]+)?|[0-9]+e[-+][0-9]+)\Z")
_TAGGED_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_TAGGED_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]{1,18}(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?\Z")


def resolve_tagged(text: str, tag: str) -> Scalar:
    """What a scalar means that has one of YAML's own tags: text, where it is none of that kind."""
    kind = tag.removeprefix("tag:yaml.org,2002:")
    if kind == "int" and _TAGGED_INTEGER.match(text):
        return int(text)
    if kind == "float" and _TAGGED_FLOAT.match(text):
        return float(text)
    if kind == "bool" and (text in _TRUE or text in _FALSE):
        return text in _TRUE
    return None if kind == "null" and text in _NULLS else text


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
