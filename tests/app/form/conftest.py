"""A form on the screen of the real app, over a real journal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.app.main.app import MentorshipApp
from mentorship_tui.app.start import Start
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places
from mentorship_tui.records.record import Value
from mentorship_tui.records.registry import TYPES
from mentorship_tui.settings import read_settings

from ...templates import copy_of
from ..drawing import draw, put_off_drawing
from ..typed import comes, type_keys

NOON = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
OpenForm = Callable[..., AbstractAsyncContextManager["Sheet"]]


class Sheet:
    """A form and the keyboard in front of it."""

    def __init__(self, pilot: Pilot[int], form: FormScreen) -> None:
        self.pilot = pilot
        self.form = form

    async def press(self, *keys: str) -> None:
        type_keys(self.pilot.app, keys)
        await self.pilot.pause(0)
        await self.until(lambda: all(one.group != "keys" for one in self.pilot.app.workers))
        await self.pilot.pause()
        draw(self.pilot.app)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for what happens beside the form."""
        assert await comes(self.pilot, holds), f"it did not come; the screen is:\n{self.screen}"

    async def write(self, text: str) -> None:
        await self.press(*text)

    async def go_to(self, field: str) -> None:
        self.form.focus_field(field)
        await self.pilot.pause()

    async def save(self) -> None:
        await self.press("ctrl+s")
        await self.settled()

    async def settled(self) -> None:
        await self.pilot.app.workers.wait_for_complete(
            [worker for worker in self.pilot.app.workers if worker.group == "flow"]
        ) if not self.asking else None
        await self.pilot.pause(0.05)

    @property
    def asking(self) -> bool:
        """True if a question lies over the form."""
        return self.pilot.app.screen is not self.form and self.form.is_attached

    def error_of(self, field: str) -> str:
        """What is said to be wrong with a field."""
        row = self.form.entry(field).parent
        while row is not None and not {"row", "tall"} & set(getattr(row, "classes", ())):
            row = row.parent
        assert row is not None
        error = row.query_one(".error")
        return str(error.render()) if error.display else ""

    @property
    def screen(self) -> str:
        """The whole screen, line by line, as a terminal would show it."""
        strips = self.pilot.app.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)

    def shown(self, selector: str) -> str:
        """The text of a part of the form."""
        return str(self.form.query_one(selector).render())


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "state", tmp_path / "cache")


def new_journal(root: Path, places: Places) -> Journal:
    """A journal with one mentorship in it."""

    def make(folder: Path) -> None:
        kept = Places(*(folder / one.name for one in (places.config, places.state, places.cache)))
        made = create_journal(
            folder / root.name,
            kept,
            lambda: NOON,
            title="My mentorship",
            mentee="Ada Test",
            language="en",
        )
        made.add("mentorship", {"title": "Leading", "phase": "find"}, "")
        assert made.drain(30)
        made.close()

    names = (root.name, places.config.name, places.state.name, places.cache.name)
    copy_of((names, "a form's"), make, root.parent, root.name)
    journal = Journal(root, places, lambda: NOON)
    journal.refresh()
    return journal


@pytest.fixture
def journal(tmp_path: Path, places: Places) -> Iterator[Journal]:
    journal = new_journal(tmp_path / "journal", places)
    yield journal
    journal.drain(20)
    journal.close()


@pytest.fixture
def open_form(journal: Journal, places: Places, monkeypatch: pytest.MonkeyPatch) -> OpenForm:
    """Opens the form of a type, for a new record or for the one at a path."""
    put_off_drawing(monkeypatch)

    @asynccontextmanager
    async def opened(
        type_name: str,
        path: str = "",
        size: tuple[int, int] = (80, 24),
        start: str = "",
        body: str | None = None,
        values: Mapping[str, Value] | None = None,
    ) -> AsyncIterator[Sheet]:
        begun = Start(journal.root, places, lambda: NOON, read_settings(places.config), {})
        app = MentorshipApp(begun, journal)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            version = journal.read(path) if path else None
            form = FormScreen(journal, TYPES[type_name], version, values, start, body=body)
            await app.push_screen(form)
            await pilot.pause()
            draw(app)
            yield Sheet(pilot, form)
            draw(app)

    return opened


@pytest.fixture
def anna(journal: Journal) -> str:
    return journal.add("candidate", {"name": "Anna Svensson", "stage": "named"}, "").path
