"""Keeps what an unsaved form holds on the disk, the newest of it, and takes it away in the end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen
from textual.timer import Timer

from ...errors import MentorshipError
from ..unsaved_forms import unsaved_forms_in

if TYPE_CHECKING:
    from ...store.drafts import Drafts
    from ..shell import Shell

SECONDS = 0.3  # what may be lost, but for the time it takes to write
Draft = dict[str, Any]


class DraftKeeper:
    """One for each form. Writing and taking away never overlap, and nothing is written after.

    `held` tells what there is to keep now; None if nothing would be lost.
    """

    def __init__(
        self, form: Screen[Any], drafts: Drafts, key: str, held: Callable[[], Draft | None]
    ) -> None:
        self._form = form
        self._drafts = drafts
        self._key = key
        self._held = held
        self._one_at_a_time = threading.Lock()
        self._newest: Draft | None = None
        self._timer: Timer | None = None
        self._over = False

    @property
    def _app(self) -> Shell:
        return cast("Shell", self._form.app)

    @property
    def _is_open(self) -> bool:
        form = self._form  # one that is not composed yet holds nothing, and cannot be asked
        return form.is_attached and form.is_mounted and not self._over

    def soon(self) -> None:
        """Something was written: it is kept in a moment, however much is written meanwhile."""
        if self._timer is None and not self._over:
            self._timer = self._form.set_timer(SECONDS, self._in_time)

    def _in_time(self) -> None:
        self._timer = None
        self._app.beside(self.keep())

    async def keep(self) -> None:
        """Remember what there is now; what stands in the way is told."""
        if not self._is_open:
            return
        self._newest = draft = self._held()
        try:
            await self._app.in_thread(self._write, draft)
        except MentorshipError as error:
            self._app.tell(error.message, severity="error")

    def keep_now(self) -> None:
        """The same where nothing can be waited for. Raises StoreError."""
        if self._is_open:
            self._newest = draft = self._held()
            self._write(draft)

    def _write(self, draft: Draft | None) -> None:
        with self._one_at_a_time:
            if self._over or self._newest is not draft:
                return
            if draft is None:
                self._drafts.drop(self._key)
            else:
                self._drafts.put(self._key, draft)

    async def forget(self) -> None:
        """The form was saved, or thrown away on purpose. Raises StoreError."""
        self._over = True
        if self._timer is not None:
            self._timer.stop()
        await self._app.in_thread(self._take_away)

    def _take_away(self) -> None:
        with self._one_at_a_time:
            self._drafts.drop(self._key)


async def look_for_unsaved(app: Shell) -> None:
    """Let Home tell of the forms that wait."""
    app.unsaved_forms = await app.in_thread(unsaved_forms_in, app.open_journal)
    app.show_scene()
