"""What a letter changes once it is sent: it is waited for, and whoever got it has been asked.

A letter with gaps left is not sent yet (F4): nobody has got it, and nobody is waited for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from ..records.record import Record, Value
from ..records.registry import TYPES
from ..records.types.contact import UNSENT
from .facts import Facts

ANSWERED = ("ask", "first", "follow_up", "schedule", "choose")  # purposes after which one waits
FOLLOW_UP_DAYS = 10  # study part 4: no reply for ten days, one follow-up
_MOVED = {  # where the one it goes to then stands, and from which places they are moved there
    "ask": ("person", "asked", ("", "not_asked")),
    "first": ("candidate", "contacted", ("named", "researching", "not_now")),
    "follow_up": ("candidate", "contacted", ("not_now",)),
    "decline": (
        "candidate",
        "i_declined",
        ("named", "researching", "contacted", "meeting", "trying", "chosen", "not_now"),
    ),
    "thank": ("person", "thanked", ("", "not_asked", "asked", "suggested", "none")),
}


def when_sent(purpose: str, today: date) -> dict[str, Value]:
    """The fields of a letter that is sent today."""
    if purpose not in ANSWERED:
        return {"date": today.isoformat(), "outcome": None}
    day = (today + timedelta(days=FOLLOW_UP_DAYS)).isoformat()
    return {"date": today.isoformat(), "outcome": "waiting", "follow_up": day}


def moved_on(facts: Facts, person: Record, purpose: str) -> dict[str, Mapping[str, Value]]:
    """Whoever has been written to is not "not asked yet" any more; the closing notes thanks."""
    kind, stage, before = _MOVED.get(purpose, ("", "", ()))
    if person.type == kind and person.text(TYPES[kind].stage) in before:
        return {person.path: {TYPES[kind].stage: stage}}
    closing, mentor = facts.closing, facts.mentor
    to_mentor = mentor is not None and mentor.path == person.path
    if purpose == "thank" and to_mentor and closing is not None and not closing.date("thanked"):
        return {closing.path: {"thanked": facts.today.isoformat()}}
    return {}


def receiver(facts: Facts, slug: str, purpose: str) -> Record | None:
    """Whom the letter goes to; one may be both in the network and a candidate."""
    people = (*facts.snapshot.of("person"), *facts.snapshot.current("candidate"))
    found = [one for one in people if one.slug == slug]
    kind = _MOVED.get(purpose, ("", "", ()))[0]
    return next((one for one in found if one.type == kind), next(iter(found), None))


def begun(facts: Facts, person: Record, purpose: str) -> Record | None:
    """A letter to them that was begun and has gaps left; one goes on with it."""
    found = (
        one
        for one in facts.snapshot.current("contact")
        if one.text("outcome") == UNSENT and person.slug in one.words("about")[:1]
    )
    return next((one for one in found if one.text("purpose") == purpose), None)
