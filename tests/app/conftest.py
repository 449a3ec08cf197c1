"""The app on a real journal in a temporary folder, with real git and a clock that stands still."""

from __future__ import annotations

import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mentorship_tui.app.main.app import MentorshipApp
from mentorship_tui.app.start import Start
from mentorship_tui.i18n import Translator
from mentorship_tui.journal.actions.tasks import add_topic
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.clone import clone_journal
from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places, is_journal
from mentorship_tui.journal.sync.sync import SyncState, set_remote, sync
from mentorship_tui.records.record import Value
from mentorship_tui.settings import read_settings

from ..templates import copy_of
from .drawing import draw, put_off_drawing
from .typed import comes, type_keys

SIZES = [(80, 24), (120, 36)]
NOON = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
ANNA = "mentorships/leading/candidates/anna-svensson.md"
HOSTILE = "[red]x[/red] \x1b[31mred\x07 \u202eevil " + "x" * 300


class Window:
    """The app, its keyboard and what its screen shows."""

    def __init__(self, pilot: Pilot[int], app: MentorshipApp) -> None:
        self.pilot = pilot
        self.app = app

    async def press(self, *keys: str) -> None:
        type_keys(self.app, keys)
        await self.pilot.pause(0)
        await self.until(lambda: all(one.group != "keys" for one in self.app.workers))
        await self.pilot.pause()
        draw(self.app)

    async def write(self, text: str) -> None:
        await self.press(*text)

    @property
    def text(self) -> str:
        """The whole screen, line by line, as a terminal would show it."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for what happens beside the screen."""
        if not await comes(self.pilot, holds):
            raise AssertionError(f"it did not come; the screen is:\n{self.text}")

    async def shows(self, *texts: str) -> None:
        """Wait until the screen shows all of these."""
        await self.until(lambda: all(text in self.text for text in texts))

    async def settled(self) -> None:
        """Wait until nothing is under way and everything is committed."""
        await self.pilot.pause()
        journal = self.app.open_journal
        await self.until(lambda: not list(self.app.workers) and journal.drain(0))
        await self.pilot.pause()


Open = Callable[..., AbstractAsyncContextManager[Window]]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "state", tmp_path / "cache")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def journal(root: Path, places: Places) -> Journal:
    """A journal in the middle of the search, closed again: the app opens it itself."""
    return copied(root, places, "en", fill)


def new_journal(root: Path, places: Places, language: str) -> Journal:
    """A journal that has only begun."""
    return copied(root, places, language)


def copied(root: Path, places: Places, language: str, *steps: Callable[[Journal], None]) -> Journal:
    """A new journal after these steps, all committed; nothing of it is open."""

    def make(folder: Path) -> None:
        made = create_journal(
            folder / root.name,
            Places(*(folder / one.name for one in (places.config, places.state, places.cache))),
            lambda: NOON,
            title="My mentorship",
            mentee="Ada Test",
            language=language,
        )
        for step in steps:
            step(made)
        assert made.drain(30)
        made.close()

    names = (root.name, places.config.name, places.state.name, places.cache.name)
    copy_of((names, language, steps), make, root.parent, root.name)
    journal = Journal(root, places, lambda: NOON)
    journal.refresh()
    journal.close()
    return journal


def fill(journal: Journal) -> None:
    """One or a few of most types."""
    add = journal.add
    add("mentorship", {"title": "Leading", "intention": "lead a team", "phase": "find"}, "")
    add("goal", {"title": "Say no", "kind": "concrete", "sign": "I sleep", "baseline": 3}, "")
    add("profile", {"qualities": {"listens": 5, "candid": 3}, "must": ["listens"]}, "")
    add("person", {"name": "Maria Berg", "ask_status": "suggested"}, "")
    anna: dict[str, Value] = {
        "name": "Anna Svensson",
        "stage": "contacted",
        "suggested_by": ["maria-berg"],
    }
    add("candidate", {**anna, "fit": {"listens": 4}}, "## Research\n\nLeads *forty* people.\n")
    add("candidate", {"name": "Johan Ek", "stage": "named"}, "")
    add("contact", {"about": "anna-svensson", "date": "2027-01-10", "purpose": "first"}, "Hello\n")
    add("meeting", {"date": "2027-01-12", "status": "held"}, "## Actions\n\n- [ ] Call HR\n")
    add("reading", {"title": "Boken om mentorskap"}, "")


def start_of(root: Path, places: Places, **environ: str) -> Start:
    settings = read_settings(places.config)
    return Start(root, places, lambda: NOON, settings, {"LANG": "en_GB.UTF-8", **environ})


@pytest.fixture
def open_app(root: Path, places: Places, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open the app on what is in `root`, until its first reading is done."""
    put_off_drawing(monkeypatch)

    @asynccontextmanager
    async def opened(
        *,
        size: tuple[int, int] = (100, 30),
        environ: dict[str, str] | None = None,
        wait: bool = True,
    ) -> AsyncIterator[Window]:
        start = start_of(root, places, **(environ or {}))
        app = MentorshipApp(start, start.open() if is_journal(root) else None)
        async with app.run_test(size=size, notifications=True) as pilot:
            window = Window(pilot, app)
            if app.journal is not None and wait:
                await window.until(lambda: app.repository is not None)
                await window.settled()
            draw(app)
            yield window
            draw(app)
            if app.journal is not None:
                app.journal.outside.stop()
                app.journal.drain(20)
                app.journal.close()

    return opened


def log(root: Path) -> list[str]:
    """The subjects of the commits, the newest first."""
    done = subprocess.run(
        ["git", "-C", root, "log", "--format=%s"], check=True, capture_output=True, text=True
    )
    return done.stdout.splitlines()


@pytest.fixture
def running(root: Path, places: Places) -> Journal:
    """A mentorship under way, with a mentor and an agreement that both have said yes to."""
    return copied(root, places, "en", fill, run)


def run(journal: Journal) -> None:
    """From the search to a mentorship under way."""
    journal.set("mentorships/leading/candidates/anna-svensson.md", {"stage": "mentor"})
    journal.set(
        "mentorships/leading/mentorship.md", {"phase": "underway", "mentor": "anna-svensson"}
    )
    said: dict[str, Value] = {"agreed_me": "2027-01-02", "agreed_mentor": "2027-01-03"}
    term: dict[str, Value] = {
        "start": "2027-01-04",
        "end": "2027-06-30",
        "interval_weeks": 4,
        "minutes": 75,
    }
    clauses: dict[str, Value] = {"unpaid": "agreed", "purpose": "agreed"}
    journal.add("agreement", {"status": "agreed", **term, **said, "clauses": clauses})
    journal.add("meeting", {"date": "2027-01-20", "status": "planned"})
    add_topic(journal, "How to say no !!")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    place = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", place], check=True)
    return place


@pytest.fixture
def other(journal: Journal, remote: Path, root: Path, places: Places, tmp_path: Path) -> Journal:
    """The same journal on another machine, which has changed what this one changes too."""
    mine = Journal(root, places, lambda: NOON)
    mine.refresh()
    set_remote(mine, str(remote))
    assert sync(mine).state is SyncState.OK
    far = Places(tmp_path / "c2", tmp_path / "s2", tmp_path / "k2")
    other = clone_journal(str(remote), tmp_path / "other", far, lambda: NOON, Translator("en"))
    other.refresh()
    other.set(ANNA, {"next_date": "2027-05-01", "areas": ["law"]})
    assert other.drain(20)
    assert sync(other).state is SyncState.OK
    mine.set(ANNA, {"next_date": "2027-06-01", "next_step": "Call"})
    assert mine.drain(20)
    mine.close()
    return other
