"""Keys typed faster than the screen follows: each is dealt with in its turn, none is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.message import Message
from textual.screen import Screen

from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.app.main import working
from mentorship_tui.app.main.app import MentorshipApp
from mentorship_tui.app.terminal import type_ahead
from mentorship_tui.app.terminal.signals import keep_what_is_written
from mentorship_tui.app.terminal.type_ahead import LOOK_SECONDS
from mentorship_tui.journal.journal import Journal
from mentorship_tui.records.registry import TYPES

from .conftest import Open, log

LEADING = "mentorships/leading"


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is busy with other tests takes longer to open a form than keys wait for."""
    for module in (type_ahead, working):
        monkeypatch.setattr(module, "PATIENCE", 30.0)


def burst(app: MentorshipApp, *keys: str) -> None:
    """All of them at once, before the app has dealt with the first."""
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        app.post_message(events.Key(key, character))


async def test_a_digit_does_not_overtake_an_arrow(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """P4: 1 weighs the first quality, down goes to the second, 2 weighs that one."""
    async with open_app() as window:
        await window.press("1", "w")
        await window.shows("Which qualities", "Enter Own words")
        burst(window.app, "1", "down", "2", "j", "3", "ctrl+s")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.settled()
        profile = (root / LEADING / "profile.md").read_text()
        assert "  listens: 1\n" in profile
        assert "  present: 2\n" in profile
        assert "  curious: 3\n" in profile


async def test_what_is_typed_before_the_form_stands_there_goes_into_it(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """A whole record, and a second one after it, in one go: no letter is taken for a command."""
    async with open_app() as window:
        burst(window.app, "2", "a", "enter", *"Eva Kvist", "ctrl+s", "a", "enter", *"Bo", "ctrl+s")
        await window.until(lambda: "Added candidate: Bo" in log(root))
        await window.settled()
        assert log(root)[:2] == ["Added candidate: Bo", "Added candidate: Eva Kvist"]


async def test_a_paste_keeps_its_place_among_the_keys(
    journal: Journal, root: Path, open_app: Open
) -> None:
    async with open_app() as window:
        burst(window.app, "t")
        window.app.post_message(events.Paste("How do I say"))
        burst(window.app, "space", *"no?", "enter")
        await window.until(lambda: (root / "topics.md").exists())
        await window.settled()
        assert "- [ ] How do I say no?\n" in (root / "topics.md").read_text()


async def test_a_field_of_one_line_takes_all_that_is_pasted(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """What was copied from a letter or a web page is broken into lines, and may begin with one."""
    async with open_app() as window:
        burst(window.app, "t")
        window.app.post_message(events.Paste("\r\n  How do I say\r\nno\tto\n\n my manager? \n"))
        pasted = "How do I say no to my manager?"
        await window.until(lambda: getattr(window.app.focused, "value", "") == pasted)
        burst(window.app, "space", *"!!", "enter")
        await window.until(lambda: (root / "topics.md").exists())
        await window.settled()
        assert "- [ ] How do I say no to my manager? !!\n" in (root / "topics.md").read_text()


async def test_what_is_pasted_holds_nothing_that_a_terminal_obeys(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """format.md rule 8: colours go, what is obeyed is drawn, line ends stay line ends."""
    pasted = "one\x1b[31m\x07 \u202etwo\r\nthree\rfour\n"
    async with open_app() as window:
        await window.press("2", "a", "enter", *"Eva")
        window.app.screen.query_one("#body").focus()
        window.app.post_message(events.Paste(pasted))
        await window.shows("four")
        assert not {"\x1b", "\x07", "\u202e"} & set(window.text)
        await window.press("ctrl+s")
        await window.until(lambda: (root / LEADING / "candidates/eva.md").exists())
        await window.settled()
    assert "one␇ two\nthree\nfour\n" in (root / LEADING / "candidates/eva.md").read_text()


async def test_what_is_typed_on_the_way_from_the_welcome_is_the_answer_to_what_it_asks(
    root: Path, home: Path, open_app: Open
) -> None:
    """P4, git.md: without a name in git that is asked next, and no letter of it is a command."""
    (home / ".gitconfig").write_text("")
    async with open_app() as window:
        await window.shows("Begin")
        burst(window.app, "enter", *"txa", "enter", *"t@example.org", "enter")
        home_record = root / "journal.md"
        await window.until(
            lambda: home_record.exists() and "mentee: txa" in home_record.read_text()
        )
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.settled()
        assert not (root / "topics.md").exists()


@pytest.fixture(params=[events.Compose, events.Mount])
def held_up(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[asyncio.Event]:
    """While it is not set, no new screen comes further than to the one or the other."""
    go_on = asyncio.Event()
    go_on.set()
    dispatch = Screen._dispatch_message

    async def dispatch_held_up(self: Screen[object], message: Message) -> None:
        if isinstance(message, request.param):
            await go_on.wait()
        await dispatch(self, message)

    monkeypatch.setattr(Screen, "_dispatch_message", dispatch_held_up)
    yield go_on
    go_on.set()


async def test_no_key_acts_on_a_screen_that_does_not_stand_yet(
    journal: Journal, open_app: Open, held_up: asyncio.Event
) -> None:
    """Typed for it, it waits; one that comes up from the screen before does nothing here."""
    async with open_app() as window:
        app = window.app
        goal = app.open_journal.read("mentorships/leading/goals/say-no.md")
        form = FormScreen(app.open_journal, TYPES["goal"], goal)
        held_up.clear()
        app.push_screen(form)
        try:
            late = events.Key("ctrl+s", None)  # went to a widget of the screen before
            late._set_forwarded()
            app.post_message(late)
            burst(app, "down", "escape")
            for _ in range(20):  # the pilot would wait for the form itself
                await asyncio.sleep(LOOK_SECONDS)
            keep_what_is_written(app)  # as when the terminal is closed just now
            assert app.screen is form
            assert not form.is_mounted
            assert app.is_running
        finally:
            held_up.set()
        await window.until(lambda: app.screen is app.frame)
        await window.settled()
