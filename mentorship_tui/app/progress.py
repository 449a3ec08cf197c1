"""How far a goal has come, by what was written down last."""

from __future__ import annotations

from ..records.record import Record
from ..records.snapshot import Snapshot


def progress(snapshot: Snapshot) -> dict[str, int]:
    """The newest score (0-10) of each goal by its slug; where it started until there is one."""
    found: dict[str, int] = {}
    for goal in snapshot.current("goal"):
        start = goal.number("baseline")
        if start is not None:
            found[goal.slug] = start
    evaluations = snapshot.current("evaluation")
    for one in sorted(evaluations, key=lambda one: (one.text("date"), one.path)):
        found.update(one.scores("goals"))
    return found


def history_of(goal: Record, snapshot: Snapshot) -> tuple[tuple[str, int], ...]:
    """Every score with its day, the oldest first, from where it started."""
    start = goal.number("baseline")
    first = [(goal.text("created"), start)] if start is not None else []
    scored = [
        (one.text("date"), one.scores("goals")[goal.slug])
        for one in snapshot.current("evaluation")
        if goal.slug in one.scores("goals")
    ]
    return (*first, *sorted(scored))
