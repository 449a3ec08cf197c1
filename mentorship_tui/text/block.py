"""Edits of block collections, one item a line or more, and of the value behind a key or a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from .flow import flow_text
from .layout import behind, column, comment_at, dashes, eol_at, lines_end, own_line, skip_properties
from .lines import lines_of
from .steps import Step, Verb, steps
from .tree import Node
from .value import Value
from .write import entry, list_entry, parts_of

Edit = tuple[int, int, str]

_HEADER = re.compile(r"[|>][-+0-9]*")
_COMMENT_LINE = re.compile(r"( *)#")


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands: behind a key's colon, or behind a dash."""

    node: Node
    behind: int  # the offset behind the colon or dash
    column: int  # of the key or dash
    in_list: bool = False


class Extent(Enum):
    """How much of a field is written anew when it changes."""

    ITEM = auto()  # of a list or map, only the items that differ
    VALUE = auto()
    LINES = auto()  # its key too


@dataclass(frozen=True, slots=True)
class BlockEdits:
    """How to edit one text.

    `wide` takes blank lines along that stand below a value, and comments further in than its key:
    behind a literal block they would otherwise be read as text.
    """

    front: str
    extent: Extent = Extent.ITEM
    wide: bool = False

    def collection(self, node: Node, value: Value, at: int | None = None) -> Iterator[Edit]:
        """What turns a block list or map into another one; `at` is where new keys go, if given."""
        marks = None if node.is_map else list(dashes(self.front, node))
        place = self._first_place(node, marks) if at is None else at
        for step in steps(node, value):
            if step.verb is Verb.ADD:
                yield self._added(node, step, place)
                continue
            if step.verb is Verb.DROP:
                yield self._dropped(node, step.index, marks)
            elif self.extent is Extent.LINES and node.is_map and step.verb is Verb.CHANGE:
                yield self._rewritten(node, step)
            elif step.verb is Verb.CHANGE:
                yield from self.value(self._slot(node, step.index, marks), step.value)
            if marks:
                place = self._end(node.items[step.index], column(self.front, marks[step.index]))

    def value(self, slot: Slot, value: Value) -> Iterator[Edit]:
        """What turns the value of a slot into another one, as few characters as can be."""
        node = slot.node
        alike = (
            node.items and value and type(node.value) is type(value) and self.extent is Extent.ITEM
        )
        if alike and node.style == "block":
            yield from self.collection(node, value)
        elif alike and node.style == "flow":
            start = skip_properties(self.front, node.start)
            yield (start, node.end, flow_text(self.front, node, value))
        else:
            yield self._refilled(slot, value)

    def _refilled(self, slot: Slot, value: Value) -> Edit:
        """The whole value written anew; a comment on its first line stays."""
        node, front = slot.node, self.front
        eol = eol_at(front, slot.behind)
        step = self._step(slot) if node.style in ("|", ">") else 2
        head, content = parts_of(value, slot.column, eol, slot.in_list, node.style, step)
        if node.style not in ("block", "|", ">") and not content:
            return self._replaced(slot, head)
        comment = comment_at(front, self._head_end(slot)) or comment_at(front, slot.behind)
        stop = self._end(node, slot.column)
        return (slot.behind, stop, f"{' ' * bool(head)}{head}{comment}{eol}{content}")

    def _step(self, slot: Slot) -> int:
        """How far the lines of a literal block are indented."""
        lines = lines_of(self.front[slot.node.start : slot.node.end])[1:]
        first = next((line for line in lines if line.strip()), "")
        step = len(first) - len(first.lstrip(" ")) - slot.column
        return step if 0 < step < 10 else 2

    def _replaced(self, slot: Slot, head: str) -> Edit:
        node = slot.node
        if node.start == node.end:
            return (slot.behind, slot.behind, f" {head}")
        if not head and "\n" not in self.front[slot.behind : node.start]:
            return (slot.behind, node.end, "")
        return (node.start, node.end, head)

    def _head_end(self, slot: Slot) -> int:
        node = slot.node
        if node.style == "block":
            return slot.behind
        header = _HEADER.match(self.front, skip_properties(self.front, node.start))
        return header.end() if node.style in ("|", ">") and header else node.end

    def _slot(self, node: Node, index: int, marks: list[int] | None) -> Slot:
        item = node.items[index]
        if marks:
            return Slot(item, marks[index] + 1, column(self.front, marks[index]), True)
        key = node.keys[index]
        return Slot(item, behind(self.front, key.end, ":"), column(self.front, key.start))

    def _dropped(self, node: Node, index: int, marks: list[int] | None) -> Edit:
        start = marks[index] if marks else node.keys[index].start
        end = self._end(node.items[index], column(self.front, start))
        return (own_line(self.front, start), end, "")

    def _rewritten(self, node: Node, step: Step) -> Edit:
        start, end, _ = self._dropped(node, step.index, None)
        key = node.keys[step.index]
        at = column(self.front, key.start)
        return (start, end, entry(key.text, step.value, at, eol_at(self.front, key.end)))

    def _added(self, node: Node, step: Step, place: int) -> Edit:
        eol = eol_at(self.front, max(place - 1, 0))
        if node.is_map:
            at = column(self.front, node.keys[-1].start)
            return (place, place, entry(step.key, step.value, at, eol))
        at = column(self.front, next(dashes(self.front, node)))
        return (place, place, list_entry(step.value, at, eol))

    def _first_place(self, node: Node, marks: list[int] | None) -> int:
        if marks:
            return own_line(self.front, marks[0])
        return self._end(node.items[-1], column(self.front, node.keys[-1].start))

    def _end(self, item: Node, limit: int) -> int:
        """The end of the last line of a value whose key or dash stands in column `limit`."""
        end = lines_end(self.front, item.end)
        if not self.wide:
            return end
        for line in lines_of(self.front[end:]):
            comment = _COMMENT_LINE.match(line)
            if line.strip() and not (comment and len(comment[1]) > limit):
                break
            end += len(line)
        return end
