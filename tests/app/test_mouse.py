"""Everything works with a mouse too (ui.md, Frame): the rows, the step, the hints, the bar."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.app.main.frame import Frame
from mentorship_tui.journal.journal import Journal

from .conftest import Open, Window


async def _click(window: Window, text: str, times: int = 1) -> None:
    """A click on the first place of the screen where the text stands."""
    lines = window.text.splitlines()
    y = next(at for at, line in enumerate(lines) if text in line)
    await window.pilot.click(offset=(lines[y].index(text) + 1, y), times=times)


def _line_of(window: Window, text: str) -> int:
    return next(y for y, line in enumerate(window.text.splitlines()) if text in line)


async def test_a_click_selects_the_row_it_is_on(journal: Journal, open_app: Open) -> None:
    async with open_app() as window:
        await window.press("2")
        await _click(window, "Johan Ek ")
        row = window.app.frame.pane.index.row
        assert row is not None
        assert row.text == "Johan Ek"


async def test_the_next_step_is_done_with_the_mouse(journal: Journal, open_app: Open) -> None:
    """H1, H3: on its row, on the hint beside it, and on the bar below."""
    async with open_app(size=(120, 36)) as window:
        for text, times in (("▸ ", 2), ("Do it now", 1), ("Next: ", 1)):
            await _click(window, text, times)
            await window.until(lambda: not isinstance(window.app.screen, Frame))
            await window.press("escape")
            await window.until(lambda: isinstance(window.app.screen, Frame))
            await window.settled()


async def test_enter_on_a_heading_is_the_same_everywhere(journal: Journal, open_app: Open) -> None:
    """ui.md: no key does different things in different panes; what is empty is begun by it."""
    async with open_app() as window:
        for digit, key in (("1", "goal"), ("2", "candidate"), ("4", "meeting"), ("6", "reading")):
            await window.press(digit)
            assert window.app.frame.pane.go_to(f"section:{key}")
            await window.press("enter")
            assert window.app.frame.pane.view.has_focus, digit
            await window.press("escape")


async def test_a_click_chooses_what_it_is_on(journal: Journal, root: Path, open_app: Open) -> None:
    """X5: of many choices one is shown, between arrows; beside the words nothing is chosen."""
    async with open_app(size=(80, 24)) as window:
        await window.press("2", "j", "e")
        await window.shows("<  named  > 2/11")
        await _click(window, "2/11")
        await window.shows("<  researching  > 3/11")
        await _click(window, "researching")
        await window.shows("<  contacted  > 4/11")
        await _click(window, "<  contacted")
        await window.shows("<  researching  > 3/11")
        await window.pilot.click(offset=(75, _line_of(window, "researching")))
        await window.shows("<  researching  > 3/11")
        await _click(window, "unsure")
        await window.pilot.click(offset=(75, _line_of(window, "unsure")))
        await window.press("ctrl+s")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.settled()
        written = (root / "mentorships/leading/candidates/johan-ek.md").read_text()
        assert "stage: researching" in written
        assert "attention: unsure" in written


async def test_messages_give_way(journal: Journal, open_app: Open) -> None:
    """Never more than two, the newest of each kind; over a question only what went wrong."""
    from mentorship_tui.i18n import Message

    async with open_app() as window:
        for word in ("One", "Two", "Three"):
            window.app.tell(Message(f"Word {word}"))
        window.app.tell(Message("Careful"), severity="warning")
        await window.shows("Word Three", "Careful")
        assert "Word One" not in window.text
        assert "Word Two" not in window.text
        await window.press("t")
        await window.until(lambda: not isinstance(window.app.screen, Frame))
        await window.pilot.pause()
        await window.shows("Careful")
        assert "Word Three" not in window.text


async def test_deleting_says_what_is_gone_and_how_it_comes_back(
    journal: Journal, open_app: Open
) -> None:
    """X1, X2: the way back is said when it is needed."""
    async with open_app() as window:
        await window.press("2", "j", "D")
        await window.shows("Delete it")
        await window.press("1")
        await window.shows("Deleted Johan Ek; u brings it back.")
        await window.press("0", "x")
        await window.settled()
