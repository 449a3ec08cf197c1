"""A name for each task item that lasts through the versions of its text, for calendars.

An item has no id in the file. It is known by the words it began with, and followed from version
to version: the same words, else the most like them, as the merge of two versions does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from .tasks import Task

ALIKE = 0.6  # as in the merge of task items


@dataclass(frozen=True, slots=True)
class Named:
    """An item as it is, or was when it was last there, and the day it last had."""

    name: str
    task: Task
    due: date | None
    there: bool = True


def named_tasks(versions: Iterable[Sequence[Task]]) -> tuple[Named, ...]:
    """The items of the last version, in its order, then those that earlier ones had alone.

    Of two with the same words in one version the second has a name of its own.
    """
    known: list[Named] = []
    for tasks in versions:
        known = _next(known, tasks)
    return tuple(known)


def _next(known: list[Named], tasks: Sequence[Task]) -> list[Named]:
    left = list(known)
    found: dict[int, Named] = {}
    for is_same in (_as_it_was, _same_words, _gone_words):
        for at, task in enumerate(tasks):
            twin = None if at in found else next((o for o in left if is_same(o, task)), None)
            if twin is not None:
                left.remove(twin)
                found[at] = twin
    for at, task in enumerate(tasks):
        alike = None if at in found else _most_like([one for one in left if one.there], task)
        if alike is not None:
            left.remove(alike)
            found[at] = alike
    taken = {one.name for one in known}
    now: list[Named] = []
    for at, task in enumerate(tasks):
        old = found.get(at)
        name = old.name if old else _new_name(task.text, taken)
        taken.add(name)
        now.append(Named(name, task, task.due or (old.due if old else None)))
    return [*now, *(replace(one, there=False) for one in left)]


def _as_it_was(old: Named, task: Task) -> bool:
    return old.there and (old.task.text, old.task.due) == (task.text, task.due)


def _same_words(old: Named, task: Task) -> bool:
    return old.there and old.task.text == task.text


def _gone_words(old: Named, task: Task) -> bool:
    return old.task.text == task.text


def _most_like(left: Sequence[Named], task: Task) -> Named | None:
    scored = [
        (SequenceMatcher(None, old.task.text, task.text).ratio(), -at)
        for at, old in enumerate(left)
    ]
    score, at = max(scored, default=(0.0, 0))
    return left[-at] if score >= ALIKE else None


def _new_name(words: str, taken: set[str]) -> str:
    count = next(n for n in range(1, len(taken) + 2) if _numbered(words, n) not in taken)
    return _numbered(words, count)


def _numbered(words: str, count: int) -> str:
    return words if count == 1 else f"{words}#{count}"
