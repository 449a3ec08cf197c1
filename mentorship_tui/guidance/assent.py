"""The assent of both to the agreement, and what asks for it again (A2, R38-R40)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..i18n import Message, msg
from ..records.catalogue.clauses import CLAUSES
from ..records.model import Choice
from ..records.record import Record, Value

AGREED = "agreed"
YESES = ("agreed_me", "agreed_mentor")  # the day each said yes
# what the two have agreed on: a change of any of these asks both again
TERMS = ("start", "end", "midterm", "interval_weeks", "minutes", "place")


class AssentState(StrEnum):
    """How far the agreement has come."""

    OPEN = "open"  # clauses are not settled
    READY = "ready"  # all settled, nobody has said yes
    MINE = "mine"  # the mentee has said yes
    THEIRS = "theirs"  # the mentor has said yes
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Assent:
    """The clauses by state and the two yeses."""

    state: AssentState
    clauses: Mapping[str, str]  # every clause, in order; those not mentioned are open
    mine: date | None
    theirs: date | None
    unsettled: tuple[Choice, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many clauses there are in each state."""
        return Counter(self.clauses.values())


def assent(agreement: Record) -> Assent:
    """Where an agreement stands."""
    states = clause_states(agreement)
    mine, theirs = agreement.date("agreed_me"), agreement.date("agreed_mentor")
    left = unsettled(agreement)
    return Assent(_state(mine, theirs, bool(left)), states, mine, theirs, left)


def clause_states(agreement: Record) -> dict[str, str]:
    """The state of every clause: the known ones in their order, then one's own."""
    said = agreement.texts("clauses")
    known = {clause.key: said.get(clause.key, "open") for clause in CLAUSES}
    return known | {key: state for key, state in said.items() if key not in known}


def unsettled(agreement: Record) -> tuple[Choice, ...]:
    """The clauses that are not agreed, in order."""
    labels = {clause.key: clause for clause in CLAUSES}
    return tuple(
        labels.get(key, Choice(key, Message(key)))
        for key, state in clause_states(agreement).items()
        if state != AGREED
    )


def both_agree(agreement: Record) -> bool:
    """True when there are two yeses (study part 3: both needed)."""
    return all(agreement.date(name) is not None for name in YESES)


def reopens(
    before: Record, changes: Mapping[str, Value], changed_clauses: tuple[str, ...] = ()
) -> dict[str, Value]:
    """What to change along with `changes`, so that both are asked again; empty if nobody is.

    `changed_clauses` are those whose text in the body was changed. A clause that was agreed
    becomes proposed; both yeses are taken back. One without a state, under a heading of the two's
    own, is agreed on by the yeses alone. Saying yes itself asks nobody again.
    """
    states = clause_states(before)
    texts = [key for key in changed_clauses if states.get(key, AGREED) == AGREED]
    back: dict[str, Value] = {f"clauses.{key}": "proposed" for key in texts if key in states}
    if not (texts or any(_terms_changed(before, changes))):
        return {}
    for field in YESES:
        if before.date(field) and field not in changes:
            back[field] = None
    if before.text("status") == AGREED and "status" not in changes:
        back["status"] = "revised"
    return back


def asks_again(before: Record, changes: Mapping[str, Value]) -> Message | None:
    """What to tell the mentee before such a change is saved; None if nobody is asked again."""
    if not reopens(before, changes):
        return None
    return msg("This changes what you have agreed on. Both of you are asked to say yes again.")


def _terms_changed(before: Record, changes: Mapping[str, Value]) -> Iterator[bool]:
    said = clause_states(before)
    for field, value in changes.items():
        name, _, key = field.partition(".")
        if name in TERMS:
            yield before.fields.get(name) not in (None, value)
        elif name == "clauses" and key:
            yield said.get(key) == AGREED and value != AGREED
        elif name == "clauses" and isinstance(value, dict):
            yield any(said.get(one) == AGREED and value.get(one) != AGREED for one in said)


def _state(mine: date | None, theirs: date | None, left: bool) -> AssentState:
    if mine and theirs:
        return AssentState.BOTH
    if mine:
        return AssentState.MINE
    if theirs:
        return AssentState.THEIRS
    return AssentState.OPEN if left else AssentState.READY
