"""Steps once a mentor is chosen: whoever else one was in touch with gets to know (study part 6)."""

from __future__ import annotations

from collections.abc import Iterator

from ...records.record import Record
from ..facts import Facts
from ..step import Step
from .candidates import answered_no
from .network import waiting_contact
from .replies import LET_REST_DAYS, let_rest
from .tryouts import declined, kind_no

MET_OR_ASKED = ("contacted", "meeting", "trying")


def kind_nos(facts: Facts) -> Iterator[Step]:
    """A kind no to each who waits for a word; who was written to in vain twice is let be."""
    mentor = facts.mentor
    if mentor is None:
        return
    for candidate in facts.candidates:
        if candidate.path != mentor.path and candidate.text("stage") != "chosen":
            yield from _kind_no(facts, candidate)


def _kind_no(facts: Facts, candidate: Record) -> Iterator[Step]:
    contacts, tryouts = facts.contacts(candidate), facts.tryouts(candidate)
    if not contacts and not tryouts and candidate.text("stage") not in MET_OR_ASKED:
        return  # they know of nothing
    waiting = waiting_contact(facts, candidate)
    days = -facts.days_to(waiting) if waiting else 0
    if answered_no(facts, candidate):
        yield declined(candidate)
    elif waiting and waiting.text("purpose") == "follow_up" and days >= LET_REST_DAYS:
        yield let_rest(candidate, days)
    else:
        since = max((one.text("date") for one in tryouts), default="")
        yield from kind_no(facts, candidate, since)
