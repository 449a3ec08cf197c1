"""The single values and keys of front matter, with where they stand in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .split import split
from .tree import Node
from .value import Value


class Scalar(NamedTuple):
    """`field` is the outermost key it is in; offsets are in the text of the whole file."""

    field: str
    start: int
    end: int
    value: Value
    is_key: bool


def scalars_of(text: str) -> tuple[list[Scalar], range]:
    """Those of a file's front matter, and where that stands. Raises DocumentError."""
    from .handler import RecordHandler

    parts = split(text)
    above = len(parts.opening)
    root = RecordHandler().tree(parts.front, parts.opening.count("\n") + 1)
    found = list(_scalars(root, "", above)) if root else []
    return found, range(0, above + len(parts.front) + len(parts.closing))


def _scalars(node: Node, field: str, above: int) -> Iterator[Scalar]:
    if node.keys:
        for key, item in zip(node.keys, node.items, strict=True):
            name = field or key.text
            yield Scalar(name, key.start + above, key.end + above, key.text, is_key=True)
            yield from _scalars(item, name, above)
    elif node.items:
        for item in node.items:
            yield from _scalars(item, field, above)
    else:
        yield Scalar(field, node.start + above, node.end + above, node.value, is_key=False)
