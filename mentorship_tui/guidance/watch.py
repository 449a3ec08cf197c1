"""A watch on the relation: what may need a talk, and the consequence in words (M3, R25, R28, R45).

It suggests and never diagnoses; each concern comes from what the mentee wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..i18n import Message, msg
from ..records.catalogue.statements import RELATIONSHIP
from ..records.record import Record
from .facts import Facts, is_planned
from .term import interval_of, term_of

LOW_STATEMENT = 2  # study part 5e: any at or below two -> suggest a talk
DRIFT_STATEMENT = 3  # two chairs or still a mentorship at or below three -> offer the check
DRIFT_KEYS = ("two_chairs", "still_mentorship")
LOW_WORTH = 4  # study part 4: worth at or below four, twice -> relationship check
LOW_WORTH_TIMES = 2
MOVED_TIMES = 2  # two moved in a row -> talk rhythm
GAP_FACTOR = 1.5  # a gap of more than 1.5 intervals -> suggest a date
DAYS_IN_WEEK = 7


class Offer(StrEnum):
    """What the screen offers to do about a concern."""

    TALK = "talk"  # bring it up: add it as a topic
    CHECK = "check"  # the relationship check-in
    CHAIRS = "chairs"  # the two chairs check of P5, on the mentor
    DATE = "date"  # book a meeting


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that may need a talk."""

    rule: str
    text: Message
    why: Message
    offer: Offer
    path: str  # the record it comes from


CONSEQUENCE = msg(
    "If it has become business, love, friendship or something else, that is "
    "no failure. Then the mentorship is ended, so that the relationship may "
    "be what it has become."
)


def concerns(facts: Facts) -> tuple[Concern, ...]:
    """Everything to think about now, the gravest first. Empty unless under way."""
    if facts.phase != "underway":
        return ()
    sources = (_drift, _low_statements, _low_worth, _moved, _gap)
    return tuple(concern for source in sources for concern in source(facts))


def last_statements(facts: Facts) -> Record | None:
    """The last evaluation in which the relation was looked at."""
    found = [e for e in facts.snapshot.current("evaluation") if e.scores("statements")]
    return max(found, key=lambda one: (one.text("date"), one.path), default=None)


def _drift(facts: Facts) -> Iterator[Concern]:
    last = last_statements(facts)
    for key, score in last.scores("statements").items() if last else ():
        if last and key in DRIFT_KEYS and score <= DRIFT_STATEMENT:
            yield Concern(
                "drift",
                msg("Is it still a mentorship? Go through the two chairs again"),
                CONSEQUENCE,
                Offer.CHAIRS,
                last.path,
            )
            return


def _low_statements(facts: Facts) -> Iterator[Concern]:
    last = last_statements(facts)
    labels = {choice.key: choice.label for choice in RELATIONSHIP}
    for key, score in last.scores("statements").items() if last else ():
        if last and key in labels and key not in DRIFT_KEYS and score <= LOW_STATEMENT:
            yield Concern(
                "low_statement",
                msg("Talk about this: {statement}", statement=labels[key]),
                msg(
                    "You gave it {score} of 5. Saying it aloud is often enough to change it.",
                    score=score,
                ),
                Offer.TALK,
                last.path,
            )


def _low_worth(facts: Facts) -> Iterator[Concern]:
    rated = [m for m in facts.held if m.number("worth") is not None][-LOW_WORTH_TIMES:]
    low = [m for m in rated if (m.number("worth") or 0) <= LOW_WORTH]
    if len(low) < LOW_WORTH_TIMES or _looked_since(facts, low[-1]):
        return
    yield Concern(
        "low_worth",
        msg("Two meetings gave you little: look at how things are going"),
        msg(
            "It is no one's fault. Often it is enough to choose other topics, or say what you need."
        ),
        Offer.CHECK,
        low[-1].path,
    )


def _moved(facts: Facts) -> Iterator[Concern]:
    known = [m for m in facts.snapshot.current("meeting") if m.date("date") and not is_planned(m)]
    last = sorted(known, key=lambda m: m.text("date"))[-MOVED_TIMES:]
    if len(last) == MOVED_TIMES and all(m.text("status") in ("moved", "cancelled") for m in last):
        yield Concern(
            "moved",
            msg("Two meetings in a row were moved: talk about the rhythm"),
            msg(
                "Perhaps another day, a shorter meeting or a longer interval suits you both better."
            ),
            Offer.TALK,
            last[-1].path,
        )


def _gap(facts: Facts) -> Iterator[Concern]:
    last = facts.held[-1] if facts.held else None
    term = term_of(facts)
    if last is None or facts.next_meeting is not None or (term and facts.today > term.end):
        return
    days = -facts.days_to(last)
    if days > GAP_FACTOR * DAYS_IN_WEEK * interval_of(facts.agreement):
        yield Concern(
            "gap",
            msg("It has been {count} days since you met: suggest a date", count=days),
            msg("A gap is nothing to be ashamed of. A short line with a date is enough."),
            Offer.DATE,
            last.path,
        )


def _looked_since(facts: Facts, meeting: Record) -> bool:
    last = last_statements(facts)
    return last is not None and last.text("date") >= meeting.text("date")
