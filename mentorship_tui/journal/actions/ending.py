"""The ways a mentorship ends or goes on: a new term, or another kind of relation (C1, R46, R47)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ...guidance.term import Term
from ...i18n import msg
from ...records.record import Record, Value
from ...records.types.mentorship import BECOMES
from ..ledger.opened import ReadOnly
from .add_several import New, write_several

if TYPE_CHECKING:
    from ..journal import Journal

FRIENDLY_REASON = "became_other"


def extend(journal: Journal, end: date) -> Record:
    """A new term up to that day, which both are asked to say yes to (C1).

    Raises ReadOnly where there is no agreement to go on with.
    """
    agreement = journal.snapshot.single("agreement")
    if agreement is None:
        raise ReadOnly(msg("There is no agreement to extend. Write one first."))
    changes: dict[str, Value] = {"end": end.isoformat()}
    before = agreement.date("end")
    today = journal.clock().date()
    if before is not None and end > max(before, today):
        changes["midterm"] = Term(max(before, today), end).halfway.isoformat()
    return journal.set(agreement.path, changes)


def becomes_another(journal: Journal, becomes: str) -> None:
    """The relation is named for what it has become, and the mentorship is over: one commit."""
    mentorship = journal.snapshot.mentorship
    if mentorship is None:
        raise ReadOnly(msg("There is no mentorship to end."))
    closing, agreement = journal.snapshot.single("closing"), journal.snapshot.single("agreement")
    changes: dict[str, Mapping[str, Value]] = {
        mentorship.path: {"phase": "closed", "becomes": becomes}
    }
    if agreement is not None:
        changes[agreement.path] = {"status": "ended"}
    new = []
    if closing is not None:
        changes[closing.path] = {"becomes": becomes}
    else:
        day = journal.clock().date().isoformat()
        values = {"date": day, "reason": FRIENDLY_REASON, "becomes": becomes}
        new.append(New("closing", values))
    name = next(choice.label for choice in BECOMES if choice.key == becomes)
    said = msg("The mentorship is over and becomes: {relation}", relation=name)
    write_several(journal, said, new, changes)
