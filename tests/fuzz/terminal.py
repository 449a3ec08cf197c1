"""Bytes into the terminal of the running app: it goes on, and does nothing that no key asked for.

Each input goes through the reader's own stream and interpreter, and some of them into the app,
which runs without a screen on a small journal of its own. It stays open from input to input; those
since it was opened, always on the same journal, are kept, for one alone may not break it again.
What counts as asked for is told by a reading of the bytes that knows nothing of theirs.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Coroutine
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any
from zlib import crc32

from textual import events
from textual.message import Message
from textual.pilot import Pilot

from mentorship_tui.app.main.app import MentorshipApp
from mentorship_tui.app.start import Start
from mentorship_tui.app.terminal.input_stream import InputStream
from mentorship_tui.app.terminal.interpreter import Interpreter
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places
from mentorship_tui.settings import read_settings

NOON = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
PATIENCE = 120.0  # seconds for one input; the app has hung after them
RARELY = 16  # one input in so many goes into the app itself, which takes a thousand times as long
MOST_INPUTS = 100  # to one opening of the app, so that what broke it is soon tried again
AT_REST = b"\x1b", b"\x1b", b"\x1b", b"3", b"0"  # out of forms and questions, without saving

_PASTE = re.compile(rb"\x1b\[200~.*?(?:\x1b\[201~(?!.*\x1b\[201~)|\Z)", re.DOTALL)
_NO_KEY = re.compile(
    rb"\x1b\[M[ -\xff]{3}|(?:\x1b\[|\x9b)[0-?]*[ -/]*(?:[@-~]|\Z)|(?:\x1bO|\x8f)[\d;]*(?:[@-~]|\Z)"
    rb"|\x1b[P\]X^_][^\x07\x18\x1a\x1b]*(?:\x1b\\|[\x07\x18\x1a]|(?=\x1b)|\Z)"
)
# keys as sequences (kitty's, xterm's) and clicks: what they ask for is not looked into
_KEY_OR_CLICK = re.compile(rb"(?:\x1b\[|\x9b)(?:[\d:;]*u|27;[\d:;]*~|<(?!35;)[\d;]*[mM])")
HARMLESS = frozenset(b"0123456fgGhjklvq?/[]-|{}&*#'\x1b\t\x02\x04\x06\x15\x7f\x00")


def asks_for_a_change(data: bytes) -> bool:
    """True if some key in it may change something: any but the few that only look around."""
    left = _PASTE.sub(b"", data)
    if _KEY_OR_CLICK.search(left):
        return True
    letters = _NO_KEY.sub(b"", left)
    return any(one < 0x80 and one not in HARMLESS for one in letters)


class Running:
    """The app in a thread of its own, opened anew when a key or enough inputs have ended it."""

    def __init__(self) -> None:
        os.environ.update(GIT_AUTHOR_NAME="Ada", GIT_AUTHOR_EMAIL="ada@example.org")
        os.environ.update(GIT_COMMITTER_NAME="Ada", GIT_COMMITTER_EMAIL="ada@example.org")
        os.environ.update(GIT_CONFIG_GLOBAL=os.devnull)
        self._folder = tempfile.TemporaryDirectory()
        self._top = Path(self._folder.name)
        _fill(self._top / "start")
        self.sent: list[bytes] = []  # since the app was opened
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, daemon=True).start()
        self._open: tuple[Pilot[int], MentorshipApp] | None = None
        self._end = asyncio.Event()
        self._life: asyncio.Task[None] | None = None

    @property
    def root(self) -> Path:
        """The journal's folder."""
        return self._top / "now" / "journal"

    def begin(self) -> None:
        """Have the app open and at rest."""
        if len(self.sent) >= MOST_INPUTS:
            self._do(self._close())
        if not self._is_running:
            self._do(self._begin())
        self.rest()

    def take(self, data: bytes) -> None:
        """Send it; raises what the app failed with, or TimeoutError if it hangs."""
        self.sent.append(data)
        self._do(self._send(data))

    def rest(self) -> None:
        """Leave whatever was opened; the app may have ended."""
        self._do(self._leave() if self._is_running else self._close())

    @property
    def state(self) -> dict[str, bytes]:
        """Every file of the journal, and the commit it stands at."""
        files = [one for one in self.root.rglob("*.md") if ".git" not in one.parts]
        heads = (self.root / ".git" / "refs" / "heads").glob("[!.]*[!k]")
        return {str(one): one.read_bytes() for one in (*files, *heads)}

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    @property
    def _is_running(self) -> bool:
        app = self._open and self._open[1]
        return app is not None and app.return_code is None and app.is_running

    async def _begin(self) -> None:
        await self._close()
        self.sent.clear()
        shutil.rmtree(self._top / "now", ignore_errors=True)
        shutil.copytree(self._top / "start", self._top / "now", symlinks=True)
        places = _places(self._top / "now")
        start = Start(
            self.root, places, lambda: NOON, read_settings(places.config), {"LANG": "en_GB.UTF-8"}
        )
        app = MentorshipApp(start, start.open())
        opened: asyncio.Future[Pilot[int]] = self._loop.create_future()
        self._end = asyncio.Event()
        self._life = self._loop.create_task(self._live(app, opened))
        self._open = await opened, app
        while app.repository is None:
            await self._open[0].pause(0.02)

    async def _live(self, app: MentorshipApp, opened: asyncio.Future[Pilot[int]]) -> None:
        """From its opening to its end, in one task: Textual's context is the task's."""
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            opened.set_result(pilot)
            await self._end.wait()

    async def _close(self) -> None:
        if self._open is not None and self._life is not None:
            _, app = self._open
            self._open = None
            self._end.set()
            await self._life
            if app.journal is not None:
                app.journal.close()

    async def _send(self, data: bytes) -> None:
        assert self._open is not None
        pilot, app = self._open
        driver = app._driver
        assert driver is not None
        with app._context():
            for event in events_of(data):
                driver.process_message(event)
            await self._settle(pilot, app)

    async def _leave(self) -> None:
        assert self._open is not None
        app = self._open[1]
        for key in AT_REST:
            if self._is_running and (app.screen is not app.frame or key == AT_REST[-1]):
                await self._send(key)

    async def _settle(self, pilot: Pilot[int], app: MentorshipApp) -> None:
        await pilot.pause(0)
        while app.is_running and any(one.group == "keys" for one in app.workers):
            await asyncio.sleep(0.005)
        if app._exception is not None:
            raise app._exception
        if app.is_running:
            await pilot.pause(0)
            app.open_journal.drain(10)


