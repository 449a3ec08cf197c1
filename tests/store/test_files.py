"""Reading, saving, moving and deleting single files."""

from __future__ import annotations

import os
import socket
import stat
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from mentorship_tui.records.record import State
from mentorship_tui.store.disk import TEMPORARY
from mentorship_tui.store.errors import Stale, StoreError, UnsafePath
from mentorship_tui.store.files import LARGEST, MOST, Store

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


def temporaries(root: Path) -> list[Path]:
    return list(root.rglob(f"{TEMPORARY}*"))


def mode_of(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


def test_a_new_file_and_its_folders_are_the_owners_alone(store: Store, root: Path) -> None:
    """Format.md rule 7."""
    store.save(PATH, MARIA.encode(), None)
    assert (root / PATH).read_text() == MARIA
    assert mode_of(root / PATH) == 0o600
    assert mode_of(root / "network") == 0o700
    assert not temporaries(root)


def test_what_was_saved_is_read_with_the_digest_it_was_saved_with(store: Store) -> None:
    digest = store.save(PATH, MARIA.encode(), None)
    version = store.read(PATH)
    assert version.data == MARIA.encode()
    assert version.digest == digest == store.record(PATH).digest


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o640, 0o755])
def test_a_save_keeps_the_mode(store: Store, put: Put, mode: int) -> None:
    """Format.md rule 7."""
    place = put(PATH, MARIA)
    place.chmod(mode)
    store.save(PATH, b"new\n", store.read(PATH).digest)
    assert place.read_bytes() == b"new\n"
    assert mode_of(place) == mode


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_a_save_keeps_the_group(store: Store, put: Put) -> None:
    """What a group may read does not become another group's to read."""
    place = put(PATH, MARIA)
    os.chown(place, -1, 12345)
    place.chmod(0o640)
    store.save(PATH, b"new\n", store.read(PATH).digest)
    assert (place.stat().st_gid, mode_of(place)) == (12345, 0o640)


def test_an_outside_edit_is_not_overwritten(store: Store, put: Put) -> None:
    """Format.md rule 7, reliability row 3: what was read is no longer there."""
    place = put(PATH, MARIA)
    opened = store.read(PATH)
    place.write_text("from an editor\n")
    with pytest.raises(Stale) as caught:
        store.save(PATH, b"mine\n", opened.digest)
    assert place.read_text() == "from an editor\n"
    assert caught.value.current is not None
    assert caught.value.current.data == b"from an editor\n"
    assert not temporaries(store.root)


def test_an_outside_edit_of_the_same_size_and_time_is_noticed(store: Store, put: Put) -> None:
    place = put(PATH, MARIA)
    about = place.stat()
    opened = store.read(PATH)
    place.write_text(MARIA.replace("Maria", "Marta"))
    os.utime(place, ns=(about.st_atime_ns, about.st_mtime_ns))
    with pytest.raises(Stale):
        store.save(PATH, b"mine\n", opened.digest)


def test_a_deleted_file_is_not_brought_back(store: Store, put: Put) -> None:
    place = put(PATH, MARIA)
    opened = store.read(PATH)
    place.unlink()
    with pytest.raises(Stale) as caught:
        store.save(PATH, b"mine\n", opened.digest)
    assert caught.value.current is None
    assert not place.exists()


def test_a_new_file_does_not_replace_one(store: Store, put: Put) -> None:
    place = put(PATH, MARIA)
    with pytest.raises(Stale) as caught:
        store.save(PATH, b"mine\n", None)
    assert caught.value.current is not None
    assert caught.value.current.data == place.read_bytes() == MARIA.encode()
    assert not temporaries(store.root)


def test_a_delete_takes_only_what_was_read(store: Store, put: Put) -> None:
    place = put(PATH, MARIA)
    opened = store.read(PATH)
    place.write_text("newer\n")
    with pytest.raises(Stale):
        store.delete(PATH, opened.digest)
    assert place.read_text() == "newer\n"
    store.delete(PATH, store.read(PATH).digest)
    assert not place.exists()


