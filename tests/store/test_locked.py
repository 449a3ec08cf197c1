"""Our own programs come one after another between the check of a file and its change."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mentorship_tui.store.errors import Stale
from mentorship_tui.store.files import Store

from .conftest import person
from .power import watched

PATH, OTHER = "network/maria.md", "network/maria-berg.md"
SPELLED = "network/Maria-Berg.md"
OLD, MINE, THEIRS = (person(name).encode() for name in ("Old", "Mine", "Theirs"))


def test_a_file_changes_only_while_the_lock_is_held(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save, a deletion, a move and other capitals: names change below the lock alone."""
    held = False
    outside: list[str] = []

    @contextmanager
    def lock() -> Iterator[None]:
        nonlocal held
        held = True
        yield
        held = False

    store = Store(root, lock)
    with watched(root, monkeypatch) as disk:
        monkeypatch.setattr(
            disk, "note", lambda call: None if held or call == "open" else outside.append(call)
        )
        digest = store.save(PATH, OLD, None)
        digest = store.save(PATH, MINE, digest)
        store.move(PATH, OTHER, digest)
        store.respell(OTHER, SPELLED)
        store.delete(SPELLED, digest)
    assert outside == []


CHANGES: dict[str, Callable[[Store, str], object]] = {
    "save": lambda store, digest: store.save(PATH, MINE, digest),
    "delete": lambda store, digest: store.delete(PATH, digest),
    "move": lambda store, digest: store.move(PATH, OTHER, digest),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_saved_while_one_waited_for_the_lock_is_not_overwritten(
    root: Path, change: Callable[[Store, str], object]
) -> None:
    """Reliability row 3: the check of what was read comes after the lock, not before it."""
    plain = Store(root)
    digest = plain.save(PATH, OLD, None)

    @contextmanager
    def lock() -> Iterator[None]:
        plain.save(PATH, THEIRS, digest)
        yield

    with pytest.raises(Stale) as caught:
        change(Store(root, lock), digest)
    assert (root / PATH).read_bytes() == THEIRS
    assert not (root / OTHER).exists()
    assert caught.value.current is not None
    assert caught.value.current.data == THEIRS


def test_what_an_editor_saves_while_ours_is_written_is_not_overwritten(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reliability row 3: an editor knows no lock, so the check is the last thing before."""
    store = Store(root)
    digest = store.save(PATH, OLD, None)
    real = os.fsync

    def fsync(opened: int) -> None:
        (root / PATH).write_bytes(THEIRS)
        real(opened)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(Stale):
        store.save(PATH, MINE, digest)
    assert (root / PATH).read_bytes() == THEIRS


def test_a_name_taken_while_one_waited_for_the_lock_is_not_overwritten(root: Path) -> None:
    """A new file and a move: whoever came first keeps the name."""
    plain = Store(root)
    digest = plain.save(PATH, OLD, None)

    @contextmanager
    def lock() -> Iterator[None]:
        plain.save(OTHER, THEIRS, None)
        yield

    with pytest.raises(Stale):
        Store(root, lock).move(PATH, OTHER, digest)
    assert (root / PATH).read_bytes() == OLD
    (root / OTHER).unlink()
    with pytest.raises(Stale):
        Store(root, lock).save(OTHER, MINE, None)
    assert (root / OTHER).read_bytes() == THEIRS
