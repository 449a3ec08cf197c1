"""Link reference definitions: lines that say where named links lead (CommonMark 0.31, 4.7)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]:[ \n]*", re.DOTALL)
_TARGET = re.compile(r"<((?:[^<>\n\\]|\\.)*)>|((?!<)[^\x00-\x20\x7f]+)", re.DOTALL)
_TITLE = re.compile(
    r"(?:[ \n]+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ ]*(?=\n|\Z)",
    re.DOTALL,
)
_REST = re.compile(r" *(?=\n|\Z)")


def defining_lines(lines: Sequence[str]) -> int:
    """How many of a paragraph's first lines do nothing but say where named links lead."""
    text = "\n".join(lines)
    at = 0
    while at < len(text) and text[at] == "[":
        end = _end_of_definition(text, at)
        if end is None:
            break
        at = end + 1
    return min(text.count("\n", 0, at), len(lines)) + (at > len(text))


def _end_of_definition(text: str, at: int) -> int | None:
    label = _LABEL.match(text, at)
    target = _TARGET.match(text, label.end()) if label and label[1].strip() else None
    if target is None:
        return None
    end = target.end()
    if target[2]:
        end = _end_of_target(text, target.start(), end)
    title = _TITLE.match(text, end) or _REST.match(text, end)
    return title.end() if title and end > target.start() else None


def _end_of_target(text: str, start: int, end: int) -> int:
    """Where a bare address ends: at a bracket that nothing opened; its start if it is none."""
    depth = 0
    escaped = False
    for at in range(start, end):
        sign = text[at]
        if sign == ")" and not escaped and not depth:
            return at
        if not escaped and sign in "()":
            depth += 1 if sign == "(" else -1
        escaped = sign == "\\" and not escaped
    return start if depth else end
