"""Letters without an answer: one reminder, then let it rest (study part 4, e)."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import msg, nmsg
from ...records.record import Record
from ..encourage import PLACES
from ..facts import Facts, name_of
from ..step import Action, ActionKind, Step
from .network import waiting_contact

REMIND_DAYS = 10  # study part 4, Contact: no reply in ten days -> one follow-up
LET_REST_DAYS = 14  # fourteen days more -> thank, move on


def waiting(facts: Facts) -> Iterator[Step]:
    """Somebody asked or written to has not answered for long, or since the day one chose."""
    if facts.phase not in ("prepare", "find"):
        return
    for person in facts.written_to:
        contact = waiting_contact(facts, person)
        step = _step(facts, person, contact) if contact else None
        if step is not None:
            yield step


def _step(facts: Facts, person: Record, contact: Record) -> Step | None:
    days = -facts.days_to(contact)
    if contact.text("purpose") == "follow_up":
        return let_rest(person, days) if days >= LET_REST_DAYS else None
    chosen = contact.date("follow_up")
    if chosen is not None and chosen > facts.today:
        return None
    return _remind(person, contact, days) if chosen or days >= REMIND_DAYS else None


def _remind(person: Record, contact: Record, days: int) -> Step:
    return Step(
        "remind",
        msg("Write one short reminder to {name}", name=name_of(person)),
        nmsg(
            "It has been {count} day. Yes, no or later is answer enough, and easy to give.",
            "It has been {count} days. Yes, no or later is answer enough, and easy to give.",
            days,
        ),
        Action(ActionKind.DRAFT, "contact", person.path, template="follow_up"),
        PLACES["waiting"],
        contact.path,
    )


def let_rest(person: Record, days: int) -> Step:
    """They were written to twice, that many days ago the last time, and are silent."""
    field, value = ("stage", "not_now") if person.type == "candidate" else ("ask_status", "none")
    return Step(
        "let_rest",
        msg("Let {name} be, and go on to somebody else", name=name_of(person)),
        nmsg(
            "You have written twice, and it has been {count} day. It says nothing about you.",
            "You have written twice, and it has been {count} days. It says nothing about you.",
            days,
        ),
        Action(ActionKind.MOVE, person.type, person.path, values={field: value}),
        PLACES["no"],
        person.path,
    )
