"""The app in this process, at a keyboard and a screen that look like those of a terminal."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from textual._wait import wait_for_idle

from mentorship_tui.app.main.app import MentorshipApp
from mentorship_tui.app.start import Start
from mentorship_tui.journal.places import Places, is_journal
from mentorship_tui.settings import read_settings
from tests.app.typed import type_keys
from tests.terminal import PATIENCE

TICK = 0.05
NAMES = {"esc": "escape"}
T = TypeVar("T")


class Seat:
    """As `tests.terminal.Terminal`, without a process and a pty; the app has a thread."""

    def __init__(self, root: Path, clock: Callable[[], datetime], language: str) -> None:
        places = Places.of_user()
        environ = {**os.environ, "LANG": language}
        start = Start(root, places, clock, read_settings(places.config), environ)
        self._start = start
        self._app: MentorshipApp
        self._loop: asyncio.AbstractEventLoop
        self._code: int | None = None
        self._begun = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    def __enter__(self) -> Seat:
        self._thread.start()
        assert self._begun.wait(PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._app.exit)
        self._thread.join(PATIENCE)

    async def _run(self) -> None:
        journal = self._start.open() if is_journal(self._start.root) else None
        self._app = MentorshipApp(self._start, journal)
        self._loop = asyncio.get_running_loop()
        self._app.call_later(self._begun.set)
        self._code = await self._app.run_async(headless=True, size=(80, 24))

    @property
    def text(self) -> str:
        """What the screen shows now."""
        return self._ask(self._text())

    async def _text(self) -> str:
        with self._app._context():
            strips = self._app.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)

    def _ask(self, question: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(question, self._loop).result(PATIENCE)

    def read(self) -> None:
        """Let the app go on."""
        time.sleep(TICK)

    def until(self, condition: str | Callable[[str], bool]) -> str:
        """Wait until the screen shows a text, or until a condition of it holds; the screen."""
        holds = (lambda text: condition in text) if isinstance(condition, str) else condition
        limit = time.monotonic() + PATIENCE
        while not holds(text := self.text):
            assert time.monotonic() < limit, f"waited for {condition!r}, the screen is:\n{text}"
            self.read()
        return text

    def settle(self, quiet: float = 0.0) -> None:
        """Wait until all that was typed has been done; it may have ended the app."""
        with suppress(CancelledError):
            self._ask(self._idle())

    def press(self, *keys: str, pause: float = 0.0) -> None:
        """Type keys, each when the one before it is done."""
        for key in keys:
            self._loop.call_soon_threadsafe(type_keys, self._app, [NAMES.get(key, key)])
            self.settle()

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        self._loop.call_soon_threadsafe(type_keys, self._app, list(text))
        self.settle()

    async def _idle(self) -> None:
        await wait_for_idle(0)
        while any(one.group == "keys" for one in self._app.workers):
            await asyncio.sleep(TICK)
        await wait_for_idle(0)

    def wait(self) -> int | None:
        """Wait until the app ends; its exit code."""
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), self.text
        return self._code if self._code is not None else self._app.return_code
