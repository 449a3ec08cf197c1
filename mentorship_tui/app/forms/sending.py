"""What a letter is saved with: with gaps left it is not sent, unless one says that it is."""

from __future__ import annotations

from ...guidance.facts import Facts
from ...guidance.sending import moved_on, receiver, when_sent
from ...journal.along import NOTHING, Along
from ...records.record import bare_reference, flat
from ...records.types.contact import UNSENT
from ...text.gaps import gaps_in
from .sheet import Sheet, Values


def as_sent(facts: Facts, sheet: Sheet, values: Values, body: str) -> tuple[Values, Along]:
    """More fields of the letter, and of whoever gets it; with gaps left it is not sent (F4)."""
    if not sheet.is_letter:
        return {}, NOTHING
    proposed = UNSENT if sheet.opened else sheet.preset.get("outcome")
    as_proposed = values.get("outcome") == proposed
    if as_proposed and gaps_in(body):
        return {"outcome": UNSENT, "follow_up": None}, NOTHING
    purpose = str(values.get("purpose") or "")
    fields = when_sent(purpose, facts.today) if sheet.opened and as_proposed else {}
    who = [bare_reference(str(slug)) for slug in flat(values.get("about"))]
    found = receiver(facts, who[0], purpose) if who else None
    return fields, moved_on(facts, found, purpose) if found else NOTHING
