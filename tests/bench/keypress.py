"""From a key to the end of what it redraws, in each pane, against a bare list of as many rows."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import quantiles

from tests.terminal import Terminal

from .journals import make_journal
from .measure import Row
from .paint import terminal_of

RECORDS = 1_000
PRESSES = 80
QUIET = 0.06  # seconds without output: the key's work is done
PANES = {"0": "Home", "1": "Prepare", "2": "Find", "4": "Under way"}
BARE_LIST = f"""
from textual.app import App
from textual.widgets import OptionList
class Bare(App):
    def compose(self):
        yield OptionList(*(f"Row number {{n}}" for n in range({RECORDS})))
Bare().run()
"""
AREA = """
import sys
from textual.app import App
from mentorship_tui.app.widgets.signs import SignArea
class Area(App):
    def compose(self):
        yield SignArea("Start " + "ord som står här " * int(sys.argv[1]), soft_wrap=True)
Area().run()
"""
LONG_LINE = 300_000  # characters


def rows(folder: Path) -> Iterable[Row]:
    """The 95th percentile of each pane."""
    root = make_journal(folder / f"keys-{RECORDS}", RECORDS)
    bare = _p95([], "Row number 3", [sys.executable, "-c", BARE_LIST], "")
    for key, name in PANES.items():
        yield Row(
            f"a key and its repaint (p95), {name}, {RECORDS} records",
            "an OptionList of as many rows",
            _p95([root], "committed", None, key),
            bare,
            2.0,
        )
    for key, name in {"x": "a letter", "\x1b[C": "an arrow"}.items():
        yield Row(
            f"{name} in a line of {LONG_LINE:,} characters (p95)",
            "the same in a line of 300",
            _p95([], "Start", _area(LONG_LINE), "", key),
            _p95([], "Start", _area(300), "", key),
            2.0,
        )


def _area(length: int) -> list[str]:
    return [sys.executable, "-c", AREA, str(length // len("ord som står här "))]


def _p95(
    words: list[Path], text: str, program: list[str] | None, pane: str, key: str = "\x1b[B"
) -> float:
    """Milliseconds."""
    with terminal_of(words, program) as terminal:
        terminal.until(text)
        terminal.settle(1.0)
        if pane:
            terminal.press(pane)
            terminal.settle(1.0)
        taken = [_press(terminal, key) for _ in range(PRESSES)]
    return quantiles(taken, n=20)[-1] * 1000


def _press(terminal: Terminal, key: str) -> float:
    """Seconds from the key to the last of what it made the program write."""
    descriptor = terminal.process.child_fd
    began = last = time.perf_counter()
    os.write(descriptor, key.encode())
    while select.select([descriptor], [], [], QUIET if last > began else 1.0)[0]:
        os.read(descriptor, 65536)
        last = time.perf_counter()
    return last - began
