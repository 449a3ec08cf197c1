"""What other programs do to the files of a journal, and waiting until it is seen."""

from __future__ import annotations

import time
from collections.abc import Callable

from mentorship_tui.journal.journal import Journal

PATH = "network/maria-berg.md"


MARIA = "---\ntype: person\nname: Maria Berg\nask_status: not_asked\n---\n"


def until(condition: Callable[[], bool], seconds: float = 15) -> None:
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.02)


def write(journal: Journal, path: str, text: str) -> None:
    """As an editor saves: a new file takes the place of the old one."""
    place = journal.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    swap = place.with_name(".swap.tmp")
    swap.write_text(text)
    swap.replace(place)


def append(journal: Journal, text: str) -> None:
    write(journal, PATH, (journal.root / PATH).read_text() + text)
