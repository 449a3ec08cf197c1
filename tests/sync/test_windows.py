"""Two windows of one machine that sync the same journal at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.sync.sync import sync

from .machines import Machine


def test_both_sync_at_once_and_nothing_goes(ada: Machine, second: Machine) -> None:
    """A merge takes its tree from an index; in one shared by both, the other files went missing."""
    for number in range(20):
        ada.journal.add("person", {"name": f"Friend {number}"}, "")
    before = len(ada.files())
    ada.sync()
    second.sync()
    other = Journal(ada.root, ada.places, ada.clock)
    other.refresh()
    for number in range(4):
        ada.journal.add("person", {"name": f"Ours {number}"}, "")
        second.journal.add("person", {"name": f"Theirs {number}"}, "")
        second.sync()
        assert ada.journal.drain(20)
        _at_once(lambda: sync(ada.journal), lambda: sync(other))
    other.close()
    ada.sync()
    second.sync()
    assert len(ada.files()) == before + 8
    assert ada.files() == second.files()


def _at_once(*calls: Callable[[], object]) -> None:
    together = threading.Barrier(len(calls))

    def start(call: Callable[[], object]) -> None:
        together.wait()
        call()

    threads = [threading.Thread(target=start, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
