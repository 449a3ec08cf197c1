"""Several writers at once, killed ones, and a disk that has no room."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from contextlib import AbstractContextManager
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from mentorship_tui.records.read import read_record
from mentorship_tui.records.record import State
from mentorship_tui.store.disk import OLD_SECONDS, TEMPORARY
from mentorship_tui.store.errors import Stale, StoreError
from mentorship_tui.store.files import Lock, Store
from mentorship_tui.store.index import Index
from mentorship_tui.store.scan import scan
from mentorship_tui.vcs.git.lock import locked

from .conftest import SPAWN, Put, version

PATH = "network/maria-berg.md"
KILLS = 25


def lock_of(place: Path) -> Lock:
    def take() -> AbstractContextManager[object]:
        return locked(place, 20)

    return take


def save_for_ever(root: Path, lock: Path) -> None:
    store = Store(root, lock_of(lock))
    number = 0
    while True:
        number += 1
        store.save(PATH, version(number), store.read(PATH).digest)


def test_a_killed_save_leaves_the_old_file_or_the_new_one(root: Path, tmp_path: Path) -> None:
    """Format.md rule 7, reliability row 4; and the lock of the dead holds up nobody."""
    lock = tmp_path / "lock"
    store = Store(root, lock_of(lock))
    store.save(PATH, version(0), None)
    chance = random.Random(7)
    for _ in range(KILLS):
        child = SPAWN.Process(target=save_for_ever, args=(root, lock), daemon=True)
        child.start()
        time.sleep(0.01 + chance.random() * 0.03)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        data = (root / PATH).read_bytes()
        record = read_record(PATH, data)
        assert record.state is State.KNOWN
        assert data == version(int(record.title.split()[1]))
        store.save(PATH, version(0), store.read(PATH).digest)


def create(root: Path, number: int, barrier: Barrier, made: Path) -> None:
    store = Store(root)
    for turn in range(20):
        barrier.wait()
        with contextlib.suppress(Stale):
            store.save(f"network/new-{turn}.md", version(number), None)
            (made / f"{turn}-{number}").touch()


def test_two_that_create_one_file_cannot_both_succeed(root: Path, tmp_path: Path) -> None:
    """Even with no lock between them: another program may be one of the two."""
    made = tmp_path / "made"
    made.mkdir()
    barrier = SPAWN.Barrier(3)
    children = [
        SPAWN.Process(target=create, args=(root, number, barrier, made)) for number in (1, 2, 3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    winners = sorted(place.name for place in made.iterdir())
    assert [name.split("-")[0] for name in winners] == sorted(map(str, range(20)))
    for name in winners:
        turn, number = name.split("-")
        assert (root / f"network/new-{turn}.md").read_bytes() == version(int(number))


def count_up(root: Path, lock: Path, times: int) -> None:
    store = Store(root, lock_of(lock))
    while times:
        opened = store.read("count.md")
        with contextlib.suppress(Stale):
            store.save("count.md", str(int(opened.data) + 1).encode(), opened.digest)
            times -= 1


def test_no_edit_of_two_windows_is_lost(root: Path, tmp_path: Path, put: Put) -> None:
    """Reliability row 5: the check and the replacement are one step among our own."""
    put("count.md", "0")
    children = [
        SPAWN.Process(target=count_up, args=(root, tmp_path / "lock", 30)) for _ in range(3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert (root / "count.md").read_text() == "90"


def come_and_go(root: Path, lock: Path, name: str, failed: Path) -> None:
    store = Store(root, lock_of(lock))
    try:
        for _ in range(40):
            store.delete(f"network/{name}", store.save(f"network/{name}", b"x", None))
    except StoreError as error:
        failed.write_text(str(error))


def test_a_folder_taken_away_empty_does_not_fail_a_save_into_it(root: Path, tmp_path: Path) -> None:
    failed = tmp_path / "failed"
    children = [
        SPAWN.Process(target=come_and_go, args=(root, tmp_path / "lock", name, failed))
        for name in ("a.md", "b.md")
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert not failed.exists(), failed.read_text()


def left_over(root: Path, name: str, age: float) -> Path:
    place = root / "network" / name
    place.parent.mkdir(exist_ok=True)
    place.write_text("half")
    then = time.time() - age
    os.utime(place, (then, then))
    return place


@pytest.mark.parametrize(
    ("name", "age", "goes"),
    [
        (f"{TEMPORARY}77-1-0.tmp", OLD_SECONDS + 60, True),
        (f"{TEMPORARY}77-1-0.tmp", 0, False),  # another window may be writing it
        (".swap.tmp", OLD_SECONDS + 60, False),  # somebody else's
        (f"{TEMPORARY}mine.md", OLD_SECONDS + 60, False),
    ],
)
def test_what_a_killed_save_left_is_cleared_away(
    store: Store, index: Index, root: Path, name: str, age: float, goes: bool
) -> None:
    place = left_over(root, name, age)
    assert scan(store, index).records == {}
    assert place.exists() is not goes
