"""X1: a save, a deletion and a move at every moment of a power cut (format.md rule 7)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorship_tui.store.files import Store

from .conftest import Put, person
from .power import Contents, Disk, watched

PATH, OTHER = "network/maria.md", "people/deep/maria-berg.md"
CAPITAL = "network/Maria.md"
OLD, NEW = person("Maria").encode(), person("Maria Berg", "areas: [law]\n").encode()
Act = Callable[[Store], object]


def create(store: Store) -> None:
    store.save(PATH, NEW, None)


def replace(store: Store) -> None:
    store.save(PATH, NEW, store.read(PATH).digest)


def delete(store: Store) -> None:
    store.delete(PATH, store.read(PATH).digest)


def move(store: Store) -> None:
    store.move(PATH, OTHER, store.read(PATH).digest)


def respell(store: Store) -> None:
    store.respell(PATH, CAPITAL)


pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="an open file's path is asked of /proc"
)
ACTS = [
    pytest.param(create, None, {PATH: NEW}, [{}, {PATH: NEW}], id="create"),
    pytest.param(replace, OLD, {PATH: NEW}, [{PATH: OLD}, {PATH: NEW}], id="replace"),
    pytest.param(delete, OLD, {}, [{PATH: OLD}, {}], id="delete"),
    pytest.param(
        move, OLD, {OTHER: OLD}, [{PATH: OLD}, {PATH: OLD, OTHER: OLD}, {OTHER: OLD}], id="move"
    ),
    pytest.param(
        respell,
        OLD,
        {CAPITAL: OLD},
        [{PATH: OLD}, {PATH: OLD, CAPITAL: OLD}, {CAPITAL: OLD}],
        id="respell",
    ),
]


@pytest.mark.parametrize(("act", "before", "after", "allowed"), ACTS)
def test_a_power_cut_leaves_the_old_file_or_the_new_one(
    store: Store,
    put: Put,
    monkeypatch: pytest.MonkeyPatch,
    act: Act,
    before: bytes | None,
    after: Contents,
    allowed: list[Contents],
) -> None:
    """X1: no moment leaves a file empty, half written, or under no name."""
    disk = done(store, put, monkeypatch, act, before)
    assert disk.steps
    for call, least, most in disk.steps:
        assert least in allowed, f"after {call}"
        assert most in allowed, f"after {call}"


@pytest.mark.parametrize(("act", "before", "after", "allowed"), ACTS)
def test_what_is_said_to_be_saved_is_on_the_disk(
    store: Store,
    put: Put,
    monkeypatch: pytest.MonkeyPatch,
    act: Act,
    before: bytes | None,
    after: Contents,
    allowed: list[Contents],
) -> None:
    """X1: when the call returns, the bytes, the name and the folders outlast a power cut."""
    disk = done(store, put, monkeypatch, act, before)
    assert disk.steps[-1][1] == after


def done(
    store: Store, put: Put, monkeypatch: pytest.MonkeyPatch, act: Act, before: bytes | None
) -> Disk:
    if before is not None:
        put(PATH, before.decode())
    with watched(store.root, monkeypatch) as disk:
        act(store)
    return disk
