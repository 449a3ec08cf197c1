"""The rules of a time zone in a calendar file, as yearly rules where its days follow one.

icalendar writes each day the clocks are changed; some readers know rules alone (vobject 0.9), and
would be an hour wrong from the second summer on.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEK = 7
FEWEST = 3  # years in a row that show a rule


def add_zones(whole: Any, first: int, last: int) -> None:
    """Put in the rules for the zones of its times, which are in the years `first` to `last`."""
    end = max(last + 1, first + FEWEST)
    whole.add_missing_timezones(date(first, 1, 1), date(end, 1, 1))
    for zone in whole.walk("VTIMEZONE"):
        changes = [part for part in zone.subcomponents if "RDATE" in part]
        rules = [_rule(_days(part)) for part in changes]
        if all(rules):
            for part, rule in zip(changes, rules, strict=True):
                del part["RDATE"]
                part.add("rrule", rule)
            zone.pop("COMMENT", None)


def _days(part: Any) -> list[datetime]:
    found = part["RDATE"]
    lists = found if isinstance(found, list) else [found]
    return [part["DTSTART"].dt, *(one.dt for dates in lists for one in dates.dts)]


def _rule(days: list[datetime]) -> dict[str, object] | None:
    """The rule that gives these days, one a year; None if there is none."""
    years = [day.year for day in days]
    same = {(day.month, day.weekday(), day.time()) for day in days}
    if len(days) < FEWEST or len(same) > 1 or years != list(range(years[0], years[0] + len(days))):
        return None
    weeks = {(day.day - 1) // WEEK + 1 for day in days}
    is_last = all((day + timedelta(days=WEEK)).month != day.month for day in days)
    if not is_last and len(weeks) > 1:
        return None
    which = -1 if is_last else weeks.pop()
    by_day = f"{which}{DAYS[days[0].weekday()]}"
    return {"freq": "yearly", "bymonth": days[0].month, "byday": by_day}
