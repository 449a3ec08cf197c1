"""Timing by taking turns: each side runs as often, alternating, and the medians are compared."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ours against what a user would compare with."""

    what: str
    against: str
    ours: float
    theirs: float
    aim: float | None
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times theirs ours is."""
        return self.ours / self.theirs


def compare(
    what: str,
    ours: Callable[[], float],
    against: str,
    theirs: Callable[[], float],
    *,
    rounds: int,
    aim: float | None = None,
) -> Row:
    """Both sides measured in turns; each returns its seconds."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return Row(
        what,
        against,
        median(pair[0] for pair in pairs) * 1000,
        median(pair[1] for pair in pairs) * 1000,
        aim,
    )


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
