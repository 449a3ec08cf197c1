"""The three-way merge of bodies: by sections and paragraphs, task items one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

from .lines import eol_of, lines_of, with_eol
from .tasks import Task, format_task, parse_tasks

ALIKE = 0.6

_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
_FENCE = re.compile(r" {0,3}(```|~~~)")

Texts = tuple[str | None, str | None, str | None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a code block or a task item, with the blank lines behind it."""

    key: str  # what two versions of it have in common
    text: str
    heading: str  # the heading it stands under
    task: Task | None = None

    @property
    def bare(self) -> str:
        """Without the blank lines behind it."""
        return self.text.rstrip("\r\n\t ")


def merge_bodies(
    base: str, mine: str, theirs: str, *, prefer_mine: bool = False
) -> tuple[str, list[tuple[str, Texts]]]:
    """The merged body, and each question: the heading it is under, with base, mine and theirs."""
    if mine == theirs or base == theirs:
        return mine, []
    if base == mine:
        return theirs, []
    eol = eol_of(mine if prefer_mine else theirs)
    old, ours, others = (list(blocks(with_eol(text, "\n"))) for text in (base, mine, theirs))
    merged: list[Block] = []
    questions: list[tuple[str, Texts]] = []
    for region in _regions(old, ours, others):
        kept, asked = _merge_region(*region, prefer_mine=prefer_mine)
        merged += kept
        questions += asked
    return with_eol(_joined(merged), eol), questions


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


def _regions(
    base: list[Block], mine: list[Block], theirs: list[Block]
) -> Iterator[tuple[list[Block], list[Block], list[Block]]]:
    """Runs that stand in all three, one by one, and what lies between them."""
    sides = (base, mine, theirs)
    ours = _matches(base, mine)
    others = _matches(base, theirs)
    at = [0, 0, 0]
    for place in range(len(base)):
        if place not in ours or place not in others:
            continue
        here = [place, ours[place], others[place]]
        yield from _pieces(*(side[a:b] for side, a, b in zip(sides, at, here, strict=True)))
        yield [base[here[0]]], [mine[here[1]]], [theirs[here[2]]]
        at = [one + 1 for one in here]
    yield from _pieces(*(side[start:] for side, start in zip(sides, at, strict=True)))


def _pieces(
    base: list[Block], mine: list[Block], theirs: list[Block]
) -> Iterator[tuple[list[Block], list[Block], list[Block]]]:
    """Where each side has as many paragraphs, they are taken to be the same ones, edited."""
    if len(base) == len(mine) == len(theirs):
        for old, one, other in zip(base, mine, theirs, strict=True):
            yield [old], [one], [other]
    elif base or mine or theirs:
        yield base, mine, theirs


def _matches(base: list[Block], side: list[Block]) -> dict[int, int]:
    matcher = SequenceMatcher(
        None, [block.key for block in base], [block.key for block in side], autojunk=False
    )
    return {
        one + offset: other + offset
        for one, other, size in matcher.get_matching_blocks()
        for offset in range(size)
    }


def _merge_region(
    base: list[Block], mine: list[Block], theirs: list[Block], *, prefer_mine: bool
) -> tuple[list[Block], list[tuple[str, Texts]]]:
    if _bare(mine) == _bare(theirs) or _bare(base) == _bare(theirs):
        return (theirs if _bare(mine) == _bare(theirs) and not prefer_mine else mine), []
    if _bare(base) == _bare(mine):
        return theirs, []
    first, second = (mine, theirs) if prefer_mine else (theirs, mine)
    if all(block.task for block in (*base, *mine, *theirs)):
        return _merge_tasks(base, first, second), []
    if not base:
        return first + list(_without(second, first)), []
    heading = (base or first or second)[0].heading
    sides: Texts = (_text(base), _text(mine), _text(theirs))
    return (first or second), [(heading, sides)]


def _merge_tasks(base: list[Block], first: list[Block], second: list[Block]) -> list[Block]:
    """Item by item: what either side did to an item stays done to it; additions of both."""
    ones, others = _paired(base, first), _paired(base, second)
    merged: list[Block] = []
    for block in first:
        old = ones.get(id(block))
        if old is None:
            merged.append(block)
            continue
        partner = next((b for b in second if others.get(id(b)) is old), None)
        if partner is not None:
            merged.append(_merged_task(old, block, partner))
        elif block.bare != old.bare:
            merged.append(block)
    kept = {id(old) for old in ones.values()}
    added = [block for block in first if id(block) not in ones]
    others_added = []
    for block in second:
        old = others.get(id(block))
        if old is None or (id(old) not in kept and block.bare != old.bare):
            others_added.append(block)
    return merged + list(_without(others_added, added))


def _paired(base: list[Block], side: list[Block]) -> dict[int, Block]:
    """Which item of the base each item was: the same text, else the most like it."""
    left = list(base)
    pairs: dict[int, Block] = {}
    for block in side:
        twin = next((old for old in left if old.key == block.key), None)
        if twin is not None:
            pairs[id(block)] = twin
            left.remove(twin)
    for block in side:
        if id(block) in pairs or not left:
            continue
        score, place = max(
            (SequenceMatcher(None, old.key, block.key).ratio(), -number)
            for number, old in enumerate(left)
        )
        if score >= ALIKE:
            pairs[id(block)] = left.pop(-place)
    return pairs


def _merged_task(old: Block, first: Block, second: Block) -> Block:
    if first.bare == second.bare or second.bare == old.bare:
        return first
    if first.bare == old.bare:
        return second
    was, one, other = old.task, first.task, second.task
    if was is None or one is None or other is None:
        return first
    task = replace(
        one,
        text=_pick(was.text, one.text, other.text),
        done=_pick(was.done, one.done, other.done),
        due=_pick(was.due, one.due, other.due),
        owner=_pick(was.owner, one.owner, other.owner),
        heat=_pick(was.heat, one.heat, other.heat),
    )
    if task == one:
        return first
    tail = first.text[len(first.text.split("\n", 1)[0]) :]
    indent = first.text[: len(first.text) - len(first.text.lstrip())]
    return replace(first, text=f"{indent}{format_task(task)}{tail}", key=task.text, task=task)


def _pick(base: T, first: T, second: T) -> T:
    return second if first == base else first


def _without(blocks: list[Block], others: list[Block]) -> Iterator[Block]:
    """The blocks that the others do not have as often."""
    left = _bare(others)
    for block in blocks:
        if block.bare in left:
            left.remove(block.bare)
        else:
            yield block


def _bare(side: list[Block]) -> list[str]:
    return [block.bare for block in side]


def _text(side: list[Block]) -> str | None:
    return "".join(block.text for block in side).strip("\n") or None


def _joined(merged: list[Block]) -> str:
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
    return all(
        one.bare and not one.task and not _HEADING.match(one.text) for one in (block, following)
    )
