"""Garbage is looked for while the user rests: a look takes as long as a key."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from mentorship_tui.app.main import garbage
from mentorship_tui.app.main.garbage import Tidying


class _Knot:
    """Refers to itself, so that only a look finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def no_other_look() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_other_look")
def test_what_typing_left_is_tidied_up_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    tidying, left = Tidying(), weakref.ref(_Knot())
    tidying.look()  # nothing was typed
    tidying.note_key()
    tidying.look()  # the next key may come at once
    assert left() is not None
    monkeypatch.setattr(garbage, "REST", 0.0)
    tidying.look()
    assert left() is None
