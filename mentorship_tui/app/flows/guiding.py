"""Steps that have a screen of their own, instead of the form of the record."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from ...guidance.step import ActionKind, Step
from .closing import fate, next_journey
from .underway import clauses, make_agenda, sum_up

if TYPE_CHECKING:
    from ..app import MentorshipApp

CLAUSES = ("clauses", "my_yes", "their_yes", "adjust")


def guide(app: MentorshipApp, step: Step) -> Coroutine[Any, Any, None] | None:
    """What to do for the step; None if the form does."""
    action = step.action
    if action.kind is not ActionKind.EDIT:
        return next_journey(app) if step.rule == "next_journey" else None
    if step.rule == "fate_of_notes":
        return fate(app)
    if step.rule in CLAUSES:
        return clauses(app, action.path, action.field)
    if step.rule == "prepare_meeting":
        return make_agenda(app, action.path)
    if step.rule == "sum_up":
        return sum_up(app, action.path)
    return None
