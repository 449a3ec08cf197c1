"""Reading, saving, moving and deleting single files."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mentorship_tui.records.record import State
from mentorship_tui.store.disk import TEMPORARY
from mentorship_tui.store.errors import Stale, StoreError
from mentorship_tui.store.files import LARGEST, MOST, Store

from .conftest import Put, person

PATH = "network/maria-berg.md"
MARIA = person("Maria Berg")


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
