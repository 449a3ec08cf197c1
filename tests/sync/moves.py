"""What all moves of the simulator have of their world."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

from mentorship_tui.records.record import Record

from .machines import Machine


class Moves:
    """The world as its moves see it; what they need of one another is in here."""

    random: random.Random
    story: list[str]
    hub: Path
    url: str
    machines: list[Machine]
    branch: str  # the one of the server that the journal is on
    met: set[int]  # the machines that synced since the server shows that branch
    flagged: defaultdict[int, set[str]]
    one_case: set[int]  # the machines that do not tell capitals from small letters
    uids: dict[str, str]  # of the meetings, by their place

    def token(self) -> str:
        """A new word, which must not get lost."""
        raise NotImplementedError

    def see(self, data: bytes) -> None:
        """Somebody replaces that, knowing it."""
        raise NotImplementedError

    def pick(self, machine: Machine) -> Record:
        """A record of the machine."""
        raise NotImplementedError

    def prove(self, machine: Machine) -> None:
        """What a sync said that ended well, asked of the server and of the disk."""
        raise NotImplementedError

    def prepare(self, machine: Machine) -> None:
        """What a machine is like from its first day."""
        raise NotImplementedError

    def is_plain(self, machine: Machine) -> bool:
        """True where nothing of what lies on the disk is the machine's own affair."""
        raise NotImplementedError
