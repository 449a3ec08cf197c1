"""What is left of a crash: a report of where in the program it happened, without the user's text.

The values of variables, and an error's own words, may hold what the user wrote: neither is in it.
"""

from __future__ import annotations

import asyncio
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from ..i18n import Translator, msg
from .goodbye import end_in_time

if TYPE_CHECKING:
    from .start import Start

FOLDER = "crashes"
WHERE = msg("A report, without anything you wrote, is in {place}")


def last_words(start: Start, tr: Translator) -> Text:
    """Report the error that is being handled, and say what the user should know."""
    error = sys.exc_info()[1]
    lines = [tr(msg("The app stopped because of an error: {error}", error=type(error).__name__))]
    lines.append(
        tr(msg("What you saved is on the disk, and unsaved forms come back at the next start."))
    )
    try:
        place = write_report(start.places.state, error or SystemError(), start.clock())
        lines.append(tr(msg(WHERE.text, place=str(place))))
    except OSError as refused:
        lines.append(tr(msg("A report could not be written: {reason}", reason=str(refused))))
    return Text("\n".join(lines))


def watch_threads(crash: Callable[[Exception], None]) -> None:
    """End the app with a report, too, if another thread than the screen's own fails.

    Where that was the thread which writes to the terminal there may be no other way to end.
    """
    loop = asyncio.get_running_loop()

    def failed(args: threading.ExceptHookArgs) -> None:
        error = args.exc_value
        if not isinstance(error, Exception):
            return
        end_in_time(1)
        with suppress(RuntimeError):  # the app has ended already
            loop.call_soon_threadsafe(crash, error)

    threading.excepthook = failed


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
