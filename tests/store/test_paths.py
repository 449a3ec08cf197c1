"""Which paths are read and written, and what stands where a file should."""

from __future__ import annotations

import os
import socket
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from mentorship_tui.records.record import State
from mentorship_tui.store.errors import Stale, StoreError, UnsafePath
from mentorship_tui.store.files import Store

from .conftest import Put, person

PATH = "network/maria-berg.md"
MARIA = person("Maria Berg")
ODD = [
    "../out.md",
    "network/../../out.md",
    "/etc/passwd",
    "",
    ".git/config",
    "network/.hidden.md",
    "network//a.md",
    "network/",
    "a\0b.md",
]


@pytest.mark.parametrize("path", ODD)
def test_no_path_leads_out_or_is_hidden(store: Store, tmp_path: Path, path: str) -> None:
    """Format.md rule 5: neither for reading nor for writing."""
    out = tmp_path / "out.md"
    out.write_text(MARIA)
    assert not store.exists(path)
    assert store.record(path).state is State.BROKEN
    for work in (
        lambda: store.read(path),
        lambda: store.save(path, b"x", None),
        lambda: store.save(path, b"x", "0"),
        lambda: store.delete(path, "0"),
        lambda: store.move(path, "new.md", "0"),
        lambda: store.move("old.md", path, "0"),
    ):
        with pytest.raises(UnsafePath):
            work()
    assert out.read_text() == MARIA
    assert list(store.root.iterdir()) == []


@pytest.mark.parametrize("name", ["con.md", "AUX.md", "a:b.md", "what?.md", "trailing. "])
def test_a_new_file_has_a_name_every_system_can_hold(store: Store, name: str) -> None:
    """Format.md rule 5."""
    with pytest.raises(UnsafePath):
        store.save(f"network/{name}", b"x", None)


@pytest.mark.parametrize("name", ["aux.md", "what?.md", "a: b.md", "Åsa Öberg.md", "new\nline.md"])
def test_a_file_another_program_named_is_read_and_saved(store: Store, put: Put, name: str) -> None:
    """Format.md rule 4: nothing is dropped."""
    place = put(f"network/{name}", MARIA)
    assert store.record(f"network/{name}").title == "Maria Berg"
    store.save(f"network/{name}", b"new\n", store.read(f"network/{name}").digest)
    assert place.read_bytes() == b"new\n"


def test_a_link_is_shown_and_neither_followed_nor_replaced(store: Store, root: Path) -> None:
    """Format.md rule 5, reliability row 13."""
    (root / "network").mkdir()
    link = root / PATH
    link.symlink_to("/etc/passwd")
    before = Path("/etc/passwd").read_bytes()
    record = store.record(PATH)
    assert record.state is State.BROKEN
    assert record.problems[0].message.params["target"] == "/etc/passwd"
    assert store.exists(PATH)
    for work in (
        lambda: store.read(PATH),
        lambda: store.save(PATH, b"x", None),
        lambda: store.save(PATH, b"x", record.digest),
        lambda: store.delete(PATH, record.digest),
        lambda: store.move(PATH, "network/b.md", record.digest),
    ):
        with pytest.raises(UnsafePath):
            work()
    assert link.is_symlink()
    assert Path("/etc/passwd").read_bytes() == before


def test_nothing_behind_a_linked_folder_is_read_or_written(
    store: Store, root: Path, tmp_path: Path
) -> None:
    """Format.md rule 5: also where the link leads to another folder of the journal."""
    outside = tmp_path / "outside"
    outside.mkdir()
    secret = outside / "maria-berg.md"
    secret.write_text(MARIA)
    (root / "network").symlink_to(outside)
    (root / "inside").mkdir()
    (root / "again").symlink_to(root / "inside")
    assert not store.exists(PATH)
    assert store.record(PATH).state is State.BROKEN
    assert store.record(PATH).title == ""
    for path in (PATH, "again/b.md"):
        for work in (
            lambda path=path: store.read(path),
            lambda path=path: store.save(path, b"x", None),
            lambda path=path: store.save(path, b"x", "0"),
            lambda path=path: store.delete(path, "0"),
        ):
            with pytest.raises(UnsafePath):
                work()
    assert [place.name for place in outside.iterdir()] == ["maria-berg.md"]
    assert secret.read_text() == MARIA
    assert list((root / "inside").iterdir()) == []


def test_a_link_that_comes_between_check_and_save_is_not_written_through(
    root: Path, put: Put, tmp_path: Path
) -> None:
    """The lock is taken after the path was looked at: that is when the link comes."""
    outside = tmp_path / "outside.md"
    outside.write_text(MARIA)
    place = put(PATH, MARIA)

    def exchanged() -> AbstractContextManager[None]:
        place.unlink()
        place.symlink_to(outside)
        return nullcontext()

    store = Store(root, exchanged)
    digest = Store(root).read(PATH).digest
    with pytest.raises(StoreError):
        store.save(PATH, b"x", digest)
    assert place.is_symlink()
    assert outside.read_text() == MARIA


def test_a_pipe_is_not_waited_for(store: Store, root: Path) -> None:
    """Opening it would wait for ever for a writer."""
    (root / "network").mkdir()
    os.mkfifo(root / PATH)
    assert store.record(PATH).state is State.BROKEN
    with pytest.raises(StoreError):
        store.read(PATH)


def test_a_socket_and_a_folder_are_no_records(store: Store, root: Path) -> None:
    (root / "folder.md").mkdir()
    assert store.record("folder.md").state is State.BROKEN
    with pytest.raises(StoreError):
        store.read("folder.md")
    with socket.socket(socket.AF_UNIX) as listening:
        folder = os.open(root, os.O_RDONLY)
        here = Path.cwd()
        os.fchdir(folder)  # a socket's path may be no longer than 107 bytes
        try:
            listening.bind("s.md")
        finally:
            os.chdir(here)
            os.close(folder)
        assert store.record("s.md").state is State.BROKEN


def test_a_file_where_a_folder_is_needed_is_told_of(store: Store, put: Put) -> None:
    """Not as a change by another program: nothing would come of trying again."""
    place = put("network", "a note\n")
    with pytest.raises(StoreError) as caught:
        store.save(PATH, b"x", None)
    assert not isinstance(caught.value, Stale)
    assert place.read_text() == "a note\n"


def test_control_characters_of_a_name_do_not_reach_the_terminal(store: Store, put: Put) -> None:
    """Format.md rule 8."""
    put("notes/a\x1b[31m.bin", "x")
    assert "\x1b" not in store.record("notes/a\x1b[31m.bin").title
    with pytest.raises(StoreError) as caught:
        store.read("notes/b\x1b[31m.bin")
    assert "\x1b" not in str(caught.value)
