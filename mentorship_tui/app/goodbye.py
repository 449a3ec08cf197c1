"""Leaves in order when the system asks for it: a shutdown, a terminal that is closed."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import Any

from textual.app import App

ASKED_TO_GO = ("SIGTERM", "SIGHUP")
BY_SIGNAL = 128  # what a shell adds to a signal's number


def leave_on_signals(app: App[Any]) -> None:
    """Put the terminal back and let what is saved be committed; not on Windows, which has none."""
    loop = asyncio.get_running_loop()
    for name in ASKED_TO_GO:
        which = getattr(signal, name, None)
        if which is not None:
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(which, app.exit, None, BY_SIGNAL + which)
