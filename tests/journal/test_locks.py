"""Two real programs and one lock each: who comes second waits, and the dead hold nobody up."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from mentorship_tui.i18n import Message
from mentorship_tui.journal.actions.undo import undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.ledger.file_lock import in_turn
from mentorship_tui.journal.sync.sync import SyncState, set_remote, sync
from mentorship_tui.vcs.git import lock
from mentorship_tui.vcs.sync import sync_lock

from .conftest import git

HOLD = """
import fcntl, sys
stream = open(sys.argv[1], "ab")
fcntl.flock(stream, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(place: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another program that has the lock of a file, until it is killed."""
    place.parent.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-S", "-c", HOLD, str(place)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def save(journal: Journal) -> None:
    journal.add("person", {"name": "Bo"}, "")


def delete(journal: Journal) -> None:
    journal.delete("network/anna.md")


def commit(journal: Journal) -> None:
    save(journal)
    assert journal.drain(20)


def take_back(journal: Journal) -> None:
    assert undo(journal).changed


def exchange(journal: Journal) -> None:
    assert sync(journal).state is SyncState.OK


def command(journal: Journal) -> None:
    with in_turn(journal.places.turn_of(journal.root)):
        save(journal)


def of_files(journal: Journal) -> Path:
    return journal.places.lock_of(journal.root)


def of_commits(journal: Journal) -> Path:
    return journal.versions.repository.private / "lock"


def of_undo(journal: Journal) -> Path:
    return journal.places.lock_of(journal.root).with_name("undo")


def of_syncs(journal: Journal) -> Path:
    return journal.versions.repository.private / "sync-lock"


def of_commands(journal: Journal) -> Path:
    return journal.places.turn_of(journal.root)


LOCKS = [
    pytest.param(of_files, save, id="a save"),
    pytest.param(of_files, delete, id="a deletion"),
    pytest.param(of_commits, commit, id="a commit"),
    pytest.param(of_commits, exchange, id="the checkout of a sync"),
    pytest.param(of_undo, take_back, id="an undo"),
    pytest.param(of_syncs, exchange, id="a sync"),
    pytest.param(of_commands, command, id="a command"),
]


@pytest.mark.parametrize(("which", "act"), LOCKS)
def test_who_comes_second_waits_until_the_first_has_ended(
    journal: Journal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    which: Callable[[Journal], Path],
    act: Callable[[Journal], None],
) -> None:
    """X1, reliability row 5; the first is killed, and leaves its lock to the second."""
    journal.add("person", {"name": "Anna"}, "")
    words = ["git", "init", "-q", "--bare", "-b", "main", str(tmp_path / "hub.git")]
    subprocess.run(words, check=True)
    set_remote(journal, str(tmp_path / "hub.git"))
    exchange(journal)
    if act is exchange:
        come_in(tmp_path)
    waited = []
    with held(which(journal)) as first:

        def pause(_seconds: float) -> None:
            waited.append(git(journal.root, "log", "-1", "--format=%s"))
            first.kill()
            first.wait()

        for module in (lock, sync_lock):
            clock = SimpleNamespace(monotonic=time.monotonic, sleep=pause)
            monkeypatch.setattr(module, "time", clock)
        before = git(journal.root, "log", "-1", "--format=%s")
        act(journal)
    assert waited, "nobody waited"
    assert set(waited) == {before}
    assert journal.drain(20)
    assert git(journal.root, "log", "-1", "--format=%s") != before


def come_in(tmp_path: Path) -> None:
    """Another machine sends a version."""
    other = tmp_path / "other"
    subprocess.run(["git", "clone", "-q", tmp_path / "hub.git", other], check=True)
    (other / "note.md").write_text("From elsewhere.\n")
    git(other, "add", "note.md")
    git(other, "commit", "-qm", "Elsewhere")
    git(other, "push", "-q")


@pytest.mark.parametrize("which", [of_files, of_commits])
def test_what_comes_in_waits_for_who_saves_or_commits_just_then(
    journal: Journal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    which: Callable[[Journal], Path],
) -> None:
    """Reliability row 2: the other begins after the fetch, before the files are put down."""
    subprocess.run(
        ["git", "init", "-q", "--bare", "-b", "main", str(tmp_path / "hub.git")], check=True
    )
    set_remote(journal, str(tmp_path / "hub.git"))
    exchange(journal)
    come_in(tmp_path)
    waited: list[bool] = []
    with ExitStack() as stack:
        others: list[subprocess.Popen[bytes]] = []

        def progress(message: Message) -> None:
            if message.text.startswith("Fetching"):
                others.append(stack.enter_context(held(which(journal))))

        def pause(_seconds: float) -> None:
            waited.append((journal.root / "note.md").exists())
            others[0].kill()
            others[0].wait()

        clock = SimpleNamespace(monotonic=time.monotonic, sleep=pause)
        monkeypatch.setattr(lock, "time", clock)
        assert sync(journal, progress).state is SyncState.OK
    assert set(waited) == {False}
    assert (journal.root / "note.md").exists()
