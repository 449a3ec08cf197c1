"""Evaluations over time: the goals, the relation, the worth of the meetings (M2, R17, R44)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..i18n import Message
from ..records.catalogue.statements import GOAL_QUESTIONS, RELATIONSHIP
from ..records.model import Choice
from ..records.record import Record
from ..records.snapshot import Snapshot
from ..text.natural import natural
from .facts import Facts, name_of

HIGHEST = 10


@dataclass(frozen=True, slots=True)
class Point:
    """One value on one day, and the record it stands in."""

    day: date
    value: int
    path: str


@dataclass(frozen=True, slots=True)
class Progress:
    """One goal over time."""

    goal: Record
    question: Message
    points: tuple[Point, ...]
    baseline: int | None
    target: int | None

    @property
    def over_time(self) -> tuple[Point, ...]:
        """The scores from where the goal started, so that a drawing says what the numbers say."""
        if self.baseline is None or not self.points:
            return self.points
        first = self.points[0].day
        start = min(self.goal.date("created") or first, first - timedelta(days=1))
        return (Point(start, self.baseline, self.goal.path), *self.points)

    @property
    def now(self) -> int | None:
        """Where the goal stands: the last score, else where it started."""
        return self.points[-1].value if self.points else self.baseline

    @property
    def change(self) -> int | None:
        """How far it has come since the baseline, else since the first score."""
        start = self.points[0].value if self.baseline is None and self.points else self.baseline
        return None if start is None or not self.points else self.points[-1].value - start

    @property
    def reached(self) -> bool:
        """True if the last score is at the target or above."""
        return bool(self.points) and self.points[-1].value >= (self.target or HIGHEST)


@dataclass(frozen=True, slots=True)
class Trend:
    """One statement about the relation over time, 1-5."""

    statement: Choice
    points: tuple[Point, ...]


def progress(snapshot: Snapshot) -> tuple[Progress, ...]:
    """Every goal that is not dropped, in the order of the titles, with its scores by date."""
    evaluations = _in_order(snapshot)
    goals = sorted(Facts(snapshot, date.min).goals, key=lambda goal: natural(goal.title))
    return tuple(_progress(goal, evaluations) for goal in goals)


def relation(snapshot: Snapshot) -> tuple[Trend, ...]:
    """Each statement about the relation; what was not known leaves no point."""
    evaluations = _in_order(snapshot)
    return tuple(Trend(one, _points(evaluations, "statements", one.key)) for one in RELATIONSHIP)


def relation_means(snapshot: Snapshot) -> tuple[int, ...]:
    """All statements of each evaluation taken together, in tenths, in order of date."""
    scores = ([*one.scores("statements").values()] for one in _in_order(snapshot))
    return tuple(round(10 * sum(found) / len(found)) for found in scores if found)


def worth(snapshot: Snapshot) -> tuple[Point, ...]:
    """What each meeting gave, 0-10, in order of date."""
    found = []
    for meeting in Facts(snapshot, date.min).held:
        day, value = meeting.date("date"), meeting.number("worth")
        if day is not None and value is not None:
            found.append(Point(day, value, meeting.path))
    return tuple(found)


def goal_question(goal: Record) -> Message:
    """What 0-10 means for a goal of this kind (study part 5b)."""
    return GOAL_QUESTIONS.get(goal.text("kind"), GOAL_QUESTIONS["concrete"])


def then_and_now(snapshot: Snapshot) -> tuple[tuple[str, int, int], ...]:
    """Each goal's name with its first and its last number, for the closing."""
    return tuple(
        (name_of(one.goal), one.now - one.change, one.now)
        for one in progress(snapshot)
        if one.now is not None and one.change is not None
    )


def _in_order(snapshot: Snapshot) -> list[Record]:
    found = [one for one in snapshot.current("evaluation") if one.date("date")]
    return sorted(found, key=lambda one: (one.text("date"), one.path))


def _progress(goal: Record, evaluations: list[Record]) -> Progress:
    return Progress(
        goal,
        goal_question(goal),
        _points(evaluations, "goals", goal.slug),
        goal.number("baseline"),
        goal.number("target"),
    )


def _points(evaluations: list[Record], field: str, key: str) -> tuple[Point, ...]:
    found = []
    for one in evaluations:
        day, value = one.date("date"), one.scores(field).get(key)
        if day is not None and value is not None:
            found.append(Point(day, value, one.path))
    return tuple(found)
