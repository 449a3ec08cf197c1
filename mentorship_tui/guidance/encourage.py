"""Encouragement at the hard places, and what the mentee's own nerves have shown (H2, R2, R3).

Short, warm and true: never a streak, never guilt. The caller leaves it out if it is switched off.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..i18n import Message, msg
from ..records.record import Record
from ..records.snapshot import Snapshot

# study part 4, by place
PLACES = {
    "home": msg("One small step is enough today."),
    "intention": msg("Start with a draft, polish later."),
    "profile": msg("You are not looking for a perfect mentor, but for the right one for you."),
    "network": msg("Most people are glad to be asked."),
    "candidates": msg("Research makes the first line easier."),
    "contact": msg("It is hard for nearly everyone, and usually feels better afterwards."),
    "waiting": msg("You have done the hard part. Silence mostly means a full inbox."),
    "no": msg("A no is an answer, not a grade on you."),
    "yes": msg("You dared, and it worked."),
    "tryout": msg("It is only a talk. You both get to see how it feels."),
    "agreement": msg("Ground rules make it easier to be brave."),
    "first_meeting": msg(
        "The first meeting need not be brilliant. It is enough that you both come."
    ),
    "underway": msg("What is bothering you right now is a good topic."),
    "review": msg("Say aloud what strengthens you."),
    "closing": msg("Now you can do this, next time too."),
}


def encouragement(place: str) -> Message | None:
    """What to say at a place of the journey; None where there is nothing to say."""
    return PLACES.get(place)


@dataclass(frozen=True, slots=True)
class Nerves:
    """How one brave step felt before and after (0-10), as the mentee wrote it down."""

    path: str
    day: date
    before: int
    after: int

    @property
    def eased(self) -> int:
        """By how much it felt better afterwards; below 0 if it felt worse."""
        return self.before - self.after


def nerves(snapshot: Snapshot) -> tuple[Nerves, ...]:
    """Every contact with both numbers, of all mentorships, in order of date."""
    found = [_nerves(contact) for contact in snapshot.of("contact")]
    return tuple(sorted((one for one in found if one), key=lambda one: (one.day, one.path)))


def nerves_line(snapshot: Snapshot) -> Message | None:
    """The last brave step that felt better afterwards, in its own numbers; None if there is none.

    Never faked: one that felt worse is not shown as encouragement, and nothing is rounded up.
    """
    eased = [one for one in nerves(snapshot) if one.eased > 0]
    return _line(eased[-1]) if eased else None


def relief(contact: Record, before: Record | None) -> Message | None:
    """What to say when it has just been written down that a step felt better afterwards (R3)."""
    now, known = _nerves(contact), _nerves(before) if before else None
    if now is None or now.eased <= 0:
        return None
    same = known is not None and (known.before, known.after) == (now.before, now.after)
    return None if same else _line(now)


def before_contact(snapshot: Snapshot) -> Message:
    """What helps before writing to somebody: one's own experience, else everybody's."""
    own = nerves_line(snapshot)
    if own is None:
        return PLACES["contact"]
    return msg(
        "This is how it felt the last time you dared. {nerves} {words}",
        nerves=own,
        words=PLACES["contact"],
    )


def _line(one: Nerves) -> Message:
    return msg("Before: {before}. After: {after}.", before=one.before, after=one.after)


def _nerves(contact: Record) -> Nerves | None:
    day, before, after = (
        contact.date("date"),
        contact.number("nerves_before"),
        contact.number("nerves_after"),
    )
    if day is None or before is None or after is None:
        return None
    return Nerves(contact.path, day, before, after)
