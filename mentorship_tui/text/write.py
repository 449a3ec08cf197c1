"""Writes values as YAML that readers of 1.1 and 1.2 understand alike (format.md rule 2)."""

from __future__ import annotations

import re
from datetime import date

import yaml

from .load import resolve
from .value import Scalar, Value

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[\-?:](?=[^\s,\[\]{}])")
_ODD = r"\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"  # breaks and what YAML forbids
_NOT_PLAIN = re.compile(rf": |:\Z| #|[\x00-\x1f\xa0{_ODD}]")
_NOT_LITERAL = re.compile(rf"[\x00-\x09\x0b-\x1f{_ODD}]")
_FLOW_INDICATOR = re.compile(r"[,\[\]{}]")
_YAML_1_1_WORDS = frozenset({"y", "Y", "n", "N", "=", "<<"})
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_ESCAPED = re.compile(rf'["\\\x00-\x1f{_ODD}]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def inline(value: Value, flow: bool = False, style: str = "") -> str:
    """The value on one line; "" for null outside a flow collection.

    `flow` is true inside `[ ]` or `{ }`; `style` is the quote the value had.
    """
    if isinstance(value, dict):
        pairs = (f"{key_text(key, True)}: {inline(item, True)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item, True) for item in value) + "]"
    if isinstance(value, str):
        return _quoted(value, flow, style)
    return _bare(value) or ("null" if flow else "")


def key_text(key: str, flow: bool = False) -> str:
    """A key of a map; one that would be read as a word of YAML's own is quoted."""
    return _quoted(key, flow, "")


def literal(text: str) -> tuple[str, list[str]] | None:
    """The header and the lines of a literal block, or None where the text cannot be one."""
    if "\n" not in text.rstrip("\n") or _NOT_LITERAL.search(text):
        return None
    content = text.rstrip("\n")
    ends = len(text) - len(content)
    chomp = "-" if ends == 0 else "" if ends == 1 else "+"
    lines = content.split("\n") + [""] * (ends - 1)
    first = next(line for line in lines if line)
    indicator = "2" if first.startswith(" ") or not lines[0] else ""
    return f"|{indicator}{chomp}", lines


def block(value: Value, indent: int, eol: str, style: str = "") -> str:
    """What follows a key's colon or a list's dash at column `indent`, to the end of its lines."""
    if isinstance(value, dict) and value:
        return eol + "".join(entry(key, item, indent + 2, eol) for key, item in value.items())
    if isinstance(value, list) and value:
        return eol + "".join(list_entry(item, indent + 2, eol) for item in value)
    found = literal(value) if isinstance(value, str) else None
    if found:
        header, lines = found
        pad = " " * (indent + 2)
        return f" {header}{eol}" + "".join(f"{pad if line else ''}{line}{eol}" for line in lines)
    text = inline(value, style=style)
    return f" {text}{eol}" if text else eol


def entry(key: str, value: Value, indent: int, eol: str) -> str:
    """The lines of one key of a block map."""
    return f"{' ' * indent}{key_text(key)}:{block(value, indent, eol)}"


def list_entry(value: Value, indent: int, eol: str) -> str:
    """The lines of one item of a block list; what is nested deeper goes on one line."""
    if isinstance(value, list | dict) or value is None:
        return f"{' ' * indent}- {inline(value, True)}{eol}"
    return f"{' ' * indent}-{block(value, indent, eol)}"


def _bare(value: Scalar) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)


def _quoted(text: str, flow: bool, style: str) -> str:
    single_line = not _ESCAPED.search(text.replace('"', "").replace("\\", ""))
    if style == "'" and single_line:
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and is_plain(text, flow):
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def is_plain(text: str, flow: bool = False) -> bool:
    """True if the text needs no quotes to be read as text, by YAML 1.2 and by 1.1."""
    return bool(
        _PLAIN.match(text)
        and not text.endswith(" ")
        and not _NOT_PLAIN.search(text)
        and not (flow and _FLOW_INDICATOR.search(text))
        and resolve(text) is text
        and not _is_typed_in_yaml_1_1(text)
    )


def _is_typed_in_yaml_1_1(text: str) -> bool:
    if _DATE.match(text):
        return not _is_date(text)
    if text in _YAML_1_1_WORDS:
        return True
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], [])
    return any(pattern.match(text) for _, pattern in resolvers)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _SHORT_ESCAPES.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
