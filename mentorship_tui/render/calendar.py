"""A calendar file of what lies ahead (M4, RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from icalendar import Component

PRODUCT = "-//mentorship-tui//mentorship//EN"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day, or at a time of it; `key` names it for as long as it exists.

    `todo` is something to have done by that day. `local` is the time of day where the user is.
    """

    key: str
    day: date
    summary: str
    description: str = ""
    local: time | None = None
    minutes: int = 60
    place: str = ""
    todo: bool = False
    cancelled: bool = False
    done: bool = False


def calendar(
    entries: Sequence[Entry],
    name: str,
    whose: str,
    now: datetime,
    zoned: Callable[[datetime], datetime],
) -> bytes:
    """The file. `whose` tells journals apart, `zoned` gives a local time its zone.

    Each file says more of an entry than the one before it did: SEQUENCE grows with the clock, so
    that importing again replaces what was imported.
    """
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", name)
    for entry in entries:
        whole.add_component(_component(entry, whose, now.astimezone(UTC), zoned))
    data: bytes = whole.to_ical()
    return data


def _component(
    entry: Entry, whose: str, now: datetime, zoned: Callable[[datetime], datetime]
) -> Component:
    from icalendar import Event, Todo

    component: Component = Todo() if entry.todo else Event()
    component.add("uid", f"{uuid5(NAMESPACE_URL, f'mentorship:{whose}:{entry.key}')}")
    component.add("dtstamp", now)
    component.add("last-modified", now)
    component.add("sequence", int((now - EPOCH).total_seconds()) // 60)
    component.add("summary", entry.summary)
    if entry.description:
        component.add("description", entry.description)
    if entry.place:
        component.add("location", entry.place)
    if entry.todo:
        component.add("due", entry.day)
        component.add("status", "COMPLETED" if entry.done else "NEEDS-ACTION")
        if entry.done:
            component.add("percent-complete", 100)
        return component
    component.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.local is None:
        component.add("dtstart", entry.day)
        component.add("dtend", entry.day + timedelta(days=1))
        component.add("transp", "TRANSPARENT")
    else:
        start = zoned(datetime.combine(entry.day, entry.local)).astimezone(UTC)
        component.add("dtstart", start)
        component.add("dtend", start + timedelta(minutes=entry.minutes))
    return component
