"""The faults that can be put into a file of the code, and which of them mean anything."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from .operators import OPERATORS

# what is only said to a type checker, and where a fault stops the import
_LEFT_ALONE = (
    cst.Annotation,
    cst.AssignTarget,
    cst.Decorator,
    cst.Import,
    cst.ImportFrom,
    cst.TypeAlias,
)
_ONLY_FOR_TYPES = ("cast", "TypeVar", "NewType", "msg", "overload")
_LIMIT = re.compile(r"SECONDS|TRIES|PATIENCE|TIMEOUT|INTERVAL")  # how long one waits at most


@dataclass(frozen=True)
class Mutant:
    """One fault: where it is, of which kind, and the file with it."""

    path: str
    line: int
    number: int
    kind: str
    original: str
    source: str

    @property
    def name(self) -> str:
        """How it is asked for again: `mentorship_tui/text/slug.py:14:3`."""
        return f"{self.path}:{self.line}:{self.number}"

    @cached_property
    def change(self) -> tuple[str, str]:
        """The lines that differ, without and with the fault."""
        lines = list(difflib.ndiff(self.original.splitlines(), self.source.splitlines()))
        return _signed(lines, "- "), _signed(lines, "+ ")


def _signed(lines: list[str], sign: str) -> str:
    return "\n".join(line[2:].strip() for line in lines if line.startswith(sign))


@dataclass(frozen=True)
class Place:
    """A node of a file that can be replaced by another."""

    module: Any
    node: Any
    replacement: Any
    line: int
    kind: str


def places(text: str) -> Iterator[Place]:
    """All places of a file, in order of the text."""
    wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    positions = wrapper.resolve(PositionProvider)
    for node in _nodes(wrapper.module):
        position = positions.get(node)
        if position is None:
            continue
        for of, operator in OPERATORS:
            if isinstance(node, of):
                for replacement in operator(node):
                    line = position.start.line
                    yield Place(wrapper.module, node, replacement, line, operator.__name__)


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    target = node.target if isinstance(node, cst.CompFor | cst.For) else None
    for child in node.children:
        if child is not target and not isinstance(child, _LEFT_ALONE) and not _is_no_rule(child):
            yield from _nodes(child)


def _is_no_rule(node: Any) -> bool:
    if isinstance(node, cst.Assign | cst.AnnAssign):
        target = node.targets[0].target if isinstance(node, cst.Assign) else node.target
        return isinstance(target, cst.Name) and bool(_LIMIT.search(target.value))
    if isinstance(node, cst.If) and isinstance(node.test, cst.Name):
        return bool(node.test.value == "TYPE_CHECKING")
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Name):
        return node.func.value in _ONLY_FOR_TYPES
    return False


def on_lines(text: str, lines: Container[int] | None = None) -> dict[int, list[Place]]:
    """The places of a file by line; all of it, or only of these lines."""
    found: dict[int, list[Place]] = {}
    for place in places(text):
        if lines is None or place.line in lines:
            found.setdefault(place.line, []).append(place)
    return found


def mutants(path: str, text: str, of: Iterable[Place]) -> Iterator[Mutant]:
    """The faults at the places of a line that leave a file which is read, and is another."""
    seen = {ast.dump(ast.parse(text))}
    for number, place in enumerate(of):
        source = place.module.deep_replace(place.node, place.replacement).code
        try:
            tree = ast.dump(ast.parse(source))
        except SyntaxError:
            continue
        if tree not in seen:
            seen.add(tree)
            yield Mutant(path, place.line, number, place.kind, text, source)
