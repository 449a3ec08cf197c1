"""Keys typed faster than the screen follows: each is dealt with in its turn, none is lost."""

from __future__ import annotations

from pathlib import Path

from textual import events

from mentorship_tui.app.app import MentorshipApp
from mentorship_tui.journal.journal import Journal

from .conftest import Open, log

LEADING = "mentorships/leading"


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
    """format.md rule 8: a field would hand it on; line ends of any kind stay line ends."""
    pasted = "one\x1b[31m\x07 \u202etwo\r\nthree\rfour\n"
    async with open_app() as window:
        await window.press("2", "a", "enter", *"Eva")
        window.app.screen.query_one("#body").focus()
        window.app.post_message(events.Paste(pasted))
        await window.shows("four")
        assert not {"\x1b", "\x07", "\u202e"} & set(window.text)
        await window.press("ctrl+s")
        await window.settled()
    assert "one␛[31m␇ two\nthree\nfour\n" in (root / LEADING / "candidates/eva.md").read_text()


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
