"""The passage of a text where words were found, on one line, safe to show, and what to mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...text.clean import one_line
from ...text.fold import pattern_of

BEFORE, AFTER = 40, 160
MOST_MARKS = 20
_LINE_MARKS = re.compile(
    r"^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+|>[ \t]?)", re.M
)


class Passage(NamedTuple):
    """Some words around a find; `marks` are from and to in `text`."""

    text: str
    marks: tuple[tuple[int, int], ...]
    line: int


def passage_of(text: str, words: Sequence[str]) -> Passage | None:
    """The first place that has one of the words, at the start of a word if there is such."""
    pattern = pattern_of(words)
    found = pattern.search(text)
    if found is None:
        pattern = pattern_of(words, inside=True)
        found = pattern.search(text)
    if found is None:
        return None
    start = max(text.rfind("\n", 0, found.start()) + 1, found.start() - BEFORE)
    if start and text[start - 1] not in " \n" and start < found.start():
        space = text.find(" ", start, found.start())
        start = space + 1 if space >= 0 else start
    piece = _LINE_MARKS.sub("", text[start : _end(text, found)])
    shown = " ".join(one_line(piece).split())
    marks = [one.span() for one, _ in zip(pattern.finditer(shown), range(MOST_MARKS), strict=False)]
    return Passage(shown, tuple(marks), text.count("\n", 0, found.start()) + 1)


def _end(text: str, found: re.Match[str]) -> int:
    """Some way on, behind a whole word if there is one."""
    end = found.start() + AFTER
    if end >= len(text):
        return len(text)
    gap = max(text.rfind(" ", found.end(), end + 1), text.rfind("\n", found.end(), end + 1))
    return gap if gap >= 0 else max(end, found.end())
