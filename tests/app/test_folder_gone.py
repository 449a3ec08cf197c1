"""The journal's folder goes away while the app is open: words, nothing lost, nothing made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.journal.places import Places

from .conftest import Open, Window

Way = Callable[[Path, Path], None]


def moved(root: Path, away: Path) -> None:
    root.rename(away)


def unmounted(root: Path, away: Path) -> None:
    """The folder a stick was mounted on stays, and is empty."""
    root.rename(away)
    root.mkdir()


def a_file_instead(root: Path, away: Path) -> None:
    root.rename(away)
    root.write_text("a file\n")


def a_link_instead(root: Path, away: Path) -> None:
    root.rename(away)
    (away.parent / "elsewhere").mkdir()
    root.symlink_to(away.parent / "elsewhere")


def without_git(root: Path, away: Path) -> None:
    (root / ".git").rename(away)


WAYS: list[Way] = [moved, unmounted, a_file_instead, a_link_instead]


def tree_of(root: Path) -> list[Path] | None:
    """What is in the folder's place."""
    return sorted(root.rglob("*")) if root.is_dir() else None


@contextmanager
def gone(root: Path, way: Way) -> Iterator[None]:
    """Take the folder away, see that nobody makes it anew, and put it back."""
    away = root.with_name("away")
    way(root, away)
    before = tree_of(root)
    yield
    assert tree_of(root) == before
    if way is without_git:
        away.rename(root / ".git")
        return
    if root.is_symlink() or root.is_file():
        root.unlink()
    elif root.is_dir():
        shutil.rmtree(root)
    away.rename(root)


def told(window: Window) -> list[str]:
    """What the app has said at the edge of the screen, without its line breaks."""
    return [one.message for one in window.app._notifications]


async def leave(window: Window) -> None:
    await window.press("q")
    await window.until(
        lambda: "not committed" in window.text or window.app.return_value is not None
    )
    if window.app.return_value is None:
        await window.press("1")
    await window.until(lambda: window.app.return_value == 0)


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("way", [*WAYS, without_git])
async def test_every_key_answers_with_words_and_the_app_can_be_left(
    root: Path, places: Places, open_app: Open, way: Way
) -> None:
    """X1: the history, undo, a stage, what sync would send, what was left, the search, export."""
    async with open_app(size=(120, 36)) as window:
        await window.press("2", "down")
        with gone(root, way):
            for key in ("H", "u", "s", "L", "S", "X", "slash", "R", "e", "d", "D", "o", "n", "6"):
                await window.press(key)
                await window.pilot.pause(0.05)
                assert "Error(" not in window.text, key
                assert not list(places.state.glob("crashes/*")), key
                for _ in range(4):
                    if window.app.screen is window.app.frame:
                        break
                    await window.press("escape")
            await leave(window)


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("way", WAYS)
async def test_a_form_keeps_what_cannot_be_saved(root: Path, open_app: Open, way: Way) -> None:
    """X1: the save says so, the text stays in the form, and no folder is made."""
    async with open_app(size=(120, 36)) as window:
        await window.press("2", "a", "1")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        form = window.app.screen
        assert isinstance(form, FormScreen)
        await window.write("Eva Ny")
        with gone(root, way):
            await window.press("ctrl+s")
            await window.until(lambda: any(str(root) in said for said in told(window)))
            assert "Eva Ny" in window.text
            assert window.app.screen is form
        await window.press("ctrl+s")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.settled()
    assert list(root.rglob("eva-ny.md"))
