"""Machines of one person: each with its own folders, syncing through one remote."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentorship_tui.i18n import Message
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places
from mentorship_tui.journal.sync.sync import SyncResult, sync
from mentorship_tui.vcs.errors import GitError
from mentorship_tui.vcs.remote.addresses import set_remote
from mentorship_tui.vcs.repository.stale_locks import OLD_ENOUGH, find_locks, remove_lock
from mentorship_tui.vcs.sync.clone import clone
from mentorship_tui.vcs.sync.sync import Request

from .line import Line

STALLED = 1.0  # seconds until the user stops what does not go on
LATER = 1000  # ticks: a machine that is copied goes on after all that it had done
START = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
KILLED = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.journal.sync.sync import sync
base = Path(sys.argv[1])
places = Places(base / "config", base / "state", base / "cache")
journal = Journal(base / "journal", places, lambda: datetime.now(UTC))
journal.refresh()
print("ready", flush=True)
print(sync(journal).state, flush=True)
"""


class Cut(BaseException):
    """The line is cut, or the program is ended, between two steps of a sync."""


class Machine:
    """One computer with a journal on it."""

    def __init__(self, base: Path, number: int) -> None:
        self.base = base
        self.number = number
        self.ticks = 0
        self.places = Places(base / "config", base / "state", base / "cache")
        self.root = base / "journal"
        self.journal: Journal

    def clock(self) -> datetime:
        self.ticks += 1
        return START + timedelta(seconds=self.ticks)

    def open(self) -> Journal:
        self.journal = Journal(self.root, self.places, self.clock)
        self.journal.refresh()
        return self.journal

    def go_on(self) -> Journal:
        """Open the journal of a machine that was copied."""
        self.ticks = LATER
        return self.open()

    def create(self, url: str, title: str = "J") -> Journal:
        self.journal = create_journal(
            self.root, self.places, self.clock, title=title, mentee="Ada", language="en"
        )
        self.journal.add("mentorship", {"title": "Leading", "phase": "find"}, "")
        assert self.journal.drain(20)
        set_remote(self.journal.versions.repository, url)
        return self.journal

    def join(self, url: str) -> Journal:
        clone(url, self.root, Request("joined", self.clock()))
        return self.open()

    def sync(self) -> SyncResult:
        return sync(self.journal)

    def sync_cut(self, step: int) -> None:
        """A sync that ends at its so-manieth step, as if the power went."""
        left = [step]

        def progress(message: Message) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Cut

        with suppress(Cut):
            sync(self.journal, progress)

    def sync_cut_at(
        self, line: Line, direction: str, count: int, *, stall: bool = False
    ) -> SyncResult:
        """A sync whose line is cut after so many bytes; a dead one is stopped in a while."""
        end = time.monotonic() + STALLED
        with line.cut(direction, count, stall=stall):
            return sync(self.journal, cancelled=lambda: stall and time.monotonic() > end)

    def sync_killed(self, seconds: float) -> str:
        """A sync in a program of its own that is killed after so many seconds, git and all."""
        self.journal.drain(20)
        command = [sys.executable, "-c", KILLED, str(self.base)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(seconds)
            _kill_with_children(process.pid)
            rest = process.stdout.read().decode()
        self.journal.refresh()
        return rest

    def remove_locks(self, keep: str = "") -> None:
        """As `doctor --fix` a minute later: beside a branch's lock nobody can commit."""
        repository = self.journal.versions.repository
        for lock in find_locks(repository):
            if lock.path.name != keep:
                long_ago = time.time() - 2 * OLD_ENOUGH
                try:
                    os.utime(lock.path, (long_ago, long_ago))
                    remove_lock(repository, replace(lock, age=2 * OLD_ENOUGH))
                except (FileNotFoundError, GitError):
                    if lock.path.exists():  # else its git outlived the kill, and has ended now
                        raise

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".git" not in path.relative_to(self.root).parts
        }


Make = Callable[[], Machine]


def git(where: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", where, *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _kill_with_children(pid: int) -> None:
    import psutil

    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        for one in [process, *process.children(recursive=True)]:
            with suppress(psutil.NoSuchProcess):
                one.kill()
