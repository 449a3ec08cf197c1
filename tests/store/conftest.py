"""A journal's folder with a store and a cache, on the real disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorship_tui.store.files import Store
from mentorship_tui.store.index import Index

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
