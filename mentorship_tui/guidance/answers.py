"""Where somebody of the network stands once their answer is written down (F1, R30)."""

from __future__ import annotations

from ..records.record import Record

NOT_ANSWERED = ("", "not_asked", "asked")


def status_after(person: Record, outcome: str, before: Record | None) -> str:
    """Their new status; "" if it stays, or if no answer has been written down just now.

    `before` is the contact as it was, with the outcome it had.
    """
    if person.type != "person" or (before is not None and before.text("outcome") == outcome):
        return ""
    if outcome == "name_given":
        return "suggested"
    return "none" if outcome == "no" and person.text("ask_status") in NOT_ANSWERED else ""
