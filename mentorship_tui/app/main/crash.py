"""Ends the app after a crash, with a report and a word of what is kept."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.text import Text

from ...crash_report import WHERE, write_report
from ...i18n import Translator, msg
from ..terminal.signals import end_in_time

if TYPE_CHECKING:
    from ..start import Start


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
