"""The days to meet that the rhythm gives over what is left of the term (M1, R41)."""

from __future__ import annotations

from datetime import date, timedelta

from ..records.record import Record
from .facts import Facts, is_planned
from .term import later, term_of

MOST_DAYS = 60  # over a year of one a week


def proposed_days(facts: Facts) -> tuple[date, ...]:
    """From the last meeting on, one each interval, within the term; none without a term.

    A day near a meeting that is planned already is left out.
    """
    term = term_of(facts)
    if term is None:
        return ()
    weeks = max(1, term.interval_weeks)
    planned = [one for one in (m.date("date") for m in facts.meetings if is_planned(m)) if one]
    half = timedelta(weeks=weeks) / 2
    day = _first(facts, term.start, weeks)
    found: list[date] = []
    while day <= term.end and len(found) < MOST_DAYS:
        if all(abs(day - one) >= half for one in planned):
            found.append(day)
        day = later(day, weeks=weeks)
    return tuple(found)


def planned_values(agreement: Record | None, day: date) -> dict[str, int | str]:
    """What a meeting on that day begins with: as long, and in the place, as agreed."""
    values: dict[str, int | str] = {"date": day.isoformat(), "status": "planned"}
    if agreement is None:
        return values
    minutes, place = agreement.number("minutes"), agreement.text("place")
    if minutes:
        values["minutes"] = minutes
    if place:
        values["place"] = place
    return values


def _first(facts: Facts, start: date, weeks: int) -> date:
    """What was said at the last meeting, else an interval after it, else the first day."""
    last = facts.held[-1] if facts.held else None
    said = last.date("next_date") if last else None
    if said and said >= facts.today:
        return said
    met = last.date("date") if last else None
    day = later(met, weeks=weeks) if met else start
    while day < facts.today:
        day = later(day, weeks=weeks)
    return day
