"""`python -m tests.pictures`: the README's three pictures, drawn by the app from its sample."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from mentorship_tui.app.main.app import MentorshipApp
from mentorship_tui.app.start import Start
from mentorship_tui.journal.new.sample import make_demo
from mentorship_tui.journal.places import Places
from mentorship_tui.settings import Settings

FOLDER = Path(__file__).with_name("pictures")
NOON = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
SIZE = (108, 30)
PICTURES = {  # the days into the sample's story, and the keys that lead to the picture
    "home": (240, ("0", "g")),
    "find": (55, ("2", "g", "j")),
    "underway": (240, ("4", "g", *"jjjjjj")),
}


async def draw(root: Path, places: Places, keys: tuple[str, ...]) -> str:
    """The app's screen after these keys, as SVG."""
    start = Start(root, places, lambda: NOON, Settings(), {"LANG": "en_GB.UTF-8"})
    app = MentorshipApp(start, start.open())
    async with app.run_test(size=SIZE) as pilot:
        for key in keys:
            await _rest(app, pilot.pause)
            await pilot.press(key)
        await _rest(app, pilot.pause)
        picture = app.export_screenshot(title="mentorship")
        app.open_journal.outside.stop()
        app.open_journal.close()
    return _steady(picture)


async def _rest(app: MentorshipApp, pause: object) -> None:
    for _ in range(500):
        await pause(0.02)  # type: ignore[operator]
        if not list(app.workers) and app.open_journal.drain(0):
            return


def _steady(picture: str) -> str:
    """The same screen gives the same text: Textual names its styles after the moment."""
    return re.sub(r"terminal-\d+", "terminal", picture)


def pictures() -> Iterator[tuple[str, str]]:
    """Each picture's name, and what it is now."""
    for name, (days, keys) in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            places = Places(place / "config", place / "state", place / "cache")
            make_demo(place / "journal", places, "en", today=NOON.date(), days=days)
            yield name, asyncio.run(draw(place / "journal", places, keys))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, picture in pictures():
        (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")
