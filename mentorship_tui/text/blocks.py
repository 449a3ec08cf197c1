"""A body in pieces: headings, paragraphs, code blocks and task items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from .lines import lines_of
from .tasks import Task, parse_tasks

_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
_FENCE = re.compile(r" {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a code block or a task item, with the blank lines behind it."""

    key: str  # what two versions of it have in common
    text: str
    heading: str  # the heading it stands under
    task: Task | None = None

    @property
    def is_heading(self) -> bool:
        """True for the line of a heading."""
        return bool(_HEADING.match(self.text))

    @property
    def bare(self) -> str:
        """Without the blank lines behind it."""
        return self.text.rstrip("\r\n\t ")

    def with_gap(self) -> Block:
        """With a blank line behind it."""
        return replace(self, text=self.text.rstrip("\n") + "\n\n")


def blocks(body: str) -> Iterator[Block]:
    """The blocks of a body, in order; joined, their texts are the body."""
    tasks = {task.line: task for task in parse_tasks(body)}
    lines = lines_of(body)
    start = 0
    heading = fence = ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        last = at + 1 == len(lines)
        if not last and (fence or not _ends(lines, at, tasks)):
            continue
        text = "".join(lines[start : at + 1])
        found = _HEADING.match(lines[start])
        heading = found[1] if found else heading
        task = tasks.get(start + 1)
        yield Block(task.text if task else text.strip(), text, heading, task)
        start = at + 1


def _ends(lines: Sequence[str], at: int, tasks: dict[int, Task]) -> bool:
    """True if a block ends with the line at that place."""
    following = lines[at + 1]
    if not following.strip():
        return False
    return bool(
        not lines[at].strip()
        or at + 2 in tasks
        or (at + 1 in tasks and not following.startswith((" ", "\t")))
        or _HEADING.match(following)
        or _HEADING.match(lines[at])
    )


def joined(merged: list[Block]) -> str:
    """The blocks in a row; a paragraph from the end of a file gets the blank line it needs."""
    parts: list[str] = []
    for block, following in zip_longest(merged, merged[1:]):
        text = block.text
        if following is not None and not text.endswith("\n"):
            text += "\n"
        if following is not None and _runs_together(block, following) and not text.endswith("\n\n"):
            text += "\n"
        parts.append(text)
    return "".join(parts)


def _runs_together(block: Block, following: Block) -> bool:
    """True for two paragraphs that without a blank line would be one."""
    return all(one.bare and not one.task and not one.is_heading for one in (block, following))


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
