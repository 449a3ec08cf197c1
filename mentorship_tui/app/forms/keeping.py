"""Keeps what an unsaved form holds on the disk, the newest of it, and takes it away in the end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...store.drafts import Drafts
    from ..working import WorkingApp


class DraftKeeper:
    """One for each form. Writing and taking away never overlap, and nothing is written after."""

    def __init__(self, app: WorkingApp, drafts: Drafts, key: str) -> None:
        self._app = app
        self._drafts = drafts
        self._key = key
        self._one_at_a_time = asyncio.Lock()
        self._newest: dict[str, Any] | None = None
        self._over = False

    async def keep(self, draft: dict[str, Any]) -> None:
        """Remember this. Raises StoreError."""
        self._newest = draft
        async with self._one_at_a_time:
            if self._newest is draft and not self._over:
                await self._app.in_thread(self._drafts.put, self._key, draft)

    async def forget(self) -> None:
        """The form was saved, or thrown away on purpose. Raises StoreError."""
        self._over = True
        async with self._one_at_a_time:
            await self._app.in_thread(self._drafts.drop, self._key)
