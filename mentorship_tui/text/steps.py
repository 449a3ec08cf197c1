"""The steps from one value of a list or map to another, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from .compare import opcodes
from .tree import Node
from .value import Value, same


class Verb(Enum):
    """What happens to an item."""

    KEEP = auto()
    CHANGE = auto()
    DROP = auto()
    ADD = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """`index` is the old item's; an added one has -1, and for a map its key."""

    verb: Verb
    index: int = -1
    value: Value = None
    key: str = ""


def steps(node: Node, value: Value) -> list[Step]:
    """What turns a list or map into another one, in the order of the result."""
    if node.is_map and isinstance(value, dict):
        return list(_map_steps(node, value))
    if isinstance(node.value, list) and isinstance(value, list):
        return list(_list_steps(node.value, value))
    raise TypeError(value)


def _map_steps(node: Node, value: dict[str, Value]) -> Iterator[Step]:
    for index, (key, item) in enumerate(zip(node.keys, node.items, strict=True)):
        if key.text not in value:
            yield Step(Verb.DROP, index)
        elif same(item.value, value[key.text]):
            yield Step(Verb.KEEP, index)
        else:
            yield Step(Verb.CHANGE, index, value[key.text])
    held = {key.text for key in node.keys}
    for name, added in value.items():
        if name not in held:
            yield Step(Verb.ADD, -1, added, name)


def _list_steps(old: list[Value], new: list[Value]) -> Iterator[Step]:
    for tag, start, end, new_start, new_end in opcodes([*map(_mark, old)], [*map(_mark, new)]):
        if tag == "equal":
            yield from (Step(Verb.KEEP, index) for index in range(start, end))
            continue
        both = min(end - start, new_end - new_start)
        for offset in range(both):
            yield Step(Verb.CHANGE, start + offset, new[new_start + offset])
        yield from (Step(Verb.DROP, index) for index in range(start + both, end))
        yield from (Step(Verb.ADD, -1, item) for item in new[new_start + both : new_end])


def _mark(value: Value) -> str:
    """A text that two values share if they are the same."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{key!r}:{_mark(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_mark, value)) + "]"
    return repr(value)
