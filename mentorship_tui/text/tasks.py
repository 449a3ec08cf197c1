"""Task items: actions and topics as a person types them (format.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from .days import day_of
from .lines import lines_of

MENTOR = "mentor"
MOST_HEAT = 3

_ITEM = re.compile(r"(\s*(?:[-*+]|\d{1,9}[.)])\s+\[)([ xX])(\](?:\s+|$))(.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
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


def parse_tasks(body: str, first_line: int = 1) -> tuple[Task, ...]:
    """The task items of a body whose first line is that line of the file; none in code fences."""
    return tuple(
        replace(parse_task_text(found[4]), done=found[2] != " ", line=line, section=section)
        for line, found, section in _items(body, first_line)
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


def item_on(body: str, line: int) -> Item | None:
    """The task item on that line of the body (from 1)."""
    found = next((found for at, found, _ in _items(body, 1) if at == line), None)
    return Item(found[1], found[2] != " ", found[4]) if found else None


def set_done(body: str, line: int, done: bool) -> str:
    """The body with the item on that line of it (from 1) marked; any other line is left as it is.

    Raises ValueError if there is no task item on that line.
    """
    lines = lines_of(body)
    for at, found, _ in _items(body, 1):
        if at == line:
            lines[line - 1] = (
                found[1] + ("x" if done else " ") + lines[line - 1][len(found[1]) + 1 :]
            )
            return "".join(lines)
    raise ValueError(line)


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
    from .sections import append_to_section

    items = [at for at, _, under in _items(body, 1) if section is None or under == section]
    text = format_task(task)
    if not items and section is not None:
        return append_to_section(body, section, text)
    lines = lines_of(body)
    eol = "\r\n" if "\r\n" in body else "\n"
    at = items[-1] if items else len(lines)
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += eol
    gap = [eol] if not items and lines and lines[-1].strip() else []
    return "".join([*lines[:at], *gap, text + eol, *lines[at:]])


def _items(body: str, first_line: int) -> Iterator[tuple[int, re.Match[str], str]]:
    fence = section = ""
    for line, whole in enumerate(lines_of(body), start=first_line):
        text = whole.rstrip("\r\n")
        mark = _FENCE.match(text)
        if mark and (not fence or (text.strip().startswith(fence) and text.strip(fence[0]) == "")):
            fence = "" if fence else mark[1]
        elif not fence:
            heading = _HEADING.match(text)
            section = heading[1] if heading else section
            found = _ITEM.match(text)
            if found:
                yield line, found, section


def _taken_due(text: str) -> tuple[date | None, str]:
    for found in _DUE.finditer(text):
        try:
            return date.fromisoformat(found[1]), text[: found.start()] + text[found.end() :]
        except ValueError:
            continue
    return None, text
