"""Values put short enough for a line of the log."""

from __future__ import annotations

from itertools import takewhile

from ..records.record import Value
from ..text.clean import one_line

LENGTH = 72
BEFORE = 24  # of what is the same, so that one knows where one is
NOTHING = "-"


def in_words(value: Value) -> str:
    """A value on one line."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, list):
        return one_line(", ".join(str(item) for item in value))
    if isinstance(value, dict):
        return one_line(", ".join(f"{key} {item}" for key, item in value.items()))
    return one_line(str(value))


def shortened(text: str) -> str:
    """Its beginning, where it is long."""
    return text if len(text) <= LENGTH else text[: LENGTH - 1] + "…"


def where_they_part(old: str, new: str) -> tuple[str, str]:
    """Both, cut to where they differ if that is far from their beginning."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    start = old.rfind(" ", 0, max(0, same - BEFORE)) + 1
    if max(len(old), len(new)) <= LENGTH or not start:
        return shortened(old), shortened(new)
    return shortened(f"…{old[start:]}"), shortened(f"…{new[start:]}")
