"""What a letter is saved with: with gaps left it is not sent, unless one says that it is."""

from __future__ import annotations

from datetime import date

from ...guidance.sending import when_sent
from ...records.types.contact import UNSENT
from ...text.gaps import gaps_in
from .sheet import Sheet, Values


def as_sent(sheet: Sheet, values: Values, body: str, today: date) -> Values:
    """More fields of the letter; with gaps left it is not sent (F4)."""
    proposed = UNSENT if sheet.opened else sheet.preset.get("outcome")
    if not sheet.is_letter or values.get("outcome") != proposed:
        return {}
    if gaps_in(body):
        return {"outcome": UNSENT, "follow_up": None}
    purpose = str(values.get("purpose") or "")
    return {"outcome": when_sent(purpose, today)["outcome"]} if sheet.opened else {}
