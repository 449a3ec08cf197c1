"""Changes one field of front matter in its own lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .load import Node
from .value import Value
from .write import entry


def without(front: str, root: Node, key: str) -> Iterator[str]:
    """The front matter without that key: ways to do it, the most careful first."""
    start, end = entry_lines(front, root, key)
    yield front[:start] + front[end:]


def changed(front: str, root: Node | None, fields: Mapping[str, Value], eol: str) -> Iterator[str]:
    """The front matter with those top-level fields: ways to do it, the most careful first."""
    for key, value in fields.items():
        lines = entry(key, value, 0, eol)
        if root and any(node.text == key for node in root.keys):
            start, end = entry_lines(front, root, key)
            yield front[:start] + lines + front[end:]
        else:
            yield front + lines


def entry_lines(front: str, root: Node, key: str) -> tuple[int, int]:
    """The offsets of a key's lines."""
    index = next(i for i, node in enumerate(root.keys) if node.text == key)
    start = front.rfind("\n", 0, root.keys[index].start) + 1
    end = max(root.keys[index].end, root.items[index].end)
    return start, end if front[end - 1] == "\n" else front.find("\n", end) + 1
