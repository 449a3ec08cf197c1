"""Writes values as YAML that readers of 1.1 and 1.2 understand alike (format.md rule 2)."""

from __future__ import annotations

import re
from datetime import date

from .problem import NOT_UTF_8, DocumentError
from .schema import resolve
from .value import Scalar, Value

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=[^\s,\[\]{}])")
_ODD = r"\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"  # breaks and what YAML forbids
_NOT_PLAIN = re.compile(rf": |:\Z| #|[\x00-\x1f\xa0{_ODD}]")
_NOT_LITERAL = re.compile(rf"[\x00-\x09\x0b-\x1f{_ODD}]")
_FLOW_INDICATOR = re.compile(r"[,\[\]{}?]|:(?![\w/])")
_YAML_1_1_WORDS = frozenset({"y", "Y", "n", "N", "=", "<<"})
_POINTED = re.compile(r"[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?\Z")  # `._` is a number to some readers
_NUMBER = re.compile(  # of YAML 1.2's core schema, and what its readers make of 1.1's
    r"[-+]?(?:0[xob][0-9a-f_]+|(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:e[-+]?[0-9]+)?"
    r"|\.inf|\.nan)\Z",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]")
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


def parts_of(
    value: Value, column: int, eol: str, in_list: bool = False, style: str = "", step: int = 2
) -> tuple[str, str]:
    """What stands on the line of the key or dash at `column`, and the lines below it.

    What is nested in a list goes on one line. Lines of text are indented by `step`.
    """
    if isinstance(value, str):
        return _literal(value, column, step, eol) or (inline(value, style=style), "")
    if in_list or not value or not isinstance(value, list | dict):
        return inline(value, in_list), ""
    if isinstance(value, dict):
        return "", "".join(entry(key, item, column + 2, eol) for key, item in value.items())
    return "", "".join(list_entry(item, column + 2, eol) for item in value)


def entry(key: str, value: Value, column: int, eol: str) -> str:
    """The lines of one key of a block map."""
    head, lines = parts_of(value, column, eol)
    return f"{' ' * column}{key_text(key)}:{' ' * bool(head)}{head}{eol}{lines}"


def list_entry(value: Value, column: int, eol: str) -> str:
    """The lines of one item of a block list."""
    head, lines = parts_of(value, column, eol, in_list=True)
    return f"{' ' * column}- {head}{eol}{lines}"


def _literal(text: str, column: int, step: int, eol: str) -> tuple[str, str] | None:
    """The header and the lines of a literal block; None where the text has no need or no leave."""
    content = text.rstrip("\n")
    if "\n" not in content or _NOT_LITERAL.search(text):
        return None
    ends = len(text) - len(content)
    lines = content.split("\n") + [""] * (ends - 1)
    indicator = str(step) if content.startswith((" ", "\n")) else ""
    pad = " " * (column + step)
    below = "".join(f"{pad if line else ''}{line}{eol}" for line in lines)
    return f"|{indicator}{'-+'[ends > 1] if ends != 1 else ''}", below


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
        and not text.startswith("<<<<<<<")  # would look like git's conflict markers
        and not _NUMBER.match(text)
        and not _POINTED.match(text)
        and not _is_typed_in_yaml_1_1(text)
    )


def _is_typed_in_yaml_1_1(text: str) -> bool:
    if _DATE.match(text):
        return not _is_date(text)
    if _MOMENT.match(text):
        return True
    if text in _YAML_1_1_WORDS:
        return True
    import yaml

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
    if "\ud800" <= character <= "\udfff":
        raise DocumentError(NOT_UTF_8)
    return _SHORT_ESCAPES.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
