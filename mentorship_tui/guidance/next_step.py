"""The one next best step (H1, H3): the first rule that has something to say, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, time

from ..records.snapshot import Snapshot
from .facts import CLOSED, Facts
from .rules import (
    agree,
    candidates,
    close,
    find,
    goals,
    meetings,
    network,
    others,
    prepare,
    promises,
    replies,
    tryouts,
    underway,
    unreadable,
)
from .step import Action, ActionKind, Step

__all__ = ["Action", "ActionKind", "Step", "next_step", "steps"]

Rule = Callable[[Facts], Iterable[Step]]

# study part 4: (a) overdue promise, (b) meeting within three days unprepared,
# (c) held meeting not summarised, (d) no next date, (e) waiting reply, (f) next step in the phase
FIRST: tuple[Rule, ...] = (
    promises.actions,
    promises.planned_steps,
    promises.follow_ups,
    meetings.prepare,
    meetings.was_it_held,
    meetings.sum_up,
    underway.near_the_end,
    meetings.next_date,
    replies.waiting,
    tryouts.choice_due,
)

BY_PHASE: Mapping[str, tuple[Rule, ...]] = {
    "prepare": (
        prepare.best_result,
        prepare.intention,
        prepare.first_goal,
        prepare.profile,
        prepare.goal_sign,
        prepare.goal_side,
        prepare.other_side,
        prepare.better_profile,
        prepare.go_on,
    ),
    "find": (
        prepare.intention,
        prepare.profile,
        tryouts.reason,
        find.choose,
        candidates.thank_no,
        network.first_person,
        find.with_each,
        network.thank,
        network.name_given,
        network.later,
        network.ask,
        network.lead,
        find.waiting_for,
        network.answer,
        network.widen,
    ),
    "agree": (
        agree.nobody_chosen,
        tryouts.reason,
        others.kind_nos,
        network.thank,
        agree.agreement,
        agree.end_date,
        agree.clauses,
        agree.my_yes,
        agree.their_yes,
        agree.agreed,
        agree.mentor,
        agree.go_on,
    ),
    "underway": (
        underway.no_agreement,
        close.new_term,
        underway.decided_to_end,
        underway.adjust,
        underway.assents,
        underway.midterm,
        goals.reached,
        underway.second_chair,
        underway.other_chair,
        underway.concerns,
        underway.check_in,
        others.kind_nos,
        goals.day_has_come,
        meetings.plan_said,
        underway.topic,
        underway.rest,
    ),
    "close": (
        close.new_term,
        close.talk_said,
        close.closing_talk,
        close.talk_ahead,
        close.final_evaluation,
        goals.reached,
        close.closing,
        close.how_close,
        close.becomes,
        close.thank_mentor,
        close.close,
    ),
    CLOSED: (close.thanks_owed, close.fate_of_notes, close.next_journey),
}


def next_step(
    snapshot: Snapshot, today: date, skipped: Collection[str] = (), now: time | None = None
) -> Step | None:
    """The one step to propose; None if all that applied were answered with "not now"."""
    return next((step for step in steps(snapshot, today, now) if step.key not in skipped), None)


def steps(snapshot: Snapshot, today: date, now: time | None = None) -> Iterator[Step]:
    """Every step that applies, the best first."""
    facts = Facts(snapshot, today, now)
    broken = tuple(unreadable.mend(facts))
    yield from broken
    if facts.mentorship is None:
        if not broken:
            yield from prepare.start(facts)
        return
    first = () if facts.phase == CLOSED else FIRST
    for rule in (*first, *BY_PHASE[facts.phase]):
        yield from rule(facts)
