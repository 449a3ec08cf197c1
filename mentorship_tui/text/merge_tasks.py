"""The three-way merge of task items: one by one, each by its text, mark, date, owner and heat."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TypeVar

from .blocks import Block, without
from .tasks import Task, format_task

ALIKE = 0.6

_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?=\s)")

T = TypeVar("T")
Texts = tuple[str | None, str | None, str | None]
Asked = list[tuple[str, Texts]]


def merge_tasks(
    base: list[Block], mine: list[Block], theirs: list[Block], *, prefer_mine: bool = False
) -> tuple[list[Block], Asked]:
    """What either side did to an item stays done to it; additions of both.

    Of one thing that both changed differently, as two dates, the preferred side's stands in the
    item, and the item as the other side would have it is in the question.
    """
    first, second = (mine, theirs) if prefer_mine else (theirs, mine)
    ones, others = _paired(base, first), _paired(base, second)
    merged: list[Block] = []
    asked: Asked = []
    for block in first:
        old = ones.get(id(block))
        if old is None:
            merged.append(block)
            continue
        partner = next((b for b in second if others.get(id(b)) is old), None)
        if partner is not None:
            here, there = _merged(old, block, partner), _merged(old, partner, block)
            merged.append(here)
            if _told(here) != _told(there):
                sides = (there, here) if not prefer_mine else (here, there)
                asked.append((old.heading, (old.bare, sides[0].bare, sides[1].bare)))
        elif block.bare != old.bare:
            merged.append(block)
    kept = {id(old) for old in ones.values()}
    added = [block for block in first if id(block) not in ones]
    others_added = []
    for block in second:
        old = others.get(id(block))
        if old is None or (id(old) not in kept and block.bare != old.bare):
            others_added.append(block)
    return merged + list(without(others_added, added)), asked


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


def _merged(old: Block, first: Block, second: Block) -> Block:
    """The first's item with what the second alone changed."""
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
    tails = [_tail(block) for block in (old, first, second)]
    tail = tails[2] if tails[1].strip() == tails[0].strip() else tails[1]
    bullets = [_bullet(block) for block in (old, first, second)]
    bullet = _pick(bullets[0], *sorted(bullets[1:]))
    if (task, tail, bullet) == (one, tails[1], bullets[1]):
        return first
    line = first.text.split("\n", 1)[0]
    if (task, bullet) != (one, bullets[1]):
        line = f"{bullet}{format_task(task)[1:]}"
    return replace(first, text=f"{line}{tail}", key=task.text, task=task)


def _bullet(block: Block) -> str:
    """The dash, star or number before the box, as far in as it stands."""
    mark = _BULLET.match(block.text)
    return mark[0] if mark else "-"


def _tail(block: Block) -> str:
    """The lines below the first, with the newline before them."""
    return block.text[len(block.text.split("\n", 1)[0]) :]


def _told(block: Block) -> tuple[Task | None, str]:
    """What an item says, however it is written."""
    return block.task and replace(block.task, line=0, section=""), _tail(block).strip()


def _pick(base: T, first: T, second: T) -> T:
    return second if first == base else first
