"""What an answer that is written down says of the one it came from (F1, R30, R38)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..records.record import Record, Value
from ..records.snapshot import Snapshot

CHOSEN = ("yes", "maybe", "no")  # what one may answer to who would like one as mentor
FOR_NAMES = ("ask", "sounding")
TELLING = ("choose", "schedule")  # older letters that chose were noted as booking a time
NOT_ANSWERED = ("", "not_asked", "asked")


def asked_person(snapshot: Snapshot, slug: str, contact: Mapping[str, Value]) -> Record | None:
    """Whom of the network the answer came from.

    Where a candidate is known by the same name, what was not about names went to the candidate.
    """
    person = next((one for one in snapshot.of("person") if one.slug == slug), None)
    if any(one.slug == slug for one in snapshot.current("candidate")):
        names = contact.get("purpose") in FOR_NAMES or contact.get("outcome") == "name_given"
        return person if names else None
    return person


def status_after(person: Record, outcome: str, before: Record | None) -> str:
    """Their new status; "" if it stays, or if no answer has been written down just now.

    `before` is the contact as it was, with the outcome it had.
    """
    if person.type != "person" or (before is not None and before.text("outcome") == outcome):
        return ""
    if outcome == "name_given":
        return "suggested"
    return "none" if outcome == "no" and person.text("ask_status") in NOT_ANSWERED else ""


def is_choice(contact: Record, tryout: Record) -> bool:
    """True if it tells them, after that try-out, that one would like them as mentor."""
    asks = contact.text("direction") != "in" and contact.text("purpose") in TELLING
    return asks and contact.text("date") >= tryout.text("date")


def their_choice(tryout: Record, contacts: Iterable[Record]) -> str:
    """What they chose after it, as noted on it or on the letter that asked; "" for nothing yet."""
    if tryout.text("their_choice") in CHOSEN:
        return tryout.text("their_choice")
    asked = [one.text("outcome") for one in contacts if is_choice(one, tryout)]
    return next((outcome for outcome in reversed(asked) if outcome in CHOSEN), "")
