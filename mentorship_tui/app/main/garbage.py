"""When Python looks for garbage: not between a key and what it shows."""

from __future__ import annotations

import gc
from time import monotonic

REST = 1.0  # seconds without a key
SELDOM = 100  # times the young objects are looked through to once all, where nobody rests


def hold_off() -> None:
    """Look for none: what is made until the first picture stays."""
    gc.disable()


def begin() -> None:
    """Look for it from now on, among what is made from now on."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, SELDOM)
    gc.freeze()
    gc.enable()


class Tidying:
    """Looks through everything while the user rests: it takes as long as a key."""

    def __init__(self) -> None:
        self._last_key = 0.0

    def note_key(self) -> None:
        """A key has come."""
        self._last_key = monotonic()

    def look(self) -> None:
        """Tidy up, if the user has typed and rests now."""
        if self._last_key and monotonic() - self._last_key > REST:
            self._last_key = 0.0
            gc.collect()
