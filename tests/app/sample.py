"""Where records of the sample lie, what is in their files, and how one comes to stand on one."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.text.document import Document

from .conftest import Window

HOME = "mentorships/leading"


ANNA = f"{HOME}/candidates/anna-svensson.md"


JOHAN = f"{HOME}/candidates/johan-ek.md"


MARIA = "network/maria-berg.md"


def fields(root: Path, path: str) -> dict[str, object]:
    return dict(Document.parse((root / path).read_bytes()).front)


async def stand_on(window: Window, path: str, pane: str = "2") -> None:
    await window.press(pane)
    assert window.app.frame.pane.go_to(path)
    await window.settled()


async def go_to(window: Window, path: str) -> None:
    assert window.app.frame.pane.go_to(path)
    await window.pilot.pause()


async def back(window: Window) -> None:
    await window.until(lambda: window.app.screen is window.app.frame)
    await window.settled()
