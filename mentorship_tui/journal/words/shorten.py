"""Values put short enough for a line of the log."""

from __future__ import annotations

from itertools import takewhile

from ...records.record import Value
from ...text.clean import one_line
from ...text.write import inline

LENGTH = 72
BEFORE = 24  # of what is the same, so that one knows where one is
NOTHING = "-"


def in_words(value: Value, nothing: str = NOTHING) -> str:
    """A value on one line, what is nested in it as YAML has it."""
    if value is None or value == "":
        return nothing
    if isinstance(value, list):
        return one_line(", ".join(map(_item, value)))
    if isinstance(value, dict):
        return one_line(", ".join(f"{key} {_item(item)}" for key, item in value.items()))
    return one_line(_item(value))


def _item(value: Value) -> str:
    return value if isinstance(value, str) else inline(value, flow=True)


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
