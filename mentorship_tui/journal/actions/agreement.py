"""The agreement as it is gone through: clause by clause, and the yes of both (A1, A2, R38-R40)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...guidance.assent import AGREED, YESES, clause_states
from ...guidance.clauses import clause_heading
from ...i18n import msg
from ...records.record import Record, Value
from ...text.sections import replace_section

if TYPE_CHECKING:
    from ..journal import Journal


def set_clause(
    journal: Journal, path: str, key: str, *, state: str | None = None, text: str | None = None
) -> Record:
    """Settle a clause, or word it anew; one commit."""
    opened, document = journal.cache.open_to_edit(path)
    changes: dict[str, Value] = {} if state is None else {f"clauses.{key}": state}
    body = None
    if text is not None:
        body = replace_section(document.body, clause_heading(document.body, key, journal.tr), text)
    return journal.save(opened, changes, body).record


def settle_all(journal: Journal, path: str) -> Record:
    """Every clause is agreed, as it stands: one step, one commit."""
    opened, _ = journal.cache.open_to_edit(path)
    open_ones = [key for key, state in clause_states(opened.record).items() if state != AGREED]
    changes: dict[str, Value] = {f"clauses.{key}": AGREED for key in open_ones}
    return journal.save(opened, changes, said=msg("Agreement: all clauses agreed")).record


def say_yes(journal: Journal, path: str, field: str, day: date | None) -> Record:
    """One of the two has said yes on that day; None takes it back. With both it is agreed."""
    opened, _ = journal.cache.open_to_edit(path)
    other = next(name for name in YESES if name != field)
    both = day is not None and opened.record.date(other) is not None
    limited = opened.record.date("end") is not None
    status = AGREED if both and limited else "proposed"
    if day is None and opened.record.text("status") == "draft":
        status = "draft"
    changes: dict[str, Value] = {field: day.isoformat() if day else None, "status": status}
    return journal.save(opened, changes).record
