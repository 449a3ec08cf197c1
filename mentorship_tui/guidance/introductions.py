"""The tree of introductions: me, whom I asked, whom they suggested (F1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    below = _below(people)
    named = {record.path for records in below.values() for record in records}
    reached: set[str] = set()
    roots = [one for one in people if one.type == "person" or one.path not in named]
    nodes = [_node(record, below, reached) for record in roots]
    # two who suggested each other have no root: they are shown all the same
    nodes += [_node(one, below, reached) for one in people if one.path not in reached]
    return Node(None, tuple(nodes))


def _below(people: tuple[Record, ...]) -> dict[str, list[Record]]:
    """By path, whom each suggested; a slug means a person before a candidate."""
    paths: dict[str, str] = {}
    for record in people:
        paths.setdefault(record.slug, record.path)
    found: dict[str, list[Record]] = {}
    for record in people:
        for slug in dict.fromkeys(record.words("suggested_by")):
            path = paths.get(slug, record.path)
            if path != record.path:
                found.setdefault(path, []).append(record)
    return found


def _node(record: Record, below: Mapping[str, Sequence[Record]], reached: set[str]) -> Node:
    # whoever stands there already is not unfolded again, so that the tree stays a tree
    children = () if record.path in reached else below.get(record.path, ())
    reached.add(record.path)
    return Node(record, tuple(_node(one, below, reached) for one in children))
