"""A record's own text as part of a document: its headings, its task items, no empty sections."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from ..text.sections import sections
from ..text.structure import structure
from ..text.tasks import Task, with_items_told

DEEPEST = 6


def lowered(body: str, by: int = 1) -> str:
    """The text with its headings that much lower, so that they stay below the record's own."""
    for heading in reversed(structure(body).headings):
        written = body[heading.start : heading.inner]
        level = min(heading.level + by, DEEPEST)
        if written.lstrip(" ").startswith("#"):
            line = f"{'#' * (level - heading.level)}{written.lstrip(' ')}"
        else:  # an underlined one has two levels only
            line = f"{'#' * level} {heading.text}\n"
        body = f"{body[: heading.start]}{line}{body[heading.inner :]}"
    return body


def without_empty(body: str) -> str:
    """The text without headings that have nothing below them, as a template leaves them."""
    for section in reversed(sections(body)):
        if not body[section.inner : _end(body, section.start)].strip():
            body = body[: section.start] + body[_end(body, section.start) :]
    return body


def with_tasks_told(body: str, mentor: str) -> str:
    """The task items as they are said: `due:2027-03-01 @mentor` becomes the name and the day."""
    return with_items_told(body, partial(_told, mentor=mentor))


def _told(task: Task, mentor: str) -> str:
    told = replace(task, owner=mentor if task.owner else "")
    about = ", ".join(
        part for part in (told.owner, told.due.isoformat() if told.due else "") if part
    )
    return f"{told.text} ({about})" if about else told.text


def _end(body: str, start: int) -> int:
    return next((one.end for one in sections(body) if one.start == start), len(body))
