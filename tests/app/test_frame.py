"""The frame: panes by digits, the live keys, the next step, the state, any size (ui.md, Frame)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.app.keys import KEYS, key_names
from mentorship_tui.app.main.frame import PANES
from mentorship_tui.app.pane.heading import LABELS
from mentorship_tui.app.widgets.key_line import KeyLine, shown_bindings
from mentorship_tui.app.widgets.record_list import RecordList
from mentorship_tui.app.widgets.record_view import RecordView
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from tests.unchecked import unchecked

from .conftest import HOSTILE, Open, fill, new_journal


async def test_every_place_has_its_digit(journal: Journal, open_app: Open) -> None:
    """0 Home, 1-5 the phases, 6 Reading; each shows its own list."""
    seen = {
        "0": "Next step",
        "1": "Goals (1)",
        "2": "Candidates (2)",
        "3": "Agreement",
        "4": "Meetings (1)",
        "5": "Closing",
        "6": "Boken om mentorskap",
    }
    async with open_app() as window:
        for digit, text in seen.items():
            await window.press(digit)
            assert text in window.text, digit
        assert list(PANES) == list(LABELS)


async def test_only_the_shown_panes_are_made(journal: Journal, open_app: Open) -> None:
    """A pane costs nothing before it is first shown."""
    async with open_app() as window:
        assert [pane.id for pane in window.app.frame.query_one("#panes").children] == ["home"]
        await window.press("2")
        made = [pane.id for pane in window.app.frame.query_one("#panes").children]
        assert made == ["home", "find"]


async def test_the_heading_keeps_the_intention_in_sight(journal: Journal, open_app: Open) -> None:
    """P1: always in sight, in the original words; the phases with their state in a mark."""
    async with open_app() as window:
        first, second = window.text.splitlines()[:2]
        assert "My mentorship · Leading" in first
        assert "I want to lead a team" in first
        assert "1 Prepare ✓" in second
        assert "2 Find ●" in second
        assert "3 Agree ○" in second


async def test_the_status_line_names_the_step_and_what_is_safe(
    journal: Journal, open_app: Open
) -> None:
    """Saved and committed are two facts; the key is the one that does the step here."""
    async with open_app() as window:
        line = window.text.splitlines()[-2]
        assert line.strip().startswith("Next: ")
        assert "press Enter" in line
        assert line.endswith("saved ✓  committed ✓")
        await window.press("2")
        assert "press N" in window.text.splitlines()[-2]


async def test_the_key_line_is_made_of_the_live_bindings(journal: Journal, open_app: Open) -> None:
    """What is shown is what works where one stands."""
    async with open_app(size=(160, 40)) as window:
        await window.press("2")
        line = window.text.splitlines()[-1]
        assert "a Add" in line
        assert "e Edit" not in line
        await window.press("j")
        line = window.text.splitlines()[-1]
        for words in ("a Add", "e Edit", "E Editor", "m Move", "n Note", "D Delete", "? Help"):
            assert words in line
        shown = {binding.id for binding in shown_bindings(window.app.screen)}
        bound = {active.binding.id for active in window.app.screen.active_bindings.values()}
        assert shown <= bound
        assert "tick" not in shown


async def test_a_click_on_a_key_does_what_the_key_does(journal: Journal, open_app: Open) -> None:
    """Nothing needs a mouse, though all of it works with one."""
    async with open_app() as window:
        line = window.text.splitlines()[-1]
        await window.pilot.click(KeyLine, offset=(line.index("? Help"), 0))
        await window.shows("Keys that work here")


async def test_a_click_on_a_phase_shows_its_pane(journal: Journal, open_app: Open) -> None:
    async with open_app() as window:
        line = window.text.splitlines()[1]
        await window.pilot.click("Head", offset=(line.index("2 Find"), 1))
        await window.pilot.pause()
        assert window.app.frame.shown == "find"


async def test_into_the_record_and_back(journal: Journal, open_app: Open) -> None:
    """Vim's hands: l goes in, h comes back; Enter and Esc do the same."""
    async with open_app() as window:
        await window.press("2", "j")
        for into, back in (("l", "h"), ("right", "left"), ("enter", "escape"), ("tab", "tab")):
            await window.press(into)
            assert isinstance(window.app.focused, RecordView), into
            await window.press(back)
            assert isinstance(window.app.focused, RecordList), back


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (60, 20), (40, 12)])
async def test_every_pane_works_at_any_size(
    journal: Journal, open_app: Open, size: tuple[int, int]
) -> None:
    """X5: 80x24 and more; smaller is not pretty but nothing is lost or falls over."""
    async with open_app(size=size) as window:
        for digit in "0123456":
            await window.press(digit, "j", "j", "k")
            lines = window.text.splitlines()
            assert len(lines) == size[1]
            assert "Help" in lines[-1]
        await window.press("question_mark")
        await window.shows("Esc")


