"""Which proposed steps were answered with "not now" today: kept beside the journal, not in it."""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from pathlib import Path

from ..store.disk import read_file, written
from .places import Places, key_of

LARGEST = 1024 * 1024


def put_off_on(places: Places, root: Path, day: date) -> frozenset[str]:
    """The keys of the steps that were put off that day; what cannot be read is as nothing."""
    try:
        found = json.loads(read_file(_file(places, root), LARGEST)[0])
    except (OSError, ValueError, RecursionError):
        return frozenset()
    match found:
        case {"day": str(said), "steps": list(steps)} if said == day.isoformat():
            return frozenset(map(str, steps))
    return frozenset()


def keep_put_off(places: Places, root: Path, day: date, steps: Collection[str]) -> None:
    """Remember them for that day, in the place of any other. Raises OSError."""
    file = _file(places, root)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = json.dumps({"day": day.isoformat(), "steps": sorted(steps)})
    with written(file, text.encode("ascii")) as temporary:
        temporary.replace(file)


def forget_put_off(places: Places, root: Path) -> None:
    """Take away what is remembered: the keys of steps have the names of files in them."""
    with suppress(OSError):
        _file(places, root).unlink(missing_ok=True)


def _file(places: Places, root: Path) -> Path:
    return places.state / "put-off" / f"{key_of(root)}.json"
