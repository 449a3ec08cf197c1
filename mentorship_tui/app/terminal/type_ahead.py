"""Keys wait their turn: each one is dealt with whole, with what it opens, before the next."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message

Typed = events.Key | events.Paste

PATIENCE = 2.0  # seconds; what takes longer goes on beside the keys
TRIPS = 3  # a key asks a widget, which asks the pane, which asks the app
LOOK_SECONDS = 0.005


@dataclass(eq=False, repr=False)
class Through(Message):
    """Goes the way a key went, behind it: when it is back, so is the key."""

    back: asyncio.Event


class TypeAhead:
    """Textual hands out keys as they come: one that a widget takes overtakes one that bubbles up.

    `deal` is what the app does with a key, `opening` tells that what was asked for is on its way
    to the screen.
    """

    def __init__(
        self, app: App[Any], deal: Callable[[Typed], Awaitable[None]], opening: Callable[[], bool]
    ) -> None:
        self._app = app
        self._deal = deal
        self._opening = opening
        self._typed: deque[Typed] = deque()
        self._dealing = False

    def take(self, typed: Typed) -> None:
        """A key more."""
        self._typed.append(typed)
        if not self._dealing:
            self._dealing = True
            self._app.run_worker(self._go_on(), group="keys")

    async def _go_on(self) -> None:
        try:
            while self._typed:
                typed = self._typed.popleft()
                text = self._is_text(typed)
                await self._deal(typed)
                if not text:
                    await self._settled(monotonic() + PATIENCE)
        finally:
            self._dealing = False

    def _is_text(self, typed: Typed) -> bool:
        """True for a letter that the field it is typed into takes: that leads nowhere else."""
        focused = self._app.focused
        return (
            isinstance(typed, events.Key)
            and focused is not None
            and focused.check_consume_key(typed.key, typed.character)
        )

    async def _settled(self, limit: float) -> None:
        for _ in range(TRIPS):
            await self._trip(limit)
        while self._opening() and monotonic() < limit:
            await asyncio.sleep(LOOK_SECONDS)
        await self._trip(limit)

    async def _trip(self, limit: float) -> None:
        """By way of what has the focus; over when that is gone from the screen."""
        app = self._app
        target, back = app.focused or app.screen, asyncio.Event()
        target.post_message(Through(back))
        while not back.is_set() and monotonic() < limit:
            if not target.is_attached or target.screen is not app.screen:
                break
            with suppress(TimeoutError):
                await asyncio.wait_for(back.wait(), LOOK_SECONDS)
