"""From the command to the first useful picture, and memory, against an empty Textual app."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path

import psutil

from tests.terminal import Terminal

from .journals import make_journal
from .measure import Row, compare

ROUNDS = 9
EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready to be seen")
Empty().run()
"""


def rows(folder: Path) -> Iterable[Row]:
    """First paint at three sizes with a warm cache, then memory at the largest."""
    empty = [sys.executable, "-c", EMPTY_APP]
    for records, aim in ((100, None), (1_000, 1.8), (10_000, 2.2)):
        root = make_journal(folder / f"paint-{records}", records)
        warm(root)
        yield compare(
            f"first paint with the next step, {records} records",
            lambda root=root: paint([root], "Next:"),  # type: ignore[misc]
            "an empty Textual app",
            lambda: paint([], "ready to be seen", empty),
            rounds=ROUNDS,
            aim=aim,
        )
    yield Row(
        "memory, 10000 records",
        "an empty Textual app",
        _memory([root], "Next:"),
        _memory([], "ready to be seen", empty),
        3.0,
        "MB",
    )


def paint(words: list[Path], text: str, program: list[str] | None = None) -> float:
    """Seconds from the command to that text on the screen."""
    with terminal_of(words, program) as terminal:
        terminal.until(text)
        return time.perf_counter() - terminal.started


def _memory(words: list[Path], text: str, program: list[str] | None = None) -> float:
    with terminal_of(words, program) as terminal:
        terminal.until(text)
        limit = time.monotonic() + 8
        while time.monotonic() < limit:
            terminal.read(0.2)
        return psutil.Process(terminal.process.pid).memory_info().rss / 1e6


def warm(root: Path) -> None:
    """Open the journal once, so that all is in the cache and committed."""
    with terminal_of([root], None) as terminal:
        terminal.until("committed", 180)
        terminal.press("q")
        terminal.wait()


def terminal_of(words: list[Path], program: list[str] | None) -> Terminal:
    """Ours, or another program, on a terminal of the usual size."""
    if program:
        return Terminal(words, columns=120, rows=36, program=program)
    return Terminal(words, columns=120, rows=36)
