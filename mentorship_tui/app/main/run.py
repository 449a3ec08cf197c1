"""The way in from the command line: the app run on a journal, or on its welcome."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from ...journal.places import Places, is_journal
from ...journal.time_zone import live_in
from ...settings import read_settings
from ..start import Start
from .garbage import begin, hold_off

LAST_COMMITS = 5.0  # seconds


def run(
    root: Path,
    environ: Mapping[str, str] | os._Environ[str],
    clock: Callable[[], datetime],
    places: Places | None = None,
) -> int:
    """Open the app on a journal, or its welcome where there is none; the exit code."""
    hold_off()
    _trust_the_terminal()
    places = places or Places.of_user()
    start = Start(root, places, clock, read_settings(places.config), dict(environ))
    live_in(start.settings.zone)
    journal = start.open() if is_journal(root) else None
    from .app import MentorshipApp

    app = MentorshipApp(start, journal)
    app.call_later(app.call_after_refresh, begin)
    code = app.run()
    if code is None and app.journal is not None:
        app.journal.drain(LAST_COMMITS)  # it did not leave by its own door: a crash, a signal
    return (app.return_code or 0) if code is None else code


def _trust_the_terminal() -> None:
    """Let a size that a shell has exported give way to the window's own, which may change."""
    try:
        known = all(os.get_terminal_size(sys.__stdout__.fileno()))  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return
    for name in ("COLUMNS", "LINES") if known else ():
        os.environ.pop(name, None)
