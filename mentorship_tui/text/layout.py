"""Where the marks between YAML's values stand: colons, dashes, brackets, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lines import line_end, line_start
from .tree import Node

_BLANK = r"(?:(?<![^ \t\r\n])#[^\n]*|[ \t\r\n])*"
_SKIPPED = re.compile(_BLANK)
_PROPERTIES = re.compile(rf"(?:[&!][^ \t\r\n,\[\]{{}}]*{_BLANK})*")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_OWN_LINE = re.compile(r" *(?:\? *)?\Z")


class CannotEditError(Exception):
    """The text is in a style that this way of changing it does not know."""


def skip(text: str, offset: int) -> int:
    """The offset behind spaces, line ends and comments."""
    match = _SKIPPED.match(text, offset)
    return match.end() if match else offset


def skip_properties(text: str, offset: int) -> int:
    """The offset behind the anchor and tag that a value starts with."""
    match = _PROPERTIES.match(text, offset)
    return match.end() if match else offset


def behind(text: str, offset: int, mark: str) -> int:
    """The offset behind that mark, which comes next but for blanks and comments."""
    found = skip(text, offset)
    if not text.startswith(mark, found):
        raise CannotEditError
    return found + len(mark)


def dashes(text: str, node: Node) -> Iterator[int]:
    """The offset of each dash of a block list."""
    offset = skip_properties(text, node.start)
    for item in node.items:
        dash = behind(text, offset, "-") - 1
        yield dash
        offset = max(item.end, dash + 1)


def comment_at(text: str, offset: int) -> str:
    """The comment that the rest of the line is, with the spaces before it; "" if it is none."""
    match = _COMMENT.match(text, offset)
    return match[0] if match else ""


def own_line(text: str, offset: int) -> int:
    """The start of the line, if nothing but spaces or the `?` of a key stands before."""
    start = line_start(text, offset)
    if not _OWN_LINE.match(text[start:offset]):
        raise CannotEditError
    return start


def column(text: str, offset: int) -> int:
    """The column in which a key or a dash stands; that of its `?` if it has one."""
    start = line_start(text, offset)
    before = text[start:offset]
    return len(before) - len(before.lstrip(" ")) if "?" in before else offset - start


def lines_end(text: str, offset: int) -> int:
    """The end of the line in which a value ends; a literal block ends with its line already."""
    return offset if text[:offset].endswith("\n") else line_end(text, offset)


def eol_at(text: str, offset: int) -> str:
    """The line end of the line of `offset`."""
    return "\r\n" if text[: line_end(text, offset)].endswith("\r\n") else "\n"
