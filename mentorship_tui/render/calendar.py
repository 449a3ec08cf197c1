"""A calendar file of what lies ahead (M4, RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from .zone_rules import add_zones

if TYPE_CHECKING:
    from icalendar import Component

PRODUCT = "-//mentorship-tui//mentorship//EN"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
USUAL_MINUTES = 60
MOST_MINUTES = 24 * 60
# a time of day before or after these has no zone rules, and many programs fail on such a year
FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day, or at a time of it; `key` names it for as long as it exists.

    `todo` is something to have done by that day. `local` is the time of day where the user is.
    `about` is the path of the record it comes from.
    """

    key: str
    day: date
    summary: str
    description: str = ""
    local: time | None = None
    minutes: int = USUAL_MINUTES
    place: str = ""
    todo: bool = False
    cancelled: bool = False
    done: bool = False
    about: str = ""

    @property
    def is_ordinary(self) -> bool:
        """False for a day so far off that it must be a slip; its time of day is left out."""
        return FIRST_YEAR <= self.day.year <= LAST_YEAR


def calendar(
    entries: Sequence[Entry],
    name: str,
    whose: str,
    now: datetime,
    zone: tzinfo | None,
    changes: int = 0,
) -> bytes:
    """The file. `whose` tells journals apart; `zone` is where the user lives, None the machine's.

    Each file says more of an entry than the one before it did: SEQUENCE grows with the clock and
    with `changes`, the number of the journal's commits, so that importing again replaces what was
    imported. The rules of the zone are in the file, for the years that its times are in.
    """
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", name)
    sequence = int((now.astimezone(UTC) - EPOCH).total_seconds()) + changes
    for entry in entries:
        whole.add_component(_component(entry, whose, now.astimezone(UTC), sequence, zone))
    years = [one.day.year for one in entries if one.local is not None and one.is_ordinary]
    if years:
        add_zones(whole, min(years), max(years))
    data: bytes = whole.to_ical()
    return data


def _component(
    entry: Entry, whose: str, now: datetime, sequence: int, zone: tzinfo | None
) -> Component:
    from icalendar import Event, Todo

    component: Component = Todo() if entry.todo else Event()
    component.add("uid", f"{uuid5(NAMESPACE_URL, f'mentorship:{whose}:{entry.key}')}")
    component.add("dtstamp", now)
    component.add("last-modified", now)
    component.add("sequence", sequence)
    component.add("summary", entry.summary)
    if entry.description:
        component.add("description", entry.description)
    if entry.place:
        component.add("location", entry.place)
    if entry.todo:
        _add_due(component, entry)
    else:
        _add_times(component, entry, zone)
    return component


def _add_due(component: Component, entry: Entry) -> None:
    component.add("due", entry.day)
    status = "CANCELLED" if entry.cancelled else "COMPLETED" if entry.done else "NEEDS-ACTION"
    component.add("status", status)
    if entry.done:
        component.add("percent-complete", 100)


def _add_times(component: Component, entry: Entry, zone: tzinfo | None) -> None:
    component.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.local is None or not entry.is_ordinary:
        component.add("dtstart", entry.day)
        if entry.day < date.max:  # RFC 5545 3.6.1: without an end it is that one day
            component.add("dtend", entry.day + timedelta(days=1))
        component.add("transp", "TRANSPARENT")
        return
    start = datetime.combine(entry.day, entry.local, zone)
    minutes = entry.minutes if 0 < entry.minutes <= MOST_MINUTES else USUAL_MINUTES
    # an hour is an hour, also in the night when the clocks are changed
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone or UTC)
    component.add("dtstart", start if zone else start.astimezone(UTC))
    if end.fold:  # the second of two hours of one name, which no DTEND can say
        component.add("duration", timedelta(minutes=minutes))
    else:
        component.add("dtend", end)
