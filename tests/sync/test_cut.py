"""The line to the server is cut, or goes dead, at any byte (git.md, Sync; reliability row 2)."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorship_tui.vcs.remote import transport
from mentorship_tui.vcs.remote.outcome import SyncState

from .line import Line
from .machines import Machine, git
from .world import seeds

Pair = tuple[Machine, Machine]


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Line:
    """The only way to the server."""
    found = Line(tmp_path / "line")
    monkeypatch.setenv("GIT_SSH_COMMAND", found.command)
    return found


@pytest.fixture
def pair(machine: Callable[[], Machine], hub: Path, line: Line) -> Pair:
    """Two machines on one journal."""
    one, other = machine(), machine()
    one.create(f"ssh://server{hub}")
    assert one.sync().state is SyncState.OK
    other.join(f"ssh://server{hub}")
    return one, other


@pytest.mark.parametrize("direction", ["up", "down"])
def test_cut_at_random_bytes(pair: Pair, line: Line, direction: str) -> None:
    """Must hold: a cut leaves the old or the new state; the next sync brings what is missing."""
    (seed,) = seeds(1)
    print("seed", seed)
    chance = random.Random(seed)
    one, other = pair
    for number in range(8):
        one.journal.add("person", {"name": f"One {number}"}, "")
        other.journal.add("person", {"name": f"Other {number}"}, "")
        assert one.sync().state is SyncState.OK
        count = 0 if not number else int(10 ** chance.uniform(0, 4))
        result = other.sync_cut_at(line, direction, count)
        told = other.journal.tr(result.message)
        assert result.state in (SyncState.OK, SyncState.OFFLINE), (seed, count, result)
        assert result.state is SyncState.OK or "sync again" in told
        assert git(other.root, "status", "--porcelain") == ""
    assert other.sync().state is SyncState.OK
    assert one.sync().state is SyncState.OK
    assert one.files() == other.files()
    assert len(one.journal.snapshot.of("person")) == 16


@pytest.mark.parametrize("count", [0, 100, 400])
def test_a_line_that_goes_dead_is_given_up(
    pair: Pair, line: Line, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """git.md: a time limit ends what does not answer; it is a state, with what to do."""
    monkeypatch.setattr(transport, "ANSWER_SECONDS", 1.0)
    monkeypatch.setattr(transport, "TRANSFER_SECONDS", 1.0)
    one, other = pair
    other.journal.add("person", {"name": "Anna"}, "")
    assert other.journal.drain(20)
    before = time.monotonic()
    with line.cut("down", count, stall=True):
        result = other.sync()
    assert time.monotonic() - before < 20
    assert result.state is SyncState.OFFLINE
    assert "sync again" in other.journal.tr(result.message)
    assert other.sync().state is SyncState.OK
    assert one.sync().pulled == 1


def test_a_line_that_goes_dead_is_stopped_by_the_user(pair: Pair, line: Line) -> None:
    """git.md: cancel."""
    one, other = pair
    one.journal.add("person", {"name": "Anna"}, "")
    assert one.sync().state is SyncState.OK
    assert other.sync_cut_at(line, "down", 600, stall=True).state is SyncState.CANCELLED
    assert other.sync().pulled == 1
