"""Reads front matter with YAML 1.2's core schema into a tree that knows where everything stands.

It takes the parser's events, not its nodes: events cost half, cannot exhaust the stack however deep
the text nests, and say where an alias stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from ..i18n import Message, msg
from .anchors import OddName, name_at, renamed, stand_in_for
from .layout import skip
from .lines import lines_of
from .problem import MAX_DEPTH, DocumentError, is_unclosed, of_yaml
from .schema import resolve, resolve_tagged
from .tree import Node
from .value import Scalar, Value

MAX_NODES = 64 * 1024  # more than 64 KB of text can hold, so only aliases come here
MAX_TEXT = 1024 * 1024

_Event = Any  # the parser's events: their stubs leave out that each has its marks
_Mark = Any

_BLOCK_HEADER = re.compile(r"(?:[&!]\S*\s+)*[|>]([-+0-9]*)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_OTHER_BREAKS = "\x85\u2028\u2029"


def load(front: str, first_line: int = 2) -> Node | None:
    """The tree of the front matter's map; None if there is nothing in it but comments.

    Raises DocumentError for whatever YAML or format.md rule 8 forbids, with its line in the file.
    """
    names: dict[str, str] = {}
    while True:
        try:
            return _Builder(front, first_line, names).root()
        except OddName as odd:
            names[odd.stand_in] = odd.name


class _Builder:
    def __init__(self, front: str, first_line: int, names: dict[str, str]) -> None:
        self.front = front
        self.first_line = first_line
        self.stand_ins = _stand_ins(front)
        self.names = names  # of anchors, by those that stand in for them
        self.originals = {ord(stand_in): chr(code) for code, stand_in in self.stand_ins.items()}
        self.events = self._events()
        self.anchors: dict[str, tuple[Node, int, int]] = {}
        self.depth = 0
        self.nodes = 0
        self.characters = 0

    def root(self) -> Node | None:
        """The whole document."""
        root = None
        for event in self.events:
            if isinstance(event, yaml.MappingStartEvent) and root is None:
                root = self._node(event)
            elif isinstance(event, yaml.NodeEvent):
                message = msg("The front matter must be lines of 'key: value'.")
                raise self._error(message, event.start_mark)
        return root

    def _events(self) -> Iterator[_Event]:
        parser = getattr(yaml, "CLoader", yaml.Loader)
        text = self.front.translate(self.stand_ins) if self.stand_ins else self.front
        for stand_in, name in self.names.items():
            text = renamed(text, name, stand_in)
        try:
            yield from yaml.parse(text, Loader=parser)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem, culprit = error.problem or "", text[mark.index if mark else 0 :]
            if is_unclosed(problem, culprit):
                mark = error.context_mark or mark
            if not culprit.strip():  # the end of the text; what is amiss is at the last line of it
                opened = mark if mark is not error.problem_mark else None
                line = opened.line if opened else text.rstrip().count("\n")
                raise DocumentError(of_yaml(problem, ""), self.first_line + line) from None
            raise self._error(of_yaml(problem, culprit), mark) from None
        except yaml.YAMLError as error:
            raise self._error(of_yaml(str(error), ""), None) from None
        except (ValueError, OverflowError) as error:  # the parser in Python, at an escape
            raise self._error(of_yaml("escape", ""), None) from error

    def _node(self, event: _Event) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        before = (self.nodes, self.characters)
        self._count(1, 0, event)
        if event.anchor:
            self._check_name(event)
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event)
        else:
            node = self._collection(event)
        if event.anchor:
            self.anchors[event.anchor] = (node, self.nodes - before[0], self.characters - before[1])
        return node

    def _check_name(self, event: _Event) -> None:
        """A parser of YAML 1.1 ends an anchor's name early, and reads on as if it were text."""
        name = name_at(self.front, event.start_mark.index)
        if name is not None and self.names.get(event.anchor, event.anchor) != name:
            stand_in = stand_in_for(name, self.front, self.names)
            if not stand_in:
                message = msg("The name of an anchor (&) may have letters, digits, - and _ alone.")
                raise self._error(message, event.start_mark)
            raise OddName(stand_in, name)

    def _scalar(self, event: _Event) -> Node:
        text = event.value.translate(self.originals) if self.originals else event.value
        for stand_in, name in self.names.items():
            text = text.replace(stand_in, name)
        self._count(0, len(text), event)
        if _SURROGATE.search(text):
            raise self._error(of_yaml("escape", ""), event.start_mark)
        value: Scalar = resolve(text) if event.implicit[0] else text
        if event.tag and not event.implicit[0]:
            value = resolve_tagged(text, event.tag)
        start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
        if style in ("|", ">"):
            end = _block_end(self.front, start, end)
        return Node(value, start, end, style, text=text)

    def _alias(self, event: _Event) -> Node:
        if event.anchor not in self.anchors:
            message = msg("Text that starts with * must be put in quotes.")
            raise self._error(message, event.start_mark)
        meant, nodes, characters = self.anchors[event.anchor]
        self._count(nodes, characters, event)
        self._check_depth(meant.height, event)
        start, end = event.start_mark.index, event.end_mark.index
        return Node(meant.value, start, end, "alias", text=meant.text, height=meant.height)

    def _collection(self, event: _Event) -> Node:
        self.depth += 1
        self._check_depth(0, event)
        mapping = isinstance(event, yaml.MappingStartEvent)
        style = "flow" if event.flow_style else "block"
        node = Node({} if mapping else [], event.start_mark.index, 0, style)
        last = self._pairs(node) if mapping else self._entries(node)
        node.height = 1 + max((item.height for item in node.items), default=0)
        node.end = self._end(node, last.end_mark.index)
        self.depth -= 1
        return node

    def _entries(self, node: Node) -> _Event:
        assert isinstance(node.value, list)
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            node.items.append(self._node(event))
            node.value.append(node.items[-1].value)
        return event

    def _pairs(self, node: Node) -> _Event:
        assert isinstance(node.value, dict)
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, node, node.value)
            node.keys.append(key)
            item = self._node(next(self.events))
            if item.start == item.end:
                item.start = item.end = self._behind_colon(key)
            node.items.append(item)
            node.value[key.text] = item.value
        return event

    def _end(self, node: Node, mark: int) -> int:
        """The parser's own mark of a block's end is behind the comments and blank lines below."""
        bracketed = node.style == "flow" and self.front[mark - 1 : mark] in ("]", "}")
        return mark if bracketed or not node.items else node.items[-1].end

    def _behind_colon(self, key: Node) -> int:
        """Where a value that is missing would stand; parsers differ on it."""
        found = skip(self.front, key.end)
        return found + 1 if self.front.startswith(":", found) else key.end

    def _key(self, event: _Event, within: Node, taken: dict[str, Value]) -> Node:
        key = self._node(event)
        if self.front[key.start - 1 : key.start] == "?" and key.text:
            self._take_mark(key, event, within.start == key.start - 1)
        if isinstance(key.value, list | dict):
            raise self._error(msg("A key must be a word, not a list or a map."), event.start_mark)
        if key.text == "<<" and not key.style:
            message = msg("The merge key << is not understood here: write the keys out.")
            raise self._error(message, event.start_mark)
        if key.text in taken:
            message = msg("The key {key} is there twice: keep one of them.", key=key.text)
            raise self._error(message, event.start_mark)
        return key

    def _take_mark(self, key: Node, event: _Event, alone: bool) -> None:
        """To a parser of YAML 1.1 a `?` in brackets is a mark even with no space behind it."""
        if (
            alone
            or key.style
            or event.anchor
            or event.tag
            or not isinstance(event, yaml.ScalarEvent)
        ):
            message = msg("Text that starts with ? must be put in quotes.")
            raise self._error(message, event.start_mark)
        key.text = key.value = f"?{key.text}"
        key.start -= 1

    def _count(self, nodes: int, characters: int, event: _Event) -> None:
        self.nodes += nodes
        self.characters += characters
        if self.nodes > MAX_NODES or self.characters > MAX_TEXT:
            message = msg("The aliases (*) repeat too much: write the values out.")
            raise self._error(message, event.start_mark)

    def _check_depth(self, height: int, event: _Event) -> None:
        if self.depth + height > MAX_DEPTH:
            message = msg("The front matter is nested more than {depth} deep.", depth=MAX_DEPTH)
            raise self._error(message, event.start_mark)

    def _error(self, message: Message, mark: _Mark) -> DocumentError:
        return DocumentError(message, self.first_line + (mark.line if mark else 0))


def _stand_ins(front: str) -> dict[int, str]:
    """Private-use characters for what is a line break to a YAML 1.1 parser, but text in 1.2."""
    found = [other for other in _OTHER_BREAKS if other in front]
    if not found:
        return {}
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in front)
    return {ord(other): next(free) for other in found}


def _block_end(front: str, start: int, end: int) -> int:
    """Where a literal or folded scalar ends: blank lines after it belong to no field."""
    header = _BLOCK_HEADER.match(front, start)
    if not header or "+" in header[1]:
        return end
    lines = lines_of(front[start:end])
    first = next((line for line in lines[1:] if line.strip()), "")
    indent = 0 if header[1].strip("-") else len(first) - len(first.lstrip(" "))
    while len(lines) > 1 and not lines[-1].strip() and len(lines[-1].rstrip("\r\n")) <= indent:
        end -= len(lines.pop())
    return end
