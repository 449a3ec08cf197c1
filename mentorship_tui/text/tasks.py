"""Task items: actions and topics as a person types them (format.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from .days import day_of
from .lines import eol_of, line_end, line_start, lines_of
from .structure import structure, with_closed_end

MENTOR = "mentor"
MOST_HEAT = 3

_BOX_END = re.compile(r".\](?:\s+|$)")
_BEGINS = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:\s|$)|#{1,6}(?:\s|$)|>|```|~~~|<|\|")
_DUE = re.compile(r"(?:^|(?<=\s))due:(\d{4}-\d{2}-\d{2})(?=\s|$)")
DUE_WORD = re.compile(r"(?:^|(?<=\s))due:(\S+)")  # a day in words, too, for who is writing it
_BULLET = re.compile(r"\s*[-*+]\s+(?:\[[ xX]\]\s+)?")
_OWNER = re.compile(r"(?:^|(?<=\s))@mentor(?=\s|$)")
_HEAT = re.compile(r"(?:^|(?<=\s))(!{1,3})(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Task:
    """One line `- [ ] text due:2027-03-01 @mentor !!` of a body."""

    text: str  # what is left when due date, owner and heat are taken out
    done: bool = False
    due: date | None = None
    owner: str = ""  # "mentor"; "" is the mentee
    heat: int = 0  # 0..3, the number of exclamation marks
    line: int = 0  # in the file, from 1
    section: str = ""  # the heading it stands under
    private: bool = False  # it stands in what is for the mentee alone


def parse_tasks(body: str, first_line: int = 1) -> tuple[Task, ...]:
    """The task items of a body whose first line is that line of the file; none in code or HTML."""
    return tuple(
        replace(
            parse_task_text(found.text),
            done=found.done,
            line=found.line + first_line - 1,
            section=found.section,
        )
        for found in _found(body)
    )


def parse_task_text(text: str) -> Task:
    """What a person wrote behind the box. A `due:` that is no date stays in the text."""
    due, text = _taken_due(text)
    owner = MENTOR if _OWNER.search(text) else ""
    text = _OWNER.sub("", text)
    heats = _HEAT.findall(text)
    text = _HEAT.sub("", text)
    heat = max((len(heat) for heat in heats), default=0)
    return Task(" ".join(text.split()), due=due, owner=owner, heat=heat)


def typed_task(text: str, today: date) -> Task:
    """What a person typed to be made an item, perhaps as one; `due:fri` is the day it says."""
    bare = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    return parse_task_text(DUE_WORD.sub(lambda found: _day_said(found, today), bare))


def _day_said(found: re.Match[str], today: date) -> str:
    day = day_of(found[1], today)
    return f"due:{day.isoformat()}" if day else found[0]


def format_task(task: Task) -> str:
    """The line for a task."""
    parts = [
        f"- [{'x' if task.done else ' '}]",
        " ".join(task.text.split()),
        f"due:{task.due.isoformat()}" if task.due else "",
        f"@{task.owner}" if task.owner else "",
        "!" * min(task.heat, MOST_HEAT),
    ]
    return " ".join(part for part in parts if part)


class Item(NamedTuple):
    """A line with a box, as it is written."""

    before: str  # up to what is in the box
    done: bool
    text: str  # behind the box


class _Found(NamedTuple):
    box: int  # the offset in the body of what is in the box
    text_at: int
    text: str
    done: bool
    line: int  # of the body, from 1
    section: str


def item_on(body: str, line: int) -> Item | None:
    """The task item on that line of the body (from 1)."""
    found = next((one for one in _found(body) if one.line == line), None)
    if found is None:
        return None
    return Item(body[line_start(body, found.box) : found.box], found.done, found.text)


def set_done(body: str, line: int, done: bool) -> str:
    """The body with the item on that line of it (from 1) marked; any other line is left as it is.

    Raises ValueError if there is no task item on that line.
    """
    for found in _found(body):
        if found.line == line:
            return f"{body[: found.box]}{'x' if done else ' '}{body[found.box + 1 :]}"
    raise ValueError(line)


def with_items_told(body: str, tell: Callable[[Task], str]) -> str:
    """The body with other words behind the box of each item."""
    parts, done = [], 0
    for task, found in zip(parse_tasks(body), _found(body), strict=True):
        gap = "" if found.text_at > found.box + 2 else " "
        parts += [body[done : found.text_at], gap, tell(task)]
        done = found.text_at + len(found.text)
    return "".join([*parts, body[done:]])


def link_task(body: str, line: int, slug: str) -> str:
    """The body with a `[[link]]` at the end of the item on that line of it (from 1)."""
    lines = lines_of(body)
    item = lines[line - 1]
    text = item.rstrip("\r\n")
    if f"[[{slug}]]" not in text:
        lines[line - 1] = f"{text.rstrip()} [[{slug}]]{item[len(text) :]}"
    return "".join(lines)


def set_heat(body: str, line: int, heat: int) -> str:
    """The body with that many exclamation marks on the item of that line of it (from 1)."""
    lines = lines_of(body)
    item = lines[line - 1]
    text = item.rstrip("\r\n")
    cooled = re.sub(r"\s+!{1,3}(?=\s|$)", "", text)
    marks = "!" * min(max(heat, 0), MOST_HEAT)
    lines[line - 1] = f"{cooled} {marks}".rstrip() + item[len(text) :]
    return "".join(lines)


def add_task(body: str, task: Task, section: str | None = None) -> str:
    """The body with one item more: behind the last of its section, or of the body."""
    return add_tasks(body, [task], section)


def add_tasks(body: str, tasks: Sequence[Task], section: str | None = None) -> str:
    """The same with several, in their order."""
    from .sections import append_to_section

    items = [one.line for one in _found(body) if section is None or one.section == section]
    text = "\n".join(map(format_task, tasks))
    if not items and section is not None:
        return append_to_section(body, section, text)
    body = body if items else with_closed_end(body)
    lines = lines_of(body)
    eol = eol_of(body)
    at = _end_of_item(lines, items[-1]) if items else len(lines)
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += eol
    gap = [eol] if not items and lines and lines[-1].strip() else []
    text = text.replace("\n", eol)
    return "".join([*lines[:at], *gap, text + eol, *lines[at:]])


def _end_of_item(lines: list[str], at: int) -> int:
    """How many lines there are to the end of the item on the line before `at`, its text and all."""
    while at < len(lines):
        following = next((line for line in lines[at:] if line.strip()), "")
        is_inside = following.startswith((" ", "\t")) and not _BEGINS.match(following.lstrip())
        if not lines[at].strip() and not is_inside:
            break
        if lines[at].strip() and not is_inside and _BEGINS.match(lines[at]):
            break
        at += 1
    return at


def _found(body: str) -> Iterator[_Found]:
    shape = structure(body)
    line, counted, under = 1, 0, -1
    for box in shape.boxes:
        line, counted = line + body.count("\n", counted, box), box
        while under + 1 < len(shape.headings) and shape.headings[under + 1].start < box:
            under += 1
        whole = body[box : line_end(body, box)].rstrip("\r\n").split("\r")[0]
        end = _BOX_END.match(whole)
        at = end.end() if end else len(whole)
        section = shape.headings[under].text if under >= 0 else ""
        yield _Found(box, box + at, whole[at:], whole[0] != " ", line, section)


def _taken_due(text: str) -> tuple[date | None, str]:
    for found in _DUE.finditer(text):
        try:
            return date.fromisoformat(found[1]), text[: found.start()] + text[found.end() :]
        except ValueError:
            continue
    return None, text
