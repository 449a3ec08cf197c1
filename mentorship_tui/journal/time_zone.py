"""The time zone the user lives in: the one they have set, else the machine's own."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

UNIVERSAL = ("UTC", "Etc/UTC", "Etc/UCT", "UCT", "Zulu", "Universal", "GMT", "Etc/GMT")


def is_zone(name: str) -> bool:
    """True for a name of the zone database, such as Europe/Stockholm."""
    return _zone(name) is not None


def live_in(name: str) -> None:
    """Let this program, and all it starts, keep the time of that zone; "" changes nothing."""
    if name and is_zone(name):
        os.environ["TZ"] = name
        if hasattr(time, "tzset"):  # Windows has none
            time.tzset()


def own_zone() -> ZoneInfo | None:
    """The zone of this program, from TZ or the system's settings; None where it has no name."""
    from babel.localtime import get_localzone

    try:
        found = get_localzone()
    except (LookupError, OSError, ValueError):
        return None
    return _zone(getattr(found, "key", "") or str(found))


def is_universal(zone: ZoneInfo) -> bool:
    """True for the zone of a server, where few people live."""
    return zone.key in UNIVERSAL


def likely_zone(environ: dict[str, str]) -> str:
    """The one zone of the country that the locale names; "" where it has several, or none."""
    from babel.core import get_global

    names = (environ.get(name, "") for name in ("LC_ALL", "LC_TIME", "LANG"))
    locale = next((name for name in names if name), "")
    country = locale.partition(".")[0].partition("_")[2].partition("@")[0]
    zones = list(get_global("territory_zones").get(country, ()) if country else ())
    return zones[0] if len(zones) == 1 else ""


def _zone(name: str) -> ZoneInfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None
