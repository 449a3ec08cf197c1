"""A record's own text as part of a document: its headings, its task items, no empty sections."""

from __future__ import annotations

import re
from dataclasses import replace

from ..text.sections import sections
from ..text.tasks import Task, parse_tasks

DEEPEST = 6

_BOX = re.compile(r"(\s*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]\]\s+)")


def lowered(body: str, by: int = 1) -> str:
    """The text with its headings that much lower, so that they stay below the record's own."""
    for section in reversed(sections(body)):
        start = section.start + len(body[section.start :]) - len(body[section.start :].lstrip(" "))
        body = body[:start] + "#" * min(by, DEEPEST - section.level) + body[start:]
    return body


def without_empty(body: str) -> str:
    """The text without headings that have nothing below them, as a template leaves them."""
    for section in reversed(sections(body)):
        if not body[section.inner : _end(body, section.start)].strip():
            body = body[: section.start] + body[_end(body, section.start) :]
    return body


def with_tasks_told(body: str, mentor: str) -> str:
    """The task items as they are said: `due:2027-03-01 @mentor` becomes the name and the day."""
    lines = body.split("\n")
    for task in parse_tasks(body):
        box = _BOX.match(lines[task.line - 1])
        if box:
            lines[task.line - 1] = box[1] + _told(task, mentor)
    return "\n".join(lines)


def _told(task: Task, mentor: str) -> str:
    told = replace(task, owner=mentor if task.owner else "")
    about = ", ".join(
        part for part in (told.owner, told.due.isoformat() if told.due else "") if part
    )
    return f"{told.text} ({about})" if about else told.text


def _end(body: str, start: int) -> int:
    return next((one.end for one in sections(body) if one.start == start), len(body))
