"""The three-way merge of one value: absence is a value, maps go key by key, lists as sets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .value import Value, reads_alike, same


@dataclass(frozen=True, slots=True)
class Absent:
    """Stands for a field that is not there, which is not the same as one without a value."""


ABSENT = Absent()
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Side = Value | Absent
Sides = tuple[Side, Side, Side]


@dataclass(frozen=True, slots=True)
class Merged:
    """The value, and each question: the key inside a map or "", with base, mine and theirs."""

    value: Side
    conflicts: tuple[tuple[str, Sides], ...] = ()


def merge_value(base: Side, mine: Side, theirs: Side, *, prefer_mine: bool = False) -> Merged:
    """The value that has what both sides changed."""
    if _same(mine, theirs) or _same(base, theirs):
        return Merged(mine)
    if _same(base, mine):
        return Merged(theirs)
    if isinstance(mine, dict) and isinstance(theirs, dict):
        old = base if isinstance(base, dict) else {}
        return _merge_maps(old, mine, theirs, prefer_mine=prefer_mine)
    if isinstance(mine, list) and isinstance(theirs, list):
        old_list = base if isinstance(base, list) else []
        first, second = (mine, theirs) if prefer_mine else (theirs, mine)
        return Merged(merge_lists(old_list, first, second))
    kept = mine if prefer_mine else theirs
    return Merged(kept, () if reads_alike(mine, theirs) else (("", (base, mine, theirs)),))


def earlier_day(one: Side, other: Side) -> str | Absent:
    """The earlier of two days; ABSENT unless both are days."""
    days = [side for side in (one, other) if isinstance(side, str) and _DAY.fullmatch(side)]
    return min(days) if len(days) == 2 else ABSENT


def merge_lists(base: list[Value], first: list[Value], second: list[Value]) -> list[Value]:
    """As sets, in the first side's order, then what the second added."""
    merged = [item for item in first if not (_in(item, base) and not _in(item, second))]
    return merged + [item for item in second if not _in(item, base) and not _in(item, first)]


def _merge_maps(
    base: dict[str, Value],
    mine: dict[str, Value],
    theirs: dict[str, Value],
    *,
    prefer_mine: bool,
) -> Merged:
    merged: dict[str, Value] = {}
    conflicts: list[tuple[str, Sides]] = []
    first, second = (mine, theirs) if prefer_mine else (theirs, mine)
    for key in dict.fromkeys((*first, *second, *base)):
        sides: Sides = (base.get(key, ABSENT), mine.get(key, ABSENT), theirs.get(key, ABSENT))
        found = merge_value(*sides, prefer_mine=prefer_mine)
        if not isinstance(found.value, Absent):
            merged[key] = found.value
        if found.conflicts:
            conflicts.append((key, sides))
    return Merged(merged if merged or first else ABSENT, tuple(conflicts))


def _same(left: Side, right: Side) -> bool:
    if isinstance(left, Absent) or isinstance(right, Absent):
        return left is right
    return same(left, right)


def _in(item: Value, items: list[Value]) -> bool:
    return any(same(item, other) for other in items)
