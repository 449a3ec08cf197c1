"""Unsaved forms outlive the program, and never get in its way."""

from __future__ import annotations

import os
import random
import resource
import signal
import stat
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from mentorship_tui.store.disk import OLD_SECONDS, TEMPORARY
from mentorship_tui.store.drafts import LARGEST, Drafts
from mentorship_tui.store.errors import StoreError

from .conftest import SPAWN

KEY = "network/maria-berg.md"
FORM: dict[str, Any] = {
    "values": {"name": "Åsa \ud800", "areas": ["a", "b"], "n": 3, "nothing": None},
    "body": "A line\n\nand another 🌱\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "drafts" / "0123"


@pytest.fixture
def drafts(folder: Path) -> Drafts:
    return Drafts(folder)


def only(folder: Path, pattern: str = "*") -> Path:
    (place,) = folder.glob(pattern)
    return place


def test_what_a_form_held_comes_back_in_the_next_run(drafts: Drafts, folder: Path) -> None:
    drafts.put(KEY, FORM)
    assert Drafts(folder).get(KEY) == FORM
    drafts.put(KEY, {"body": "newer"})
    assert drafts.get(KEY) == {"body": "newer"}


def test_forms_do_not_mix(drafts: Drafts) -> None:
    for key in ("a/b", "a-b", "A/b", "new:person", "../../etc/passwd", "", "x" * 5000, "\udce5"):
        drafts.put(key, {"key": key})
    for key in ("a/b", "a-b", "A/b", "new:person", "../../etc/passwd", "", "x" * 5000, "\udce5"):
        assert drafts.get(key) == {"key": key}


def test_they_are_the_owners_alone(drafts: Drafts, folder: Path) -> None:
    drafts.put(KEY, FORM)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(only(folder).stat().st_mode) == 0o600
    assert "maria" not in only(folder).name


def test_a_saved_form_leaves_nothing(drafts: Drafts, folder: Path) -> None:
    drafts.put(KEY, FORM)
    drafts.drop(KEY)
    drafts.drop(KEY)
    assert drafts.get(KEY) is None
    assert list(folder.iterdir()) == []


def test_nothing_is_made_by_asking(drafts: Drafts, folder: Path) -> None:
    assert drafts.get(KEY) is None
    assert drafts.keys() == ()
    drafts.drop(KEY)
    assert not folder.exists()


def test_all_are_listed_the_last_changed_last(drafts: Drafts, folder: Path) -> None:
    for key in ("b", "a", "c"):
        drafts.put(key, FORM)
        time.sleep(0.01)
    drafts.put("b", FORM)
    (folder / "not-ours.json").write_text("[]")
    (folder / "text.md").write_text("from an editor")
    assert drafts.keys() == ("a", "c", "b")


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b'{"key": "x", "da',
        b"[1, 2]",
        b'{"key": "x", "data": [1]}',
        b'{"data": {}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"key": 7, "data": {"n": ' + b"9" * 5000 + b"}}",
    ],
)
def test_a_damaged_one_is_set_aside(drafts: Drafts, folder: Path, damage: bytes) -> None:
    """It may hold words that can be saved by hand; the form opens without it."""
    drafts.put(KEY, FORM)
    only(folder).write_bytes(damage)
    assert drafts.keys() == ()
    assert drafts.get(KEY) is None
    assert only(folder, "*.unreadable").read_bytes() == damage
    drafts.put(KEY, FORM)
    assert drafts.get(KEY) == FORM
    assert len(list(folder.glob("*.unreadable"))) == 1


def test_a_second_damaged_one_does_not_replace_the_first(drafts: Drafts, folder: Path) -> None:
    for damage in (b"one", b"two"):
        drafts.put(KEY, FORM)
        only(folder, "*.json").write_bytes(damage)
        assert drafts.get(KEY) is None
    assert sorted(place.read_bytes() for place in folder.iterdir()) == [b"one", b"two"]


def test_a_pipe_or_a_link_in_its_place_holds_nothing_up(
    drafts: Drafts, folder: Path, tmp_path: Path
) -> None:
    drafts.put(KEY, FORM)
    place = only(folder)
    place.unlink()
    os.mkfifo(place)
    assert drafts.get(KEY) is None
    (tmp_path / "secret").write_text('{"key": "k", "data": {"a": 1}}')
    place.symlink_to(tmp_path / "secret")
    assert drafts.get(KEY) is None


def type_for_ever(folder: Path) -> None:
    drafts = Drafts(folder)
    number = 0
    while True:
        number += 1
        drafts.put(KEY, {"n": number, "body": f"{number} " * (number % 900)})


def test_a_killed_program_leaves_the_last_or_the_one_before(drafts: Drafts, folder: Path) -> None:
    drafts.put(KEY, {"n": 0, "body": ""})
    chance = random.Random(3)
    for _ in range(20):
        child = SPAWN.Process(target=type_for_ever, args=(folder,), daemon=True)
        child.start()
        time.sleep(0.01 + chance.random() * 0.02)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        found = drafts.get(KEY)
        assert found is not None
        assert found["body"] == f"{found['n']} " * (found["n"] % 900)
    assert list(folder.glob("*.unreadable")) == []


def test_what_killed_programs_left_is_cleared_away(drafts: Drafts, folder: Path) -> None:
    drafts.put(KEY, FORM)
    for age in (0.0, OLD_SECONDS + 60):
        place = folder / f"{TEMPORARY}77-{age}.tmp"
        place.write_text("half")
        os.utime(place, (time.time() - age, time.time() - age))
    drafts.get(KEY)
    assert [place.name for place in folder.glob(f"{TEMPORARY}*")] == [f"{TEMPORARY}77-0.0.tmp"]


def put_with_limit(folder: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    try:
        Drafts(folder).put(KEY, {"body": "x" * 2000})
    except StoreError:
        os._exit(0)
    os._exit(1)


def test_one_that_cannot_be_written_leaves_the_one_before(drafts: Drafts, folder: Path) -> None:
    """And the form is told, in words."""
    drafts.put(KEY, FORM)
    child = SPAWN.Process(target=put_with_limit, args=(folder,))
    child.start()
    child.join()
    assert child.exitcode == 0
    assert drafts.get(KEY) == FORM
    assert len(list(folder.iterdir())) == 1


def test_threads_that_write_one_form_do_not_break_it(drafts: Drafts, folder: Path) -> None:
    def write(number: int) -> None:
        for turn in range(15):
            drafts.put(KEY, {"n": number, "body": str(number) * 500, "turn": turn})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = drafts.get(KEY)
    assert found is not None
    assert found["body"] == str(found["n"]) * 500
    assert len(list(folder.iterdir())) == 1


def test_the_largest_record_has_room(drafts: Drafts) -> None:
    """Every letter of a text may take six in JSON."""
    body = "å" * (LARGEST // 8)
    drafts.put(KEY, {"body": body})
    assert drafts.get(KEY) == {"body": body}
