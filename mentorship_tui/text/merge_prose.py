"""The three-way merge of bodies: by sections and paragraphs, task items one by one."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from .blocks import Block, bare, blocks, joined, without
from .lines import eol_of, with_eol
from .merge_tasks import Texts, merge_tasks
from .value import reads_alike


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
    text = joined(merged)
    blank = max(_ending(with_eol(side, "\n")) for side in (mine, theirs))
    text = text[: len(text) - max(0, _ending(text) - blank)]
    return with_eol(text, eol), questions


def _ending(text: str) -> int:
    """How many newlines it ends with."""
    return len(text) - len(text.rstrip("\n"))


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
    """Where each side has as many paragraphs, they are taken to be the same ones, edited.

    Not so of task items, which come and go: they are paired by what they say.
    """
    tasks = all(block.task for block in (*base, *mine, *theirs))
    if len(base) == len(mine) == len(theirs) and not tasks:
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
    if bare(mine) == bare(theirs) or bare(base) == bare(theirs):
        return (theirs if bare(mine) == bare(theirs) and not prefer_mine else mine), []
    if bare(base) == bare(mine):
        return theirs, []
    first, second = (mine, theirs) if prefer_mine else (theirs, mine)
    if all(block.task for block in (*base, *mine, *theirs)):
        return merge_tasks(base, mine, theirs, prefer_mine=prefer_mine)
    if not base:
        return _both_added(first, second), []
    heading = (base or first or second)[0].heading
    sides: Texts = (_text(base), _text(mine), _text(theirs))
    asked = [] if reads_alike(*sides[1:]) else [(heading, sides)]
    return (first or second), asked


def _both_added(first: list[Block], second: list[Block]) -> list[Block]:
    """What both wrote in one place, each below its own heading: some of it may be for me only."""
    merged = list(first)
    wanted = list(without(second, first))
    for heading, group in _by_heading(second):
        new = [block for block in group if any(block is one for one in wanted)]
        at = _end_of_section(merged, heading)
        if new and at and not (merged[at - 1].task and new[0].task):
            merged[at - 1] = merged[at - 1].with_gap()
        if new and at < len(merged):
            new[-1] = new[-1].with_gap()
        merged[at:at] = new
    return merged


def _by_heading(side: list[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The blocks before any heading, under "", then each heading with what stands below it."""
    starts = [at for at, block in enumerate(side) if block.is_heading]
    yield "", side[: starts[0] if starts else None]
    for start, end in pairwise([*starts, len(side)]):
        yield side[start].key, side[start:end]


def _end_of_section(side: list[Block], heading: str) -> int:
    """Where what stands below that heading ends; the end of all where it is not there."""
    at = 0
    for found, group in _by_heading(side):
        at += len(group)
        if found == heading:
            return at
    return len(side)


def _text(side: list[Block]) -> str | None:
    return "".join(block.text for block in side).strip("\n") or None
