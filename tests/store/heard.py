"""A watcher that remembers what it has told."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from mentorship_tui.store.watch import Watcher

UNSURE = "?"
AT_REST = 0.7
POLL_SECONDS = 0.3


class Heard:
    """A watcher, and what it has told: sets of paths, and UNSURE for anything."""

    def __init__(self, root: Path, polling: bool) -> None:
        self.calls: list[set[str] | str] = []
        self.busy = root / ".git" / "index.lock"  # git has it while it writes files
        self.watcher = Watcher(
            root,
            self.calls.append,
            lambda: self.calls.append(UNSURE),
            busy=self.busy.exists,
            polling=polling,
        )
        self.quiet = AT_REST + (POLL_SECONDS if polling else 0)

    def start(self) -> None:
        self.watcher.start()
        until(lambda: self.calls == [UNSURE])
        self.calls.clear()

    def after(self, work: Callable[[], object]) -> list[set[str] | str]:
        """What is told of that work, when nothing more comes."""
        self.calls.clear()
        work()
        until(lambda: bool(self.calls))
        count = 0
        while count != len(self.calls):
            count = len(self.calls)
            time.sleep(self.quiet)
        return list(self.calls)

    def nothing_after(self, work: Callable[[], object]) -> bool:
        self.calls.clear()
        work()
        time.sleep(self.quiet)
        return self.calls == []


def until(condition: Callable[[], bool], seconds: float = 15) -> None:
    """Wait for it."""
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.02)
