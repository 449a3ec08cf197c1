"""A new journal on a full disk: words, nothing half made, and a second try that works (X1)."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with too little room for a repository, where one may be mounted."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=80k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system may be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("command", ["init", "clone", "demo"])
def test_a_full_disk_leaves_no_half_a_journal(
    run: Run, tmp_path: Path, small_disk: Path, command: str
) -> None:
    """X1: what was there before stays; with room made the same command works."""
    folder = small_disk / "deep" / "journal"
    words = ["init", str(folder)]
    if command == "clone":
        assert run("init", str(tmp_path / "first"), journal=False).code == 0
        words = ["clone", str(tmp_path / "first"), str(folder)]
    elif command == "demo":
        words = ["demo", "--no-open", "--at", str(folder)]
    (small_disk / "mine.txt").write_text("mine\n")
    done = run(*words, journal=False)
    assert done.code == 1
    assert "The disk is full" in done.err
    assert str(folder) in done.err
    assert "fault of the program" not in done.err
    assert [place.name for place in small_disk.rglob("*.*")] == ["mine.txt"]
    assert not folder.exists()
    subprocess.run(["mount", "-o", "remount,size=32m", small_disk], check=True)
    assert run(*words, journal=False).code == 0
    assert (folder / "journal.md").is_file()


def test_what_is_in_the_folder_already_stays_on_a_full_disk(run: Run, small_disk: Path) -> None:
    """X1, S2: the folder itself too, and a note in it."""
    (small_disk / "note.md").write_text("mine\n")
    done = run("init", str(small_disk), journal=False)
    assert (done.code, "The disk is full" in done.err) == (1, True), done.err
    assert [place.name for place in small_disk.iterdir()] == ["note.md"]
    assert (small_disk / "note.md").read_text() == "mine\n"
