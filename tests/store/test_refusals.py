"""What the disk refuses loses nothing, and is told of in words that help."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship_tui.store.errors import StoreError
from mentorship_tui.store.files import Store
from mentorship_tui.vcs.git.lock import locked

from .conftest import SPAWN, Put, as_ordinary_user, version

PATH = "network/maria-berg.md"


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
    assert "read-only" in caught.value.message.params["reason"].text  # type: ignore[attr-defined]
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