def _places(top: Path) -> Places:
    return Places(top / "config", top / "state", top / "cache")


def _fill(top: Path) -> None:
    journal: Journal = create_journal(
        top / "journal", _places(top), lambda: NOON, title="Mine", mentee="Ada", language="en"
    )
    journal.add("mentorship", {"title": "Leading", "intention": "lead"}, "")
    journal.add("candidate", {"name": "Anna", "stage": "named"}, "")
    journal.add("person", {"name": "Maria"}, "")
    journal.add("goal", {"title": "Say no"}, "")
    journal.add("meeting", {"date": "2027-01-12"}, "## Actions\n\n- [ ] Call\n")
    journal.drain(30)
    journal.close()


@cache
def _running() -> Running:
    return Running()


def sent() -> list[bytes]:
    """What the app was sent since it was opened: what to send to see a finding again."""
    return list(_running().sent)


def events_of(data: bytes) -> list[Message]:
    """What the app would be told, of bytes that come in one read."""
    stream, interpreter = InputStream(0.05), Interpreter()
    tokens = stream.feed(data, 0.0)
    while stream.deadline is not None:
        tokens += stream.tick(stream.deadline)
    return [event for token in tokens for event in interpreter.events_of(token)]


def may_change(event: Message) -> bool:
    """True for a key that does more than look around."""
    if not isinstance(event, events.Key):
        return False
    character = event.character or ""
    is_held = event.key.startswith("ctrl+") and len(event.key) == len("ctrl+x")
    typed = character.encode()[:1] or (event.key[-1:].encode() if is_held else b"")
    held = bytes([typed[0] & 0x1F]) if is_held and not character and typed else typed
    return bool(held) and held[0] < 0x80 and held[0] not in HARMLESS


def terminal(data: bytes) -> None:
    """One burst of bytes. Raises AssertionError if something was done and no key asked for it."""
    asked = asks_for_a_change(data)
    pressed = [event for event in events_of(data) if may_change(event)]
    assert asked or not pressed, pressed
    if crc32(data) % RARELY:
        return
    running = _running()
    running.begin()
    before = running.state
    running.take(data)
    running.rest()
    after = running.state
    changed = {one for one in {*before, *after} if before.get(one) != after.get(one)}
    assert asked or not changed, changed