async def test_the_whole_of_a_journal_in_swedish(
    root: Path, places: Places, open_app: Open
) -> None:
    """The journal's language, whatever the locale says."""
    journal = new_journal(root, places, "sv")
    fill(journal)
    journal.drain(30)
    journal.close()
    async with open_app(size=(160, 40)) as window:
        assert "0 Översikt" in window.text
        assert "Nästa: " in window.text
        assert "sparat ✓  i historiken ✓" in window.text
        await window.press("2", "j")
        assert "Kandidater (2)" in window.text
        assert "a Lägg till" in window.text.splitlines()[-1]
        await window.press("question_mark")
        await window.shows("Tangenter som fungerar här", "Platser")


async def test_help_lists_every_live_key(journal: Journal, open_app: Open) -> None:
    """The help page is generated from the bindings, so it cannot be wrong."""
    async with open_app(size=(120, 80)) as window:
        await window.press("2", "j")
        live = {active.binding.id for active in window.app.screen.active_bindings.values()}
        await window.press("question_mark")
        await window.shows("Keys that work here")
        for key in KEYS.values():
            assert (f"[{key.id}]" in window.text) == (key.id in live), key.id


async def test_hostile_titles_are_shown_harmlessly(
    root: Path, places: Places, open_app: Open
) -> None:
    """Nothing from a file is markup, or a control code on the terminal (format.md rule 8)."""
    journal = new_journal(root, places, "en")
    named = {"name": HOSTILE, "stage": HOSTILE, "next_step": HOSTILE}
    with unchecked():
        journal.add(
            "mentorship", {"title": HOSTILE, "intention": HOSTILE, "phase": "find"}, HOSTILE
        )
        journal.add("candidate", named, HOSTILE)
        journal.add("goal", {"title": HOSTILE, "kind": "concrete"}, HOSTILE)
    journal.drain(30)
    journal.close()
    async with open_app() as window:
        for digit in "0123456":
            await window.press(digit, "j", "j")
            assert "\x1b" not in window.text
            assert "\u202e" not in window.text
            assert "[red]x[/red]" in window.text
        await window.press("2", "g", "j", "D")
        await window.shows("[red]x[/red]", "Keep it")
        await window.press("escape", "m")
        await window.shows("Move [red]x")
        await window.press("escape", "ctrl+p")
        await window.write("evil")
        await window.shows("[red]x[/red]")


def test_no_key_means_two_things() -> None:
    """ui.md: no key does different things in different panes."""
    owners: dict[str, str] = {}
    for key in KEYS.values():
        for name in key_names(key.keys):
            assert owners.setdefault(name, key.id) == key.id


async def test_a_command_is_found_by_its_own_name_first(journal: Journal, open_app: Open) -> None:
    """ui.md: `undo` is undo; that its letters stand somewhere else comes after."""
    async with open_app(size=(100, 36)) as window:
        for asked, sentence in (("undo", "Take back the last change"), ("log", "History: what")):
            await window.press("ctrl+p")
            await window.write(asked)
            await window.shows(sentence)
            found = window.text[window.text.index(asked) :].splitlines()
            first = next(line for line in found[1:] if line.strip(" ▔▁│"))
            assert sentence in first
            await window.press("escape", "escape")


async def test_topics_that_cannot_be_read_keep_what_one_types(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """format.md rule 4: the file is not written, and the words stay to be kept."""
    (root / "topics.md").write_text("---\ntype: [\n---\n")
    async with open_app() as window:
        await window.press("t")
        await window.write("How do I say no")
        await window.press("enter")
        await window.shows("has to be mended first", "How do I say no")
    assert (root / "topics.md").read_text() == "---\ntype: [\n---\n"


async def test_a_letter_without_a_meaning_here_says_so(journal: Journal, open_app: Open) -> None:
    """Dd and ZZ as in another program, or M on what has no name: silence would look broken."""
    async with open_app() as window:
        await window.press("3", "M")
        await window.shows("M has nothing to do here. ? shows the keys that have.")
        await window.press("Z")
        await window.shows("Z has nothing to do here.")
        await window.press("?")
        await window.shows("Places")
        await window.press("escape", "2", "down")
        window.app.hush()
        await window.press("v", "v")
        await window.settled()
        assert "has nothing to do here" not in window.text


async def test_the_key_that_is_named_is_the_users_own(
    journal: Journal, places: Places, open_app: Open
) -> None:
    """ui.md: keys may be bound anew, and no text names one that has gone."""
    places.config.mkdir(parents=True, exist_ok=True)
    (places.config / "settings.toml").write_text('[keys]\nhelp = "f1"\n')
    async with open_app() as window:
        await window.press("Z")
        await window.shows("Z has nothing to do here. f1 shows the keys that have.")