def test_a_delete_leaves_no_empty_folders_and_takes_no_full_one(store: Store, put: Put) -> None:
    put("mentorships/one/goals/a.md", MARIA)
    put("mentorships/one/mentorship.md", MARIA)
    store.delete("mentorships/one/goals/a.md", store.read("mentorships/one/goals/a.md").digest)
    assert [place.name for place in (store.root / "mentorships/one").iterdir()] == ["mentorship.md"]
    store.delete(
        "mentorships/one/mentorship.md", store.read("mentorships/one/mentorship.md").digest
    )
    assert list(store.root.iterdir()) == []


def test_a_move_keeps_bytes_and_mode(store: Store, put: Put) -> None:
    place = put(PATH, MARIA)
    place.chmod(0o644)
    store.move(PATH, "network/new/maria-ek.md", store.read(PATH).digest)
    moved = store.root / "network/new/maria-ek.md"
    assert moved.read_text() == MARIA
    assert mode_of(moved) == 0o644
    assert not place.exists()


def test_a_move_overwrites_nothing(store: Store, put: Put) -> None:
    put(PATH, MARIA)
    other = put("network/other.md", "other\n")
    with pytest.raises(Stale):
        store.move(PATH, "network/other.md", store.read(PATH).digest)
    assert other.read_text() == "other\n"
    assert (store.root / PATH).read_text() == MARIA


def test_a_move_takes_only_what_was_read(store: Store, put: Put) -> None:
    put(PATH, MARIA)
    opened = store.read(PATH)
    put(PATH, "newer\n")
    with pytest.raises(Stale):
        store.move(PATH, "network/new.md", opened.digest)
    assert not store.exists("network/new.md")


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


def test_a_file_marked_read_only_is_left_alone(store: Store, put: Put) -> None:
    """A rename would replace it without asking what its mode forbids."""
    place = put(PATH, MARIA)
    place.chmod(0o444)
    with pytest.raises(StoreError) as caught:
        store.save(PATH, b"x", store.read(PATH).digest)
    assert PATH in str(caught.value)
    assert place.read_text() == MARIA
    assert mode_of(place) == 0o444


def test_a_large_record_is_listed_with_the_reason_and_read_whole(store: Store, put: Put) -> None:
    """Format.md rule 8; moving it must not cut it short."""
    data = MARIA + "x" * LARGEST
    put(PATH, data)
    record = store.record(PATH)
    assert record.state is State.BROKEN
    assert "1 MB" in str(record.problems[0].message.text)
    version = store.read(PATH)
    assert version.data == data.encode()
    assert version.digest == record.digest


def test_a_huge_file_is_not_read_at_all(store: Store, root: Path) -> None:
    """Reliability row 14: what is over 20 MB is not versioned either."""
    with (root / "film.mov").open("wb") as stream:
        stream.truncate(MOST + 1)
    with pytest.raises(StoreError):
        store.read("film.mov")
    assert store.record("film.mov").state is State.FOREIGN


def test_other_files_have_one_digest_whether_read_or_listed(store: Store, put: Put) -> None:
    """The scan does not read them, and still they are not taken for changed."""
    place = put("notes/own.txt", "mine\n")
    record = store.record("notes/own.txt")
    assert (record.state, record.title) == (State.FOREIGN, "own.txt")
    opened = store.read("notes/own.txt")
    assert opened.digest == record.digest
    assert (
        store.save("notes/own.txt", b"other\n", opened.digest) == store.read("notes/own.txt").digest
    )
    with pytest.raises(Stale):
        store.delete("notes/own.txt", opened.digest)
    assert place.read_bytes() == b"other\n"


def test_control_characters_of_a_name_do_not_reach_the_terminal(store: Store, put: Put) -> None:
    """Format.md rule 8."""
    put("notes/a\x1b[31m.bin", "x")
    assert "\x1b" not in store.record("notes/a\x1b[31m.bin").title
    with pytest.raises(StoreError) as caught:
        store.read("notes/b\x1b[31m.bin")
    assert "\x1b" not in str(caught.value)
