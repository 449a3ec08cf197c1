"""The five phases: what each still needs, and which are done, current or ahead (H1, R6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..i18n import Message, msg
from ..records.snapshot import Snapshot
from .facts import CLOSED, PHASES, Facts
from .term import final_done


class PhaseState(StrEnum):
    """Where a phase stands. None is locked: `ahead` says what is not done yet, no more."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


_INTENTION = msg("an intention")
_PROFILE = msg("a mentor profile")


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of the journey and what it still lacks."""

    name: str
    state: PhaseState
    missing: tuple[Message, ...] = ()

    @property
    def complete(self) -> bool:
        """True if it has all it needs, whether one has gone on or not."""
        return not self.missing


def phases(snapshot: Snapshot, today: date) -> tuple[Phase, ...]:
    """All five in order. The current one is the one the mentee is in, complete or not."""
    facts = Facts(snapshot, today)
    current = facts.phase or PHASES[0]
    return tuple(_phase(name, current, facts) for name in PHASES)


def _was_done(name: str, facts: Facts) -> bool:
    """It had all it needed once, though not everything of it stands there now."""
    closing = facts.closing
    match name:
        case "agree":
            return _agreed_once(facts)
        case "underway":  # the meetings were deleted at the end
            return closing is not None and closing.text("notes") == "delete"
        case "close":  # the relation became something else, which needs no evaluation
            return closing is not None
    return False


def missing(name: str, facts: Facts) -> tuple[Message, ...]:
    """What a phase lacks before it is done."""
    if facts.mentorship is None:
        return (msg("a mentorship to start"),)
    return tuple(_MISSING[name](facts))


def warning_before_contact(facts: Facts) -> Message | None:
    """What to say if somebody is to be written to without intention or profile (R7); no lock."""
    lacks = missing("prepare", facts)
    intention, profile = _INTENTION in lacks, _PROFILE in lacks
    if intention and profile:
        return msg("You have neither an intention nor a profile yet. Both make the letter easier.")
    if intention:
        return msg("You have no intention yet. It is the heart of the letter.")
    if profile:
        return msg("You have no mentor profile yet. It says whom you are looking for.")
    return None


def _phase(name: str, current: str, facts: Facts) -> Phase:
    lacks = missing(name, facts)
    if name == current:
        return Phase(name, PhaseState.CURRENT, lacks)
    passed = current == CLOSED or PHASES.index(name) < PHASES.index(current)
    done = passed and (not lacks or _was_done(name, facts))
    state = PhaseState.DONE if done else PhaseState.AHEAD
    return Phase(name, state, lacks)


def _prepare(facts: Facts) -> Iterator[Message]:
    mentorship, profile = facts.mentorship, facts.profile
    if mentorship is None or not mentorship.text("intention").strip():
        yield _INTENTION
    if not facts.goals:
        yield msg("a goal")
    if profile is None or not (profile.scores("qualities") or profile.texts("custom")):
        yield _PROFILE


def _find(facts: Facts) -> Iterator[Message]:
    if facts.mentor is None:
        yield msg("somebody you have chosen, and who has chosen you")


def _agree(facts: Facts) -> Iterator[Message]:
    agreement = facts.agreement
    if agreement is None:
        yield msg("an agreement")
        return
    if agreement.date("end") is None:
        yield msg("an end date")
    if agreement.date("agreed_me") is None:
        yield msg("your yes")
    if agreement.date("agreed_mentor") is None:
        yield msg("the mentor's yes")


def _agreed_once(facts: Facts) -> bool:
    """It was gone through, though the assent was opened again later (A2)."""
    agreement, mentorship = facts.agreement, facts.mentorship
    if agreement is None or mentorship is None:
        return False
    return agreement.text("status") in ("agreed", "revised") or bool(mentorship.date("term_end"))


def _underway(facts: Facts) -> Iterator[Message]:
    if not facts.held:
        yield msg("a first meeting")
    if facts.phase == "underway":
        yield msg("the rest of the term")


def _close(facts: Facts) -> Iterator[Message]:
    if not final_done(facts):
        yield msg("a final evaluation")
    if facts.closing is None:
        yield msg("a closing")
    if facts.phase != CLOSED:
        yield msg("the mentorship closed, with thanks")


_MISSING = {
    "prepare": _prepare,
    "find": _find,
    "agree": _agree,
    "underway": _underway,
    "close": _close,
}
