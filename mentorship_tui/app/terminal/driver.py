"""Reads the terminal for the app: whatever is sent, the reading goes on.

For Textual 8.2.8, whose own reader ends the app, with exit code 0 and a traceback, at a byte that
is no UTF-8. Held by tests, so that a release that reads in another way is noticed.
"""

from __future__ import annotations

import os
import selectors
from contextlib import suppress
from time import monotonic
from typing import Protocol, cast

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from .input_stream import InputStream, Token
from .interpreter import Interpreter

READ_BYTES = 65536
LOOK_SECONDS = 0.1  # how often to look whether the app is done with the terminal


class Listener(Protocol):
    """The app, as its terminal needs it."""

    def terminal_gone(self) -> None:
        """Nothing can be read any more."""

    def crash(self, error: Exception) -> None:
        """The reading failed."""


class TerminalGone(Exception):
    """There is nothing to read any more: the window was closed, the connection is lost."""


class TerminalDriver(LinuxDriver):
    """Textual's, with a reader of its own."""

    def run_input_thread(self) -> None:
        """Wait for input and hand it on, until the app lets go of the terminal."""
        app = cast("Listener", self._app)
        with suppress(RuntimeError):  # the app has ended meanwhile
            try:
                self._read()
            except TerminalGone:
                self._loop.call_soon_threadsafe(app.terminal_gone)
            except Exception as error:
                self._loop.call_soon_threadsafe(app.crash, error)

    def _read(self) -> None:
        stream = InputStream(constants.ESCAPE_DELAY)
        interpreter = Interpreter()
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                until = LOOK_SECONDS
                if stream.deadline is not None:
                    until = min(until, max(0.0, stream.deadline - monotonic()))
                if selector.select(until):
                    self._send(interpreter, stream.feed(self._bytes(), monotonic()))
                self._send(interpreter, stream.tick(monotonic()))
            if selector.select(0):
                self._send(interpreter, stream.feed(self._bytes(), monotonic()))

    def _bytes(self) -> bytes:
        try:
            data = os.read(self.fileno, READ_BYTES)
        except OSError as error:
            raise TerminalGone from error
        if not data:
            raise TerminalGone
        return data

    def _send(self, interpreter: Interpreter, tokens: list[Token]) -> None:
        interpreter.tells_size = getattr(self, "_in_band_window_resize", False)
        for token in tokens:
            for event in interpreter.events_of(token):
                self.process_message(event)
