"""What a record that is saved says of others: the same rule for a form, a key and a command."""

from __future__ import annotations

from ..guidance.answers import CHOSEN, asked_person, is_choice, status_after
from ..records.record import Record, Value
from ..records.snapshot import Snapshot
from .along import NOTHING, Along


def following(snapshot: Snapshot, before: Record | None, after: Record) -> Along:
    """Fields of other records that change with it; `before` is None for a new one."""
    match after.type:
        case "contact":
            return {**_answered(snapshot, before, after), **_chosen(snapshot, before, after)}
        case "tryout":
            return _told(snapshot, before, after)
        case "closing":
            return _became(snapshot, before, after)
    return NOTHING


def _answered(snapshot: Snapshot, before: Record | None, contact: Record) -> Along:
    """Whoever of the network has answered is not "asked" any more (F1)."""
    found: dict[str, dict[str, Value]] = {}
    for slug in contact.words("about"):
        person = asked_person(snapshot, slug, contact.fields)
        status = status_after(person, contact.text("outcome"), before) if person else ""
        if person is not None and status not in ("", person.text("ask_status")):
            found[person.path] = {"ask_status": status}
    return found


def _chosen(snapshot: Snapshot, before: Record | None, contact: Record) -> Along:
    """The answer to "I would like you as my mentor" is their choice after the try-out (R38)."""
    outcome = contact.text("outcome")
    if outcome not in CHOSEN or (before is not None and before.text("outcome") == outcome):
        return NOTHING
    about = contact.words("about")
    held = [
        one
        for one in snapshot.current("tryout")
        if one.words("candidate")[:1] and one.words("candidate")[0] in about
        if one.text("status") == "held"
    ]
    last = max(held, key=lambda one: one.text("date"), default=None)
    if last is None or last.text("my_choice") != "yes" or not is_choice(contact, last):
        return NOTHING
    return {last.path: {"their_choice": outcome}}


def _told(snapshot: Snapshot, before: Record | None, tryout: Record) -> Along:
    """Their choice, noted on the try-out, is what the letter that asked for it waited for (R38)."""
    choice = tryout.text("their_choice")
    if choice not in CHOSEN or (before is not None and before.text("their_choice") == choice):
        return NOTHING
    outcome = choice if choice != "maybe" else None  # to meet once more is no answer to a letter
    return {
        contact.path: {"outcome": outcome}
        for contact in snapshot.current("contact")
        if contact.words("about")[:1] == tryout.words("candidate")[:1]
        if contact.text("purpose") == "choose" and is_choice(contact, tryout)
        if contact.text("outcome") == "waiting"
    }


def _became(snapshot: Snapshot, before: Record | None, closing: Record) -> Along:
    """Where it has been said already what the relation became, it is said in two records (R47)."""
    owner = next(iter(snapshot.of("mentorship", closing.mentorship)), None)
    said = closing.text("becomes")
    if before is None or owner is None or said in ("", before.text("becomes")):
        return NOTHING
    return {owner.path: {"becomes": said}} if owner.text("becomes") not in ("", said) else NOTHING
