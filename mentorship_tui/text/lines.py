"""Lines as editors count them: only \\n ends one, with or without a carriage return before it."""

from __future__ import annotations

import re

from .compare import opcodes

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


def with_ends_of(old: str, new: str, eol: str) -> str:
    """A new text in which each line that stays has the line end it had, and a new one `eol`."""
    if "\r\r\n" not in old and old.count("\r\n") in (0, old.count("\n")):
        return with_eol(new, eol)
    held = lines_of(old)
    bare = [line[: len(line) - len(_end_of(line))] for line in held]
    returns = {line for line in bare if line.endswith("\r")}  # not of the line's end: its text
    *whole, last = new.split("\n")
    lines = [*(line if line in returns else line.removesuffix("\r") for line in whole), last]
    ends = [eol] * (len(lines) - 1)
    for tag, start, _, new_start, new_end in opcodes(bare, lines):
        if tag == "equal":
            for offset in range(min(new_end, len(ends)) - new_start):
                ends[new_start + offset] = _end_of(held[start + offset]) or eol
    return "".join(map("".join, zip(lines, [*ends, ""], strict=True)))


def _end_of(line: str) -> str:
    return "\r\n" if line.endswith("\r\n") else "\n" if line.endswith("\n") else ""
