"""The term of a mentorship: its dates, its rhythm of meetings, and how far it has come (A1, M1).

Pure arithmetic of dates; nothing here looks at a clock.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..records.record import Record
from .evaluating import evaluations
from .facts import Facts

INTERVAL_WEEKS = 4  # study part 3: agreement.interval_weeks
LONGEST_INTERVAL = 104  # weeks; what is longer is a slip of the hand
MINUTES = 60  # study part 3: agreement.minutes
DAYS_IN_WEEK = 7
HORIZON_MONTHS = 12  # R10
MOST_MEETINGS = 300  # five years of one a week, the longest horizon of R10
ENDING_DAYS = 30  # study part 4, Closing: book the closing talk a month before the end


@dataclass(frozen=True, slots=True)
class Term:
    """From the first day to the last; meetings every `interval_weeks`."""

    start: date
    end: date
    interval_weeks: int = INTERVAL_WEEKS
    midterm: date | None = None

    @property
    def halfway(self) -> date:
        """The day of the mid-term review: the agreed one, else the middle."""
        return self.midterm or self.start + (self.end - self.start) // 2

    def progress(self, today: date) -> float:
        """How much of the term has passed, 0-1."""
        whole = (self.end - self.start).days
        if whole <= 0:
            return 1.0 if today >= self.end else 0.0
        return min(1.0, max(0.0, (today - self.start).days / whole))

    def days_left(self, today: date) -> int:
        """Days to the last one; below 0 when it has passed."""
        return (self.end - today).days

    def meetings(self) -> tuple[date, ...]:
        """The days of the meetings, by the rhythm, within the term."""
        return tuple(self._meetings())

    def _meetings(self) -> Iterator[date]:
        day = self.start
        for _ in range(MOST_MEETINGS):
            if day > self.end:
                return
            yield day
            day = later(day, weeks=max(1, self.interval_weeks))


def term_of(facts: Facts) -> Term | None:
    """The term that was agreed; None until it has both its dates."""
    agreement, mentorship = facts.agreement, facts.mentorship
    start = _first_date((agreement, "start"), (mentorship, "term_start"))
    end = _first_date((agreement, "end"), (mentorship, "term_end"))
    if start is None or end is None or end < start:
        return None
    return Term(
        start,
        end,
        interval_of(agreement),
        agreement.date("midterm") if agreement else None,
    )


def midterm_done(facts: Facts, term: Term) -> bool:
    """A mid-term review of this term: one nearer to its halfway than to the first day.

    When the term is made longer, halfway moves on, and the review before it was of the last one.
    """
    soonest = term.start + (term.halfway - term.start) // 2
    done = evaluations(facts, "midterm")
    return any((one.date("date") or term.halfway) >= soonest for one in done)


def final_done(facts: Facts) -> bool:
    """A final evaluation, and not of a term that both have agreed to go on from since."""
    agreement = facts.agreement
    said = (agreement.date(name) for name in ("agreed_me", "agreed_mentor")) if agreement else ()
    agreed_on = max((day for day in said if day), default=date.min)
    done = evaluations(facts, "final")
    return any((one.date("date") or date.max) >= agreed_on for one in done)


def interval_of(agreement: Record | None) -> int:
    """Weeks between meetings, as agreed or as usual."""
    weeks = agreement.number("interval_weeks") if agreement else None
    return weeks if weeks and 0 < weeks <= LONGEST_INTERVAL else INTERVAL_WEEKS


def proposed_term(facts: Facts) -> Term:
    """The term a new agreement starts from: today, for as long as the mentee imagined (R10)."""
    months = facts.mentorship.number("horizon_months") if facts.mentorship else None
    end = add_months(facts.today, months if months and months > 0 else HORIZON_MONTHS)
    return Term(facts.today, end)


def next_meeting_date(facts: Facts) -> date | None:
    """When to meet next: as said at the last meeting, else by the rhythm; None after the term."""
    term = term_of(facts)
    if term is not None and facts.today > term.end:
        return None
    day = said_date(facts) or _by_rhythm(facts, term)
    return min(day, term.end) if term is not None else day


def said_date(facts: Facts) -> date | None:
    """The day said at the last meeting, while it is ahead and no meeting is planned for it."""
    said = facts.held[-1].date("next_date") if facts.held else None
    return said if said and said >= facts.today and facts.next_meeting is None else None


def add_months(day: date, months: int) -> date:
    """The same day of the month, months later; the last of a shorter month."""
    month = day.year * 12 + day.month - 1 + months
    year, month = divmod(month, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def later(day: date, *, weeks: int) -> date:
    """Weeks later; the last day there is, where a calendar ends."""
    days = weeks * DAYS_IN_WEEK
    return date.max if (date.max - day).days < days else day + timedelta(days=days)


def _by_rhythm(facts: Facts, term: Term | None) -> date:
    last = facts.held[-1].date("date") if facts.held else None
    soonest = later(facts.today, weeks=1)
    if last is None:
        return max(term.start, facts.today) if term else soonest
    return max(later(last, weeks=interval_of(facts.agreement)), soonest)


def _first_date(*places: tuple[Record | None, str]) -> date | None:
    found = (record.date(field) for record, field in places if record is not None)
    return next((day for day in found if day), None)
