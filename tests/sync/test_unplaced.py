"""A file that cannot be put on this disk stops nothing, and is not taken for deleted."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mentorship_tui.vcs.remote.outcome import SyncState

from .machines import Machine, git
from .unplaced import LONG, works_on

BIG = 21 * 1024 * 1024


def put(machine: Machine, path: str, data: bytes) -> None:
    """Commit a file whose name the machine's own disk need not take."""
    oid = subprocess.run(
        ["git", "-C", machine.root, "hash-object", "-w", "--stdin"],
        input=data,
        capture_output=True,
        check=True,
    ).stdout.decode()
    git(machine.root, "update-index", "--add", "--cacheinfo", f"100644,{oid.strip()},{path}")
    git(machine.root, "commit", "-qm", "put")
    git(machine.root, "push", "-q", "origin", "main")


def take_away(machine: Machine, path: str) -> None:
    git(machine.root, "rm", "-q", "--cached", "--", path)
    git(machine.root, "commit", "-qm", "away")
    git(machine.root, "push", "-q", "origin", "main")


def test_a_name_that_the_disk_refuses(ada: Machine, second: Machine, path: str) -> None:
    put(ada, LONG, b"hi\n")
    ada.journal.set(path, {"phone": "2"})
    assert ada.sync().state is SyncState.OK
    assert second.sync().state is SyncState.OK
    assert second.journal.snapshot.records[path].text("phone") == "2"
    works_on(second, {LONG})
    ada.sync()
    put(ada, LONG, b"newer\n")
    second.sync()
    works_on(second, {LONG})
    ada.sync()
    take_away(ada, LONG)
    assert second.sync().state is SyncState.OK
    works_on(second, set())


def test_a_clone_leaves_out_what_the_disk_refuses(
    ada: Machine, machine: Callable[[], Machine], hub: Path
) -> None:
    put(ada, LONG, b"hi\n")
    new = machine()
    new.join(str(hub))
    works_on(new, {LONG})


@pytest.mark.parametrize("had", [False, True])
def test_a_filter_that_fails(ada: Machine, second: Machine, path: str, *, had: bool) -> None:
    """As where git-crypt is locked or git-lfs is not installed; once it works, the file comes."""
    (ada.root / ".gitattributes").open("a").write("*.bin filter=seal\n")
    if had:
        (ada.root / "a.bin").write_bytes(b"old\n")
    ada.sync()
    second.sync()
    for key, command in (("smudge", "false"), ("clean", "cat"), ("required", "true")):
        git(second.root, "config", f"filter.seal.{key}", command)
    (ada.root / "a.bin").write_bytes(b"new\n")
    (ada.root / "b.txt").write_bytes(b"plain\n")
    ada.sync()
    assert second.sync().state is SyncState.OK
    assert (second.root / "b.txt").read_bytes() == b"plain\n"
    assert not (second.root / "a.bin").exists()
    works_on(second, {"a.bin"})
    git(second.root, "config", "filter.seal.smudge", "cat")
    assert second.sync().state is SyncState.OK
    assert (second.root / "a.bin").read_bytes() == b"new\n"
    works_on(second, set())


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """A folder in which nobody may make or take away a file, not even root."""
    try:
        subprocess.run(["chattr", "+i", folder], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no folder can be closed to root here (chattr +i)")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", folder], check=True)


def test_a_folder_that_may_not_be_written_in(ada: Machine, second: Machine, path: str) -> None:
    """What is new, what is newer and what was deleted wait; when it may be, all comes right."""
    scans = ada.root / "scans"
    scans.mkdir()
    for name in ("kept", "changed", "deleted"):
        (scans / name).write_text(f"{name}\n")
    ada.sync()
    second.sync()
    (scans / "changed").write_text("newer\n")
    (scans / "deleted").unlink()
    (scans / "new").write_text("new\n")
    ada.journal.set(path, {"phone": "2"})
    ada.sync()
    with closed(second.root / "scans"):
        assert second.sync().state is SyncState.OK
        assert second.journal.snapshot.records[path].text("phone") == "2"
        works_on(second, {"scans/changed", "scans/deleted", "scans/new"})
        assert (second.root / "scans" / "changed").read_text() == "changed\n"
    assert second.sync().state is SyncState.OK
    ada.sync()
    works_on(second, set())
    ada.sync()
    assert ada.files() == second.files()
    assert not (ada.root / "scans" / "deleted").exists()


