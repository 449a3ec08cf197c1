"""What is to be done about a thing that is due: the same as the next step would do (M4, H1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .due import Due, DueKind
from .facts import Facts
from .next_step import steps
from .rules import close, underway
from .step import Action, ActionKind, Step
from .term import term_of

RULES: Mapping[DueKind, tuple[str, ...]] = {
    DueKind.FOLLOW_UP: ("planned_step", "follow_up_person", "remind", "answer", "their_choice"),
    DueKind.TRYOUT: ("tryout_held",),
    DueKind.MEETING: ("was_it_held", "prepare_meeting", "plan_meeting"),
    DueKind.GOAL: ("goal_day",),
    DueKind.TERM: ("go_close",),
}


def step_for(one: Due, facts: Facts) -> Step | None:
    """The step for it; None while there is nothing to do but look at it."""
    if one.kind is DueKind.EVALUATION:
        return next(_evaluation(one, facts), None)
    if one.kind is DueKind.ACTION:
        return _tick(one) if one.date <= facts.today else None
    if one.date > facts.today and one.kind is not DueKind.MEETING:
        return None
    rules = RULES[one.kind]
    found = steps(facts.snapshot, facts.today, facts.now)
    return next(
        (s for s in found if s.rule in rules and one.path in (s.action.path, s.about)), None
    )


def _evaluation(one: Due, facts: Facts) -> Iterator[Step]:
    """The form, also before its day: looking at it early does no harm."""
    term = term_of(facts)
    if facts.phase == "underway" and term is not None and one.date == term.halfway:
        yield underway.midterm_step(facts)
    else:
        yield from close.final_evaluation(facts)


def _tick(one: Due) -> Step:
    action = Action(ActionKind.TICK, "meeting", one.path, line=one.line)
    return Step("promise", one.text, one.text, action)
