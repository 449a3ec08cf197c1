"""The tree of introductions: me, whom I asked, whom they suggested (F1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..records.record import Record
from ..records.snapshot import Snapshot
from .facts import name_of


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the tree and those they suggested. `record` is None for me, the root."""

    record: Record | None
    children: tuple[Node, ...] = ()

    @property
    def name(self) -> str:
        """What to show; "" for me."""
        return name_of(self.record) if self.record else ""

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Node]]:
        """Every node with its depth, from the top down."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)


def introductions(snapshot: Snapshot) -> Node:
    """The tree of the open mentorship.

    Who was suggested by several stands below each of them. A candidate nobody suggested was found
    by oneself and stands below me, as do all in the network.
    """
    people = (*snapshot.of("person"), *snapshot.current("candidate"))
    suggested = {record.path: _parents(record, people) for record in people}
    roots = [r for r in people if r.type == "person" or not suggested[r.path]]
    reached: set[str] = set()
    nodes = [_node(record, people, suggested, (), reached) for record in roots]
    # two who suggested each other have no root: they are shown all the same
    for record in people:
        if record.path not in reached:
            nodes.append(_node(record, people, suggested, (), reached))
    return Node(None, tuple(nodes))


def _parents(record: Record, people: tuple[Record, ...]) -> tuple[str, ...]:
    """Who suggested them; a person before a candidate of the same slug, themselves never."""
    found = []
    for slug in record.words("suggested_by"):
        named = [one for one in people if one.slug == slug and one.path != record.path]
        found += [one.path for one in named[:1]]
    return tuple(found)


def _node(
    record: Record,
    people: tuple[Record, ...],
    suggested: dict[str, tuple[str, ...]],
    above: tuple[str, ...],
    reached: set[str],
) -> Node:
    reached.add(record.path)
    line = (*above, record.path)
    below = [r for r in people if record.path in suggested[r.path] and r.path not in line]
    return Node(record, tuple(_node(r, people, suggested, line, reached) for r in below))
