"""Lines as editors count them: only \\n ends one, with or without a carriage return before it."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def lines_of(text: str) -> list[str]:
    """The lines with their ends; unlike `splitlines`, no other character ends a line."""
    return _LINE.findall(text)


def line_start(text: str, offset: int) -> int:
    """The offset where the line of `offset` starts."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """The offset behind the line of `offset`, its end included."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def eol_of(text: str) -> str:
    """The line end that most lines have."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def with_eol(text: str, eol: str) -> str:
    """The text with that line end throughout."""
    return text.replace("\r\n", "\n").replace("\n", eol)
