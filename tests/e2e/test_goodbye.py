"""The app ends when its terminal is gone, whatever it was at."""

from __future__ import annotations

import signal
import subprocess
import sys

STUCK = """
import os, signal, threading
from textual.app import App
from mentorship_tui.app.terminal import signals

class Stuck(App):
    def on_ready(self):
        signals.leave_on_signals(self)
        os.kill(os.getpid(), signal.SIGHUP)
        threading.Event().wait()

signals.GRACE_SECONDS = 0.5
Stuck().run(headless=True)
"""


def test_an_app_that_is_held_up_goes_with_its_terminal() -> None:
    """X1: whoever writes to a terminal that is gone may wait for ever, out of the user's sight."""
    done = subprocess.run([sys.executable, "-c", STUCK], timeout=60, check=False)
    assert done.returncode == 128 + signal.SIGHUP
