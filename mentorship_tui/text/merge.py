"""The three-way merge of two versions of a record, by meaning (format.md, "Merging")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .document import Document, DocumentError
from .merge_prose import merge_bodies
from .merge_values import ABSENT, Absent, earlier_day, merge_value
from .merge_values import Merged as MergedValue
from .value import Value, same

TYPE = "type"  # what the file is: no device means to take that away
MADE = "created"  # the day a record was made; of two that were made apart, the first is true


@dataclass(frozen=True, slots=True)
class Conflict:
    """One value that both sides changed differently; None is a side that has none.

    `field` is the field's name, `map.key` for an item of a map, "#Heading" for prose below that
    heading, "" for the whole file.
    """

    field: str
    base: Value
    mine: Value
    theirs: Value


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged file, None if it is deleted, and the questions that are left."""

    data: bytes | None
    conflicts: tuple[Conflict, ...] = ()
    fields: tuple[str, ...] = field(default=())


def merge_documents(
    base: bytes | None, mine: bytes | None, theirs: bytes | None, *, prefer_mine: bool = False
) -> Merged:
    """Both sides' changes since `base` in one file; None is a file that is not there.

    Where both changed one value differently, the value of the preferred side stays in the file:
    theirs, which is what is published already, unless it is said otherwise. The bytes of that
    side stay as they are wherever the other changed nothing. What does not parse, or would not when
    merged, is a question as a whole.
    """
    if mine == theirs or base == theirs:
        return Merged(mine)
    if base == mine:
        return Merged(theirs)
    if mine is None or theirs is None:
        kept = theirs if mine is None else mine
        return Merged(kept, (Conflict("", _text(base), _text(mine), _text(theirs)),))
    try:
        documents = [Document.parse(data or b"") for data in (base, mine, theirs)]
        return _merge(*documents, prefer_mine=prefer_mine)
    except DocumentError:
        kept = mine if prefer_mine else theirs
        return Merged(kept, (Conflict("", _text(base), _text(mine), _text(theirs)),))


def _merge(base: Document, mine: Document, theirs: Document, *, prefer_mine: bool) -> Merged:
    kept = mine if prefer_mine else theirs
    result = kept
    conflicts: list[Conflict] = []
    for name in _names(theirs, mine, base):
        sides = [one.front.get(name, ABSENT) for one in (base, mine, theirs)]
        made = earlier_day(*sides[1:]) if name == MADE and not base.data else ABSENT
        if name == TYPE and ABSENT in sides[1:]:
            found = MergedValue(next(one for one in reversed(sides) if one is not ABSENT))
        elif isinstance(made, Absent):
            found = merge_value(*sides, prefer_mine=prefer_mine)
        else:
            found = MergedValue(made)
        conflicts += _conflicts(name, found)
        result = _put(result, name, found.value)
    body, open_questions = merge_bodies(base.body, mine.body, theirs.body, prefer_mine=prefer_mine)
    conflicts += [Conflict(f"#{heading}", *sides) for heading, sides in open_questions]
    return Merged((result if body == kept.body else result.with_body(body)).data, tuple(conflicts))


def _names(*documents: Document) -> Iterator[str]:
    return iter(dict.fromkeys(name for document in documents for name in document.front))


def _put(document: Document, name: str, value: Value | Absent) -> Document:
    old = document.front.get(name, ABSENT)
    if isinstance(value, Absent):
        return document if isinstance(old, Absent) else document.delete(name)
    if not isinstance(old, Absent) and same(old, value):
        return document
    if name == TYPE and isinstance(old, Absent):
        return document.with_first(name, value)
    return document.set(name, value)


def _conflicts(name: str, found: MergedValue) -> Iterator[Conflict]:
    for key, sides in found.conflicts:
        yield Conflict(f"{name}.{key}" if key else name, *(_plain(side) for side in sides))


def _plain(side: Value | Absent) -> Value:
    return None if isinstance(side, Absent) else side


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "replace")
