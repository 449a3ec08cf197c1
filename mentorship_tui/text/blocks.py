"""A body in pieces: headings, paragraphs, code blocks and task items."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from .lines import lines_of
from .structure import structure, with_closed_end
from .tasks import Task, parse_tasks

_GOES_ON = re.compile(r"[ \t]|[^\W\d_]")  # a line below an item that is part of it


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a code block or a task item, with the blank lines behind it."""

    key: str  # what two versions of it have in common
    text: str
    heading: str  # the heading it stands under
    task: Task | None = None
    is_heading: bool = False

    @property
    def bare(self) -> str:
        """Without the blank lines behind it."""
        return self.text.rstrip("\r\n\t ")

    def with_gap(self) -> Block:
        """With a blank line behind it."""
        return replace(self, text=self.text.rstrip("\n") + "\n\n")


def blocks(body: str) -> Iterator[Block]:
    """The blocks of a body, in order; joined, their texts are the body."""
    shape = structure(body)
    headings = {one.start: one.text for one in shape.headings}
    bounds = {*headings, *(one.inner for one in shape.headings)}
    inside = [*shape.verbatim, *((one.start, one.inner) for one in shape.headings)]
    inside.sort()
    tasks = {task.line: task for task in parse_tasks(body)}
    lines = lines_of(body)
    offset = start = begun = 0
    heading = ""
    for at, line in enumerate(lines):
        offset += len(line)
        if at + 1 < len(lines) and (
            _is_within(inside, offset)
            or not (_ends(lines, at, tasks) or (offset in bounds and lines[at + 1].strip()))
        ):
            continue
        text = body[start:offset]
        heading = headings.get(start, heading)
        task = tasks.get(begun + 1)
        yield Block(task.text if task else text.strip(), text, heading, task, start in headings)
        start, begun = offset, at + 1


def _is_within(ranges: Sequence[tuple[int, int]], offset: int) -> bool:
    """True if one of the ranges, which are in order, goes on there."""
    at = bisect_right(ranges, (offset, -1)) - 1
    return at >= 0 and ranges[at][0] < offset < ranges[at][1]


def _ends(lines: Sequence[str], at: int, tasks: dict[int, Task]) -> bool:
    """True if a block ends with the line at that place."""
    following = lines[at + 1]
    if not following.strip():
        return False
    return bool(
        not lines[at].strip()
        or at + 2 in tasks
        or (at + 1 in tasks and not _GOES_ON.match(following))
    )


def joined(merged: list[Block]) -> str:
    """The blocks in a row; a paragraph from the end of a file gets the blank line it needs."""
    parts: list[str] = []
    for block, following in zip_longest(merged, merged[1:]):
        text = block.text if following is None else with_closed_end(block.text)
        if following is not None and not text.endswith("\n"):
            text += "\n"
        if following is not None and _runs_together(block, following) and not text.endswith("\n\n"):
            text += "\n"
        parts.append(text)
    return "".join(parts)


def _runs_together(block: Block, following: Block) -> bool:
    """True for two paragraphs, or for text and an underlined heading: they need a blank line."""
    is_underlined = following.is_heading and not following.text.lstrip().startswith("#")
    ones = (block,) if is_underlined else (block, following)
    return all(one.bare and not one.task and not one.is_heading for one in ones)


def without(blocks: list[Block], others: list[Block]) -> Iterator[Block]:
    """The blocks that the others do not have as often."""
    left = bare(others)
    for block in blocks:
        if block.bare in left:
            left.remove(block.bare)
        else:
            yield block


def bare(side: list[Block]) -> list[str]:
    """What they say, whatever blank lines are behind them."""
    return [block.bare for block in side]
