"""The app's one sync at a time, and what is known of the last."""

from __future__ import annotations

import asyncio
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.content import Content

from ...errors import MentorshipError
from ...i18n import Message, msg
from .words import STOPPING, Standing, sync_words

if TYPE_CHECKING:
    from ...journal.sync.sync import SyncResult
    from ..shell import Shell
    from .commit_words import Known

PAUSE_SECONDS = 0.05


class Syncing:
    """Runs beside the screen; everything it says goes into the status line."""

    def __init__(self, app: Shell) -> None:
        self.app = app
        self.standing = Standing()
        self._stopped = threading.Event()
        self._seen: tuple[object, ...] = ()

    @property
    def running(self) -> bool:
        """True while a sync is under way."""
        return self.standing.running is not None

    def words(self, known: Known) -> Content:
        """For the end of the status line."""
        app = self.app
        said = sync_words(self.standing, known, app.start.clock(), app.tr, app.glyphs)
        return Content("  ") + said if said else said

    def committed(self, pending: int) -> None:
        """Something was saved or committed: there may be more to send."""
        if self.standing.remote and not pending and not self.running:
            self.app.beside(self.look())

    def now(self, **changes: Any) -> None:
        """Know something new of the sync, and show it."""
        self.standing = self.standing._replace(**changes)
        self.app.show_state()

    def stop(self) -> None:
        """Let the sync that is under way end where it is."""
        if self.running:
            self._stopped.set()
            self.now(running=STOPPING)

    async def ended(self) -> None:
        """Stop the sync that is under way, and wait until it has."""
        self.stop()
        while self.running:
            await asyncio.sleep(PAUSE_SECONDS)

    async def look(self) -> None:
        """Ask git, not the network, how it stands."""
        from ...journal.sync.sync import remote_state

        try:
            found = await self.app.in_thread(remote_state, self.app.open_journal)
        except MentorshipError as error:
            self.now(remote=True, trouble=error.message)
            return
        self._seen = found.seen
        self.now(remote=found.remote is not None, when=found.when, waiting=found.waiting)

    async def look_again(self) -> None:
        """Look anew if a plain `git push` or `git fetch` told of the remote; cheap if not."""
        from ...journal.sync.sync import seen_of_remotes

        if not self.standing.remote or self.running:
            return
        if await self.app.in_thread(seen_of_remotes, self.app.open_journal) != self._seen:
            await self.look()

    async def run(self, *, join_unrelated: bool = False) -> SyncResult:
        """Sync, in a thread of its own."""
        from ...journal.sync.sync import SyncState, sync

        self._stopped.clear()
        self.now(running=msg("syncing"))
        journal = self.app.open_journal
        work = partial(sync, journal, self._tell, self._stopped.is_set)
        try:
            result = await self.app.in_thread(partial(work, join_unrelated=join_unrelated))
        finally:
            self.now(running=None)
        # of PARTLY the line tells by what is left out, for as long as it is
        ended = (SyncState.OK, SyncState.PARTLY, SyncState.CANCELLED, SyncState.NO_REMOTE)
        well = result.state in ended
        offline = result.state is SyncState.OFFLINE
        self.now(offline=offline, trouble=None if well or offline else result.message)
        await self.look()
        return result

    def _tell(self, step: Message) -> None:
        self.app.call_from_thread(self._progressed, step)

    def _progressed(self, step: Message) -> None:
        if self.running and not self._stopped.is_set():
            self.now(running=step)
