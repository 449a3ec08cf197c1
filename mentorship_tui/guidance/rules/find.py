"""Steps of the search: everybody in question in turn, then the network (product.md, 2)."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import msg
from ...records.record import Record
from ..encourage import PLACES
from ..facts import Facts, name_of
from ..step import Action, ActionKind, Step
from . import candidates, tryouts

MEETING_STAGES = ("meeting", "trying")


def choose(facts: Facts) -> Iterator[Step]:
    """Somebody is chosen: go on to the agreement (R38)."""
    mentorship, mentor = facts.mentorship, facts.mentor
    if mentorship is None or mentor is None:
        return
    yield Step(
        "go_agree",
        msg("Go on to the agreement with {name}", name=name_of(mentor)),
        msg("You have chosen each other. Now you agree on how you want it to be."),
        Action(
            ActionKind.MOVE,
            "mentorship",
            mentorship.path,
            values={"phase": "agree", "mentor": mentor.slug},
        ),
        PLACES["agreement"],
    )


def with_each(facts: Facts) -> Iterator[Step]:
    """What comes next with each candidate, the furthest along first."""
    return (step for step in _with_all(facts) if step.rule not in WAITING)


def waiting_for(facts: Facts) -> Iterator[Step]:
    """What it is somebody else's turn to do, or another day's: proposed when nothing else is."""
    return (step for step in _with_all(facts) if step.rule in WAITING)


WAITING = ("tryout_ahead", "answer", "their_choice")


def _with_all(facts: Facts) -> Iterator[Step]:
    return (step for candidate in facts.candidates for step in _of(facts, candidate))


def _of(facts: Facts, candidate: Record) -> list[Step]:
    met = facts.tryouts(candidate) or candidate.text("stage") in MEETING_STAGES
    rules = tryouts.of_candidate if met else candidates.of_candidate
    return list(rules(facts, candidate))
