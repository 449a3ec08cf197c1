"""Where one has been: `[` goes back along it, `]` forward, as in a browser."""

from __future__ import annotations

from typing import NamedTuple

MOST = 200
RECENT = 20


class Place(NamedTuple):
    """A pane, and the row or record one stood on."""

    pane: str
    key: str = ""


class Trail:
    """Going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, here: Place) -> None:
        """One goes somewhere else by a step of one's own."""
        self._ahead.clear()
        if not self._behind or self._behind[-1] != here:
            self._behind.append(here)
            del self._behind[:-MOST]

    def back(self, here: Place) -> Place | None:
        """Where one was before; None at the beginning."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """Where one came back from; None if one has not gone back."""
        return _step(self._ahead, self._behind, here)

    def recent(self) -> tuple[str, ...]:
        """The keys one stood on, the latest first, each once."""
        keys = [place.key for place in reversed(self._behind) if place.key]
        return tuple(dict.fromkeys(keys))[:RECENT]


def _step(source: list[Place], target: list[Place], here: Place) -> Place | None:
    while source:
        place = source.pop()
        if place != here:
            target.append(here)
            return place
    return None
