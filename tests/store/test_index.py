"""The cache may be lost, damaged, foreign or shared: what it says is right, or it says nothing."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorship_tui.records.record import Record
from mentorship_tui.store.files import Store
from mentorship_tui.store.index import Index
from mentorship_tui.store.scan import scan

from .conftest import Put, is_right, person


def emptied(cache: Path) -> None:
    cache.write_bytes(b"")


def cut_short(cache: Path) -> None:
    with cache.open("r+b") as stream:
        stream.truncate(cache.stat().st_size // 2)


def cut_in_a_page(cache: Path) -> None:
    with cache.open("r+b") as stream:
        stream.truncate(cache.stat().st_size - 100)


def no_database(cache: Path) -> None:
    cache.write_bytes(b"\x80\x04\x95pickle?" * 2000)


def zeroes(cache: Path) -> None:
    cache.write_bytes(bytes(cache.stat().st_size))


def head_only_right(cache: Path) -> None:
    data = cache.read_bytes()
    cache.write_bytes(data[:100] + os.urandom(len(data) - 100))


def somebody_elses(cache: Path) -> None:
    cache.unlink()
    with sqlite3.connect(cache) as database:
        database.execute("CREATE TABLE records (name TEXT)")
        database.execute("INSERT INTO records VALUES ('theirs')")
    database.close()


def of_another_version(cache: Path) -> None:
    with sqlite3.connect(cache) as database:
        database.execute("UPDATE about SET fingerprint = 'older'")
        database.execute("UPDATE records SET head = 'known\nperson\nx\n\nWrong\n0\n'")
    database.close()


def of_another_shape(cache: Path) -> None:
    with sqlite3.connect(cache) as database:
        database.execute("DROP TABLE records")
        database.execute("CREATE TABLE records (path TEXT, more TEXT)")
        database.execute("INSERT INTO records VALUES ('a.md', 'b')")
    database.close()


def of_other_types(cache: Path) -> None:
    with sqlite3.connect(cache) as database:
        database.execute("UPDATE records SET head = 7, fields = x'00ff', checksum = 'x'")
    database.close()


def a_folder(cache: Path) -> None:
    cache.unlink()
    (cache / "in").mkdir(parents=True)


def a_link_to_nowhere(cache: Path) -> None:
    cache.unlink()
    cache.symlink_to(cache.with_name("nowhere") / "at-all")


def gone(cache: Path) -> None:
    cache.unlink()
    cache.parent.rmdir()


def with_the_journal_of_a_killed_window(cache: Path) -> None:
    """It is rolled back into whatever file has the name when it is next opened."""
    kept = cache.with_name("kept")
    database = sqlite3.connect(cache, isolation_level=None)
    database.execute("PRAGMA cache_size = 1")
    database.execute("BEGIN")
    database.execute("UPDATE records SET head = head || head")
    shutil.copy(cache.with_name(cache.name + "-journal"), kept)
    database.execute("ROLLBACK")
    database.close()
    kept.rename(cache.with_name(cache.name + "-journal"))
    no_database(cache)


DAMAGES: list[Callable[[Path], None]] = [
    emptied,
    cut_short,
    cut_in_a_page,
    no_database,
    zeroes,
    head_only_right,
    somebody_elses,
    of_another_version,
    of_another_shape,
    of_other_types,
    a_folder,
    a_link_to_nowhere,
    gone,
    with_the_journal_of_a_killed_window,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_made_anew(
    store: Store, cache: Path, truth: dict[str, Record], damage: Callable[[Path], None]
) -> None:
    """Nothing wrong is shown, nothing is raised, and the start after the next is fast again."""
    damage(cache)
    index = Index(cache)
    assert is_right(index.load(), truth)
    assert scan(store, index).records == truth
    if damage not in (a_folder, a_link_to_nowhere):
        assert Index(cache).load() == truth


def test_changed_bytes_anywhere_are_never_believed(
    store: Store, cache: Path, truth: dict[str, Record]
) -> None:
    chance = random.Random(11)
    sound = cache.read_bytes()
    believed = 0
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(chance.choice((1, 1, 4))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        cache.write_bytes(data)
        loaded = Index(cache).load()
        assert is_right(loaded, truth)
        assert all(dict(record.fields) for record in loaded.values())
        believed += bool(loaded)
        for left in cache.parent.glob(f"{cache.name}*"):
            left.unlink()
    assert believed > 50
    cache.write_bytes(bytes(data))
    assert scan(store, Index(cache)).records == truth


def test_it_is_the_owners_alone(cache: Path, truth: dict[str, Record]) -> None:
    """It holds other people's details (reliability, Security)."""
    assert truth
    assert stat.S_IMODE(cache.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.parent.stat().st_mode) == 0o700


def test_it_is_not_in_the_journal(root: Path, truth: dict[str, Record]) -> None:
    assert {place.relative_to(root).as_posix() for place in root.rglob("*.*")} == truth.keys()


def test_what_cannot_be_written_is_only_read_again(
    store: Store, root: Path, tmp_path: Path, put: Put
) -> None:
    """A cache folder that is a file, on a disk that is full, or not ours: the app works as ever."""
    put("a.md", person("Ada"))
    (tmp_path / "taken").write_text("a file")
    index = Index(tmp_path / "taken" / "index.sqlite")
    assert list(scan(store, index).records) == ["a.md"]
    assert list(index.load()) == ["a.md"]
