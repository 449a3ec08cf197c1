"""Evaluations as something one does: whether one has been made, and the form it is made in (M2)."""

from __future__ import annotations

from ..records.record import Record
from .facts import Facts
from .step import Action, ActionKind


def evaluations(facts: Facts, kind: str = "") -> tuple[Record, ...]:
    """What has been answered in the open mentorship, of one kind or of all."""
    return tuple(one for one in _of_kind(facts, kind) if _answered(one))


def evaluate(facts: Facts, kind: str, field: str) -> Action:
    """The form of an evaluation of today, at a field; one that was saved empty is gone on with."""
    empty = next((one for one in _of_kind(facts, kind) if not _answered(one)), None)
    today = facts.today.isoformat()
    if empty is None:
        return Action(
            ActionKind.ADD, "evaluation", field=field, values={"kind": kind, "date": today}
        )
    return Action(ActionKind.EDIT, "evaluation", empty.path, field, values={"date": today})


def _of_kind(facts: Facts, kind: str) -> list[Record]:
    found = facts.snapshot.current("evaluation")
    return [one for one in found if not kind or one.text("kind") == kind]


def _answered(evaluation: Record) -> bool:
    scores = evaluation.scores("goals") or evaluation.scores("statements")
    said = evaluation.text("decision") or evaluation.number("dare_again") is not None
    return bool(evaluation.written or scores or said)