def test_what_was_written_into_an_old_file_meanwhile_is_joined(
    ada: Machine, second: Machine, path: str
) -> None:
    ada.journal.set(path, {"phone": "2"})
    ada.sync()
    with closed((second.root / path).parent):
        assert second.sync().state is SyncState.OK
        with (second.root / path).open("a") as stream:
            stream.write("\nWritten here.\n")
        assert second.sync().state is SyncState.OK
    assert second.sync().state is SyncState.OK
    ada.sync()
    record = ada.journal.snapshot.records[path]
    assert record.text("phone") == "2"
    assert "Written here." in (ada.root / path).read_text()
    works_on(second, set())


@pytest.mark.parametrize("kind", ["ignored", "large"])
def test_a_folder_that_became_a_file(ada: Machine, second: Machine, *, kind: str) -> None:
    """What lies in it and is in no version stays; the file comes once that is out of the way."""
    (ada.root / "scans").mkdir()
    (ada.root / "scans" / "one.txt").write_text("one\n")
    (ada.root / ".gitignore").open("a").write("private*\n")
    ada.sync()
    second.sync()
    mine = second.root / "scans" / ("private.txt" if kind == "ignored" else "film.raw")
    mine.write_bytes(b"only copy" if kind == "ignored" else b"\0" * BIG)
    (ada.root / "scans" / "one.txt").unlink()
    (ada.root / "scans").rmdir()
    (ada.root / "scans").write_text("on the shelf\n")
    ada.sync()
    expected = SyncState.OK if kind == "ignored" else SyncState.PARTLY  # it has no version
    assert second.sync().state is expected
    assert mine.exists()
    second.journal.add("person", {"name": "Bo"}, "")
    assert second.sync().state is expected
    assert git(second.root, "show", "HEAD:scans") == "on the shelf"
    mine.rename(second.root / "private.elsewhere")
    mine.parent.rmdir()
    assert second.sync().state is SyncState.OK
    assert (second.root / "scans").read_text() == "on the shelf\n"
    ada.sync()
    assert (ada.root / "scans").read_text() == "on the shelf\n"


def test_a_file_that_became_a_folder(ada: Machine, second: Machine, path: str) -> None:
    """Here it is an ignored one, which git would take away without a word."""
    (second.root / ".git" / "info" / "exclude").write_text("scans\n")
    (second.root / "scans").write_text("only copy\n")
    (ada.root / "scans").mkdir()
    (ada.root / "scans" / "one.txt").write_text("one\n")
    ada.sync()
    assert second.sync().state is SyncState.OK
    assert (second.root / "scans").read_text() == "only copy\n"
    works_on(second, {"scans/one.txt"})
    (second.root / "scans").rename(second.root / "mine")
    assert second.sync().state is SyncState.OK
    assert (second.root / "scans" / "one.txt").read_text() == "one\n"


def test_a_file_of_mine_that_git_does_not_have_lies_in_the_way(
    ada: Machine, second: Machine, path: str
) -> None:
    (ada.root / "film.raw").write_text("short\n")
    (second.root / "film.raw").write_bytes(b"\0" * BIG)
    ada.sync()
    assert second.sync().state is SyncState.OK
    assert (second.root / "film.raw").stat().st_size == BIG
    works_on(second, {"film.raw"})
    (second.root / "film.raw").unlink()
    assert second.sync().state is SyncState.OK
    assert (second.root / "film.raw").read_text() == "short\n"


def test_a_file_made_below_a_name_that_is_a_file_elsewhere_keeps_both(
    ada: Machine, second: Machine
) -> None:
    (ada.root / ".gitignore").open("a").write("private*\n")
    ada.sync()
    second.sync()
    (ada.root / "scans").write_text("on the shelf\n")
    (second.root / "scans").mkdir()
    (second.root / "scans" / "private.txt").write_text("only copy")
    ada.sync()
    assert second.sync().state is SyncState.OK
    (second.root / "scans" / "two.txt").write_text("two\n")
    assert second.sync().state is SyncState.OK
    ada.sync()
    assert (ada.root / "scans" / "two.txt").read_text() == "two\n"
    assert (ada.root / "scans-file").read_text() == "on the shelf\n"
