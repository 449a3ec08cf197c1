"""What is left of a crash: a report of where in the program it happened, without the user's text.

The values of variables, and an error's own words, may hold what the user wrote: neither is in it.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from .i18n import msg

FOLDER = "crashes"
WHERE = msg("A report, without anything you wrote, is in {place}")


def write_report(state: Path, error: BaseException, when: datetime) -> Path:
    """Write it beside the app's state, for the user's eyes alone. Raises OSError."""
    folder = state / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = folder / f"{when:%Y-%m-%d-%H%M%S}.txt"
    place.touch(mode=0o600)
    place.write_text("\n".join(_lines(error, when)) + "\n", encoding="utf-8")
    return place


def _lines(error: BaseException, when: datetime) -> Iterator[str]:
    from importlib.metadata import version

    yield f"{when.isoformat(timespec='seconds')}"
    yield f"mentorship-tui {version('mentorship-tui')}, textual {version('textual')}"
    yield f"Python {sys.version.split()[0]}, {platform.platform()}"
    yield ""
    one: BaseException | None = error
    while one is not None:
        yield f"{type(one).__module__}.{type(one).__qualname__}"
        for frame in traceback.extract_tb(one.__traceback__):
            yield f"  {_in_package(frame.filename)}:{frame.lineno} in {frame.name}"
        one = one.__cause__ or one.__context__


def _in_package(filename: str) -> str:
    """Where the module lies from its package on: the way there may name the user."""
    parts = Path(filename).parts
    roots = [at for at, part in enumerate(parts) if part in ("site-packages", "mentorship_tui")]
    if not roots:
        return Path(filename).name
    at = roots[-1]
    return "/".join(parts[at + 1 :] if parts[at] == "site-packages" else parts[at:])
