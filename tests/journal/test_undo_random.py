"""Any row of changes, undone and redone in any order, against real git."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorship_tui.journal.actions.undo import NothingToDo, redo, undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places

from .conftest import NOON, files, git

NAMES = ("Anna", "Bo", "Cia")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "set", "text", "rename", "delete", "undo", "undo", "redo"]),
        st.integers(0, 2),
        st.sampled_from(["", "one\n", "one\ntwo\n", "- [ ] tre\n"]),
    ),
    max_size=12,
)


class Model:
    """What undo is to mean: the states before, and those that were undone."""

    def __init__(self, state: dict[str, bytes]) -> None:
        self.behind: list[dict[str, bytes]] = []
        self.ahead: list[dict[str, bytes]] = []
        self.state = state

    def changed(self, state: dict[str, bytes]) -> None:
        if state != self.state:
            self.behind.append(self.state)
            self.ahead.clear()
            self.state = state

    def undone(self) -> dict[str, bytes] | None:
        if self.behind:
            self.ahead.append(self.state)
            self.state = self.behind.pop()
            return self.state
        return None

    def redone(self) -> dict[str, bytes] | None:
        if self.ahead:
            self.behind.append(self.state)
            self.state = self.ahead.pop()
            return self.state
        return None


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_it_is_a_stack(steps: list[tuple[str, int, str]]) -> None:
    """X2: each undo gives the bytes of before the change, each redo those of after it."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        journal = create_journal(
            top / "journal",
            Places(top / "config", top / "state", top / "cache"),
            lambda: NOON,
            title="Mine",
            mentee="Ada Test",
            language="en",
        )
        try:
            model = Model(files(journal.root))
            for step in steps:
                _take(journal, model, step)
            assert journal.drain(20)
            assert git(journal.root, "status", "--porcelain") == ""
            assert set(journal.snapshot.records) <= files(journal.root).keys()
        finally:
            journal.close()


def _take(journal: Journal, model: Model, step: tuple[str, int, str]) -> None:
    what, number, text = step
    if what in ("undo", "redo"):
        wanted = model.undone() if what == "undo" else model.redone()
        try:
            (undo if what == "undo" else redo)(journal)
            assert wanted is not None
        except NothingToDo:
            assert wanted is None
        assert files(journal.root) == model.state
        return
    people = [record.path for record in journal.snapshot.of("person")]
    path = people[number % len(people)] if people else ""
    if what == "add":
        journal.add("person", {"name": NAMES[number]}, text)
    elif path and what == "set":
        journal.set(path, {"note": text.strip() or None})
    elif path and what == "text":
        journal.set(path, {}, text)
    elif path and what == "rename":
        journal.rename(path, NAMES[number] + "X")
    elif path and what == "delete":
        journal.delete(path)
    model.changed(files(journal.root))
