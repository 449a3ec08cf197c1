"""Two windows of one journal that sync at the same moment (reliability row 5)."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from mentorship_tui.i18n import Message
from mentorship_tui.vcs.errors import Cancelled, NotReady
from mentorship_tui.vcs.repository.repository import Repository
from mentorship_tui.vcs.sync.sync import Request, synchronise
from mentorship_tui.vcs.sync.sync_lock import in_turn

from .machines import Machine


def _quiet(message: Message) -> None:
    """Says nothing."""


def test_one_window_waits_while_another_syncs(ada: Machine, second: Machine) -> None:
    """The folder they join in is one: a tree half made by one was committed by the other."""
    path = ada.journal.add("person", {"name": "Anna"}, "").path
    ada.sync()
    second.sync()
    ada.journal.set(path, {"phone": "1"})
    ada.sync()
    second.journal.set(path, {"email": "a@b.se"})
    assert second.journal.drain(20)
    said: list[str] = []
    waits = threading.Event()

    def other() -> None:
        def tell(message: Message) -> None:
            said.append(message.text)
            waits.set()

        synchronise(Repository.open(second.root), Request("joined", datetime.now(UTC), False, tell))

    thread = threading.Thread(target=other)

    def progress(message: Message) -> None:
        if message.text.startswith("Joining"):
            thread.start()
            assert waits.wait(20)
            thread.join(0.5)
            assert said == ["Another window is syncing; waiting for it…"]

    request = Request("joined", datetime.now(UTC), False, progress)
    synchronise(Repository.open(second.root), request)
    thread.join(20)
    assert said[1].startswith("Asking")
    ada.sync()
    assert ada.files() == second.files()
    fields = ada.journal.snapshot.records[path].fields
    assert (fields["phone"], fields["email"]) == ("1", "a@b.se")


def test_who_waits_can_give_up(ada: Machine) -> None:
    """git.md: progress and cancel."""
    repository = ada.journal.versions.repository
    with in_turn(repository, _quiet, None):
        with pytest.raises(Cancelled), in_turn(repository, _quiet, lambda: True):
            pass
        with pytest.raises(NotReady), in_turn(repository, _quiet, None, limit=0.0):
            pass
    with in_turn(repository, _quiet, None):
        pass
