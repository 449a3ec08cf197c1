"""What an unsaved form holds is kept in the order it was written, and never after it was saved."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from mentorship_tui.app.form.keeping import DraftKeeper
from mentorship_tui.store.drafts import Drafts

KEY = "goal:new:leading"


class Form:
    """A form that is open; what is to be done beside the screen waits until it is let go."""

    def __init__(self, folder: Path) -> None:
        self.drafts = Drafts(folder)
        self.held: dict[str, Any] | None = None
        self.waiting: list[asyncio.Event] = []
        self.is_attached = self.is_mounted = True
        self.app = SimpleNamespace(in_thread=self._in_thread, tell=None)
        self.keeper = DraftKeeper(cast(Any, self), self.drafts, KEY, lambda: self.held)

    async def _in_thread(self, act: Callable[..., None], *given: Any) -> None:
        go = asyncio.Event()
        self.waiting.append(go)
        await go.wait()
        act(*given)

    async def begun(self, *texts: str | None) -> list[asyncio.Task[None]]:
        """Writings that are all on their way; None for a form in which nothing is new."""
        tasks = []
        for text in texts:
            self.held = None if text is None else {"body": text}
            tasks.append(asyncio.ensure_future(self.keeper.keep()))
            await asyncio.sleep(0)
        return tasks


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return Form(tmp_path / "drafts")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("last", ["newer", None])
async def test_the_newest_stays_in_whatever_order_threads_come_to_it(
    form: Form, order: tuple[int, int], last: str | None
) -> None:
    """X1: a thread that is late takes nothing back that was written since."""
    tasks = await form.begun("older", last)
    for one in order:
        form.waiting[one].set()
        await tasks[one]
    assert form.drafts.get(KEY) == (None if last is None else {"body": last})


async def test_a_late_thread_brings_nothing_back_that_was_saved(form: Form) -> None:
    """A form that is saved leaves no draft, also where one was still on its way."""
    (late,) = await form.begun("older")
    saved = asyncio.ensure_future(form.keeper.forget())
    await asyncio.sleep(0)
    form.waiting[1].set()
    await saved
    form.waiting[0].set()
    await late
    assert form.drafts.get(KEY) is None
    form.keeper.keep_now()
    assert form.drafts.get(KEY) is None


@pytest.mark.parametrize("gone", ["is_attached", "is_mounted"])
async def test_a_form_that_is_not_open_is_not_asked(form: Form, gone: str) -> None:
    (kept,) = await form.begun("mine")
    form.waiting[0].set()
    await kept
    setattr(form, gone, False)
    form.held = None
    form.keeper.keep_now()
    await form.keeper.keep()
    assert form.drafts.get(KEY) == {"body": "mine"}


async def test_what_is_kept_at_once_outlives_one_that_was_on_its_way(form: Form) -> None:
    """As the app is told to go in the middle of a writing."""
    (late,) = await form.begun("older")
    form.held = {"body": "newer"}
    form.keeper.keep_now()
    form.waiting[0].set()
    await late
    assert form.drafts.get(KEY) == {"body": "newer"}
