"""Leaves in order when the system asks for it: a shutdown, a terminal that is closed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from threading import Timer
from typing import Any, Protocol, runtime_checkable

from textual.app import App

from ...errors import MentorshipError

ASKED_TO_GO = ("SIGTERM", "SIGHUP")
BY_SIGNAL = 128  # what a shell adds to a signal's number
WITHOUT_TERMINAL = BY_SIGNAL + 1  # as by SIGHUP
GRACE_SECONDS = 60.0  # what is saved is on the disk, and the next start commits it


@runtime_checkable
class HoldsText(Protocol):
    """A screen with something written in it that is not saved yet."""

    def keep_now(self) -> None:
        """Have it on the disk, for the next time. Raises StoreError."""


def leave_on_signals(app: App[Any]) -> None:
    """Put the terminal back and let what is saved be committed.

    A terminal that is gone may hold the app in the middle of a line, for ever: it has its time.
    """
    loop = asyncio.get_running_loop()

    def leave(number: int, _frame: object) -> None:
        end_in_time(BY_SIGNAL + number)
        loop.call_soon_threadsafe(_leave, app, BY_SIGNAL + number)

    for name in ASKED_TO_GO:
        which = getattr(signal, name, None)  # Windows has no SIGHUP
        if which is not None:
            signal.signal(which, leave)


def leave_without_terminal(app: App[Any]) -> None:
    """Do the same where the terminal is gone and no signal says so, under nohup say."""
    end_in_time(WITHOUT_TERMINAL)
    _leave(app, WITHOUT_TERMINAL)


def end_in_time(code: int) -> None:
    """End the process if the app has not ended by itself before long."""
    end = Timer(GRACE_SECONDS, os._exit, (code,))
    end.daemon = True
    end.start()


def keep_what_is_written(app: App[Any]) -> None:
    """Have what stands in an open form on the disk before the app goes."""
    for screen in app.screen_stack:
        if isinstance(screen, HoldsText):
            with contextlib.suppress(MentorshipError):
                screen.keep_now()


def _leave(app: App[Any], code: int) -> None:
    try:
        keep_what_is_written(app)
    finally:
        app.exit(None, code)
