"""A journal's folder with a store and a cache, on the real disk."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorship_tui.records.record import Record
from mentorship_tui.store import scan as module
from mentorship_tui.store.files import Store
from mentorship_tui.store.index import Index
from mentorship_tui.store.scan import scan

SPAWN = multiprocessing.get_context("fork")
GRAIN_NS = 200_000_000
NAMES = [f"network/p-{number:03}.md" for number in range(60)]
Put = Callable[[str, str], Path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    return folder


@pytest.fixture
def store(root: Path) -> Store:
    return Store(root)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index.sqlite"


@pytest.fixture
def index(cache: Path) -> Index:
    return Index(cache)


@pytest.fixture
def put(root: Path) -> Put:
    """As another program writes: folders made, the file overwritten."""

    def write(path: str, text: str) -> Path:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        return place

    return write


def person(name: str, extra: str = "") -> str:
    return f"---\ntype: person\nname: {name}\nask_status: not_asked\n{extra}---\n\nWho I met.\n"


@pytest.fixture
def truth(store: Store, cache: Path, put: Put) -> dict[str, Record]:
    """The records of a small journal, with a cache that knows them."""
    for number, path in enumerate(NAMES):
        put(path, person(f"Person {number}", "areas: [leadership]\n"))
    return scan(store, Index(cache)).records


@pytest.fixture
def _fine_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk the tests run on tells times apart that a FAT disk, two seconds coarse, does not."""
    assert module.RACY_NS >= 2e9
    monkeypatch.setattr(module, "RACY_NS", GRAIN_NS)


def is_right(loaded: dict[str, Record], truth: dict[str, Record]) -> bool:
    return all(truth.get(path) == record for path, record in loaded.items())


def rest() -> None:
    """Until the files are older than the time in which a change could be missed."""
    time.sleep(GRAIN_NS / 1e9 * 1.5)


def as_ordinary_user(words: list[str]) -> list[str]:
    """Root may write everywhere; without that right of its own it is as anybody."""
    if os.geteuid() != 0:
        return words
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *words]


def version(number: int) -> bytes:
    """A record that shows if it is not whole."""
    text = person(f"Maria {number}", f"areas: [a{number}]\n")
    return (text + f"{number}\n" * (number % 7 * 400)).encode()
