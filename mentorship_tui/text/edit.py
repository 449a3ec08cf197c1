"""Turns front matter into one with other values, in the lines of the fields that differ."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from .block import BlockEdits, Edit, Extent
from .flow import flow_text
from .layout import CannotEditError, skip_properties
from .tree import Node
from .value import Value
from .write import entry


def rewrites(front: str, root: Node | None, meant: dict[str, Value], eol: str) -> Iterator[str]:
    """Ways to write it, the most careful first; the caller takes the first that reads as meant."""
    if root is None:
        yield front + "".join(entry(key, value, 0, eol) for key, value in meant.items())
    elif root.style == "flow":
        with suppress(CannotEditError):
            start = skip_properties(front, root.start)
            yield applied(front, [(start, root.end, flow_text(front, root, meant))])
    else:
        yield from _block_rewrites(front, root, meant)


def _block_rewrites(front: str, root: Node, meant: dict[str, Value]) -> Iterator[str]:
    for extent in Extent:
        for wide in (False, True):
            for at in (len(front), None):
                with suppress(CannotEditError):
                    edits = BlockEdits(front, extent, wide).collection(root, meant, at)
                    yield applied(front, list(edits))


def applied(front: str, edits: list[Edit]) -> str:
    """The text with the edits made. Raises CannotEditError where two of them overlap."""
    pieces, done = [], 0
    for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
        if start < done:
            raise CannotEditError
        pieces += [front[done:start], text]
        done = end
    return "".join([*pieces, front[done:]])
