"""Several writers at once, killed ones, and a disk that has no room."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
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
from mentorship_tui.vcs.lock import locked

from .conftest import Put, person

PATH = "network/maria-berg.md"
SPAWN = multiprocessing.get_context("fork")
KILLS = 25


def lock_of(place: Path) -> Lock:
    def take() -> AbstractContextManager[object]:
        return locked(place, 20)

    return take


def version(number: int) -> bytes:
    """A record that shows if it is not whole."""
    text = person(f"Maria {number}", f"areas: [a{number}]\n")
    return (text + f"{number}\n" * (number % 7 * 400)).encode()


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


def test_a_lock_held_for_long_is_told_of(root: Path, tmp_path: Path) -> None:
    """Not "?": what to do is to try again."""
    lock = tmp_path / "lock"
    store = Store(root, lambda: locked(lock, 0.05))
    with locked(lock, 1), pytest.raises(StoreError) as caught:
        store.save(PATH, b"x", None)
    assert "another window" in caught.value.message.params["reason"].text  # type: ignore[attr-defined]
    assert not (root / PATH).exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with little room, where one may be mounted."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no file system may be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    """ENOSPC: the message says what to do, the old file is whole, nothing is left lying about."""
    store = Store(small_disk)
    digest = store.save(PATH, version(1), None)
    with pytest.raises(StoreError) as caught:
        store.save(PATH, b"x" * 80_000, digest)
    assert PATH in str(caught.value)
    assert "disk is full" in caught.value.message.params["reason"].text  # type: ignore[attr-defined]
    assert (small_disk / PATH).read_bytes() == version(1)
    with pytest.raises(StoreError):
        store.save("network/new.md", b"x" * 80_000, None)
    assert [place.name for place in small_disk.rglob("*.*")] == ["maria-berg.md"]
    assert store.save(PATH, version(2), digest)


def test_a_disk_that_may_only_be_read_is_told_of(small_disk: Path) -> None:
    """EROFS."""
    store = Store(small_disk)
    digest = store.save(PATH, version(1), None)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(StoreError) as caught:
        store.save(PATH, version(2), digest)
    assert "only be read" in caught.value.message.params["reason"].text  # type: ignore[attr-defined]
    assert (small_disk / PATH).read_bytes() == version(1)


def with_limit(root: Path, most: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    store = Store(root)
    with contextlib.suppress(StoreError):
        store.save(PATH, b"x" * (most + 1), store.read(PATH).digest)
        os._exit(1)
    os._exit(0)


def test_a_limit_on_files_loses_nothing(root: Path, put: Put) -> None:
    """A write that fails halfway, on any machine."""
    place = put(PATH, "mine\n")
    child = SPAWN.Process(target=with_limit, args=(root, 4096))
    child.start()
    child.join()
    assert child.exitcode == 0
    assert place.read_text() == "mine\n"
    assert [one.name for one in place.parent.iterdir()] == ["maria-berg.md"]


NO_RIGHTS = """
import sys
from pathlib import Path
from mentorship_tui.store.errors import StoreError
from mentorship_tui.store.files import Store
store = Store(Path(sys.argv[1]))
try:
    store.save("network/new.md", b"x", None)
except StoreError as error:
    sys.exit(0 if "may not" in error.message.params["reason"].text else 2)
sys.exit(1)
"""


def as_ordinary_user(words: list[str]) -> list[str]:
    """Root may write everywhere; without that right of its own it is as anybody."""
    if os.geteuid() != 0:
        return words
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *words]


def test_a_folder_one_may_not_write_in_is_told_of(root: Path) -> None:
    """EACCES."""
    (root / "network").mkdir(mode=0o500)
    try:
        done = subprocess.run(
            as_ordinary_user([sys.executable, "-c", NO_RIGHTS, str(root)]), check=False
        )
    except FileNotFoundError:
        pytest.skip("no setpriv")
    assert done.returncode == 0
    assert list((root / "network").iterdir()) == []


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


LINK_CALLS = {"x86_64": (86, 265), "aarch64": (37,)}
NO_HARD_LINKS = """
import ctypes, os, struct, sys
from pathlib import Path

# a filter in the system itself: each kind of link is refused as a FAT disk refuses it
calls = [int(number) for number in sys.argv[2:]]
load, allow, refuse = (0x20, 0, 0, 0), (6, 0, 0, 0x7FFF0000), (6, 0, 0, 0x00050000 | 1)
tests = [(0x15, len(calls) - at, 0, number) for at, number in enumerate(calls)]
code = b"".join(struct.pack("HBBI", *one) for one in (load, *tests, allow, refuse))
libc, room = ctypes.CDLL(None, use_errno=True), ctypes.create_string_buffer(code)
program = ctypes.create_string_buffer(
    struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(room))
)
assert libc.prctl(38, 1, 0, 0, 0) == 0 and libc.prctl(22, 2, program) == 0
root = Path(sys.argv[1])
(root / "one").touch()
try:
    os.link(root / "one", root / "two")
except PermissionError:
    (root / "one").unlink()
else:
    sys.exit("it can link")

from mentorship_tui.store.errors import Stale
from mentorship_tui.store.files import Store
store = Store(root)
digest = store.save("network/a.md", b"first", None)
for path, expected in (("network/a.md", None), ("network/a.md", "0")):
    try:
        store.save(path, b"other", expected)
    except Stale:
        continue
    sys.exit("overwritten")
store.save("network/a.md", b"second", digest)
store.move("network/a.md", "network/b.md", store.read("network/a.md").digest)
assert [place.name for place in (root / "network").iterdir()] == ["b.md"]
assert store.read("network/b.md").data == b"second"
assert (root / "network/b.md").stat().st_mode & 0o777 == 0o600
"""


@pytest.mark.skipif(os.uname().machine not in LINK_CALLS, reason="the calls are not known here")
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux filters calls so")
def test_a_disk_without_hard_links_serves_as_well(root: Path) -> None:
    """As a memory stick is, and some shares: a new file still never replaces another."""
    calls = map(str, LINK_CALLS[os.uname().machine])
    done = subprocess.run(
        [sys.executable, "-c", NO_HARD_LINKS, str(root), *calls],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
