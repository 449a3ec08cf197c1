"""Leaves in order when the system asks for it: a shutdown, a terminal that is closed."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import Any

from textual.app import App

from ..errors import MentorshipError

ASKED_TO_GO = ("SIGTERM", "SIGHUP")
BY_SIGNAL = 128  # what a shell adds to a signal's number


def leave_on_signals(app: App[Any]) -> None:
    """Put the terminal back and let what is saved be committed; not on Windows, which has none."""
    loop = asyncio.get_running_loop()
    for name in ASKED_TO_GO:
        which = getattr(signal, name, None)
        if which is not None:
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(which, _leave, app, BY_SIGNAL + which)


def keep_what_is_written(app: App[Any]) -> None:
    """Have what stands in an open form on the disk before the app goes."""
    from .screens.form import FormScreen

    for form in app.screen_stack:
        if isinstance(form, FormScreen):
            with contextlib.suppress(MentorshipError):
                form.keep_now()


def _leave(app: App[Any], code: int) -> None:
    try:
        keep_what_is_written(app)
    finally:
        app.exit(None, code)
