"""Finding by keys: as one types, in the history, by name, by letter, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from mentorship_tui.app.search.screen import SearchScreen
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.search.search import Progress

from .conftest import HOSTILE, Open

ANNA = "mentorships/leading/candidates/anna-svensson.md"
SIZES = [(80, 24), (120, 36)]
pytestmark = pytest.mark.usefixtures("journal")


@pytest.mark.parametrize("size", SIZES)
async def test_it_finds_as_one_types(open_app: Open, size: tuple[int, int]) -> None:
    """X3: words of the prose, the passage shown, enter goes there, `[` leads back."""
    async with open_app(size=size) as window:
        await window.press("6", "slash")
        await window.shows("Words, or parts of them", "type:meeting")
        await window.write("forty")
        await window.shows("1 found", "Anna Svensson", "Leads *forty* people")
        await window.press("enter")
        await window.shows("Anna Svensson · contacted", "2 Find")
        await window.press("tab", "end")
        await window.shows("Leads forty people")
        await window.until(lambda: window.app.frame.place.key == ANNA)
        await window.press("left_square_bracket")
        await window.until(lambda: window.app.frame.shown == "reading")
        await window.press("right_square_bracket")
        await window.until(lambda: window.app.frame.place.key == ANNA)


async def test_filters_and_swedish_letters(open_app: Open, root: Path, places: object) -> None:
    """X3: `oberg` finds Öberg; filters narrow; arrows move while one types."""
    (root / "network" / "lena-oberg.md").write_text("---\ntype: person\nname: Lena Öberg\n---\n")
    async with open_app() as window:
        await window.press("slash")
        await window.write("oberg")
        await window.shows("1 found", "Lena Öberg")
        await window.press(*["backspace"] * 5)
        await window.write("type:candidate")
        await window.shows("2 found", "Johan Ek")
        await window.press("down", "enter")
        await window.until(lambda: window.app.frame.shown == "find")
        assert "candidates/" in window.app.frame.place.key


async def test_what_has_no_title_is_called_the_same_as_in_its_pane(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """X3: the kind of an evaluation begins with a great letter, in the list and above the page."""
    place = root / "mentorships/leading/evaluations/2027-01-05-midterm.md"
    place.parent.mkdir()
    place.write_text("---\ntype: evaluation\nkind: midterm\ndate: 2027-01-05\n---\n")
    async with open_app(size=(120, 36)) as window:
        await window.press("slash")
        await window.write("type:evaluation")
        await window.shows("1 found", "Mid-term review 2027-01-05")
        assert "mid-term review 2" not in window.text


async def test_a_wrong_filter_is_told(open_app: Open) -> None:
    """What means nothing is named, and the rest is searched."""
    async with open_app() as window:
        await window.press("slash")
        await window.write("anna type:nope")
        await window.shows("found", "these filters are not known: type:nope", "Anna Svensson")


async def test_what_was_found_is_in_sight(open_app: Open, root: Path) -> None:
    """X3: enter leads to the passage, be it far down; the next record is shown from its top."""
    lines = "\n\n".join(f"Line {number}." for number in range(60))
    text = f"\n{lines}\n\nA **kayak** on the *lake*.\n\n{lines}\n"
    for name in ("first", "second"):
        head = f"---\ntype: reading\ntitle: The {name}\nstatus: to_read\n---\n"
        (root / "reading" / f"{name}.md").write_text(head + text)
    async with open_app(size=(80, 24)) as window:
        for place in ("1", "6", "6"):
            await window.press(place, "slash")
            await window.write("kayak second")
            await window.shows("1 found", "**kayak** on")
            await window.press("enter")
            await window.shows("6 Reading", "A kayak on the lake.")
            await window.press("up", "down")
            await window.shows("Line 2.")
            assert "kayak" not in window.text


async def test_a_file_that_is_no_record_is_called_as_on_home(open_app: Open, root: Path) -> None:
    """X3: by its path, and one that cannot be read says so in the list, too."""
    (root / "reading" / "loose.md").write_text("a kayak")
    (root / "network" / "torn.md").write_text("---\ntype: person\nname: [kayak\n---\n")
    async with open_app() as window:
        await window.press("slash")
        await window.write("kayak")
        await window.shows("reading/loose.md", "Other file", "! torn.md", "cannot be read")


async def test_it_is_told_that_there_are_more(open_app: Open, root: Path) -> None:
    """X3: the list ends somewhere; who does not find the one there knows to write more of it."""
    for number in range(51):
        text = f"---\ntype: person\nname: Number {number}\n---\n"
        (root / "network" / f"number-{number}.md").write_text(text)
    async with open_app() as window:
        await window.press("slash")
        await window.write("number")
        await window.shows("more than 50 found, the first are here")
        await window.press("space", "5")
        await window.shows("6 found", "Number 50")


async def test_what_stands_nowhere_any_more(open_app: Open, root: Path) -> None:
    """X3: a switch also searches the history."""
    async with open_app() as window:
        text = (root / ANNA).read_text()
        (root / ANNA).write_text(text.replace("Leads *forty* people.", "Gone."))
        await window.settled()
        await window.until(lambda: "Gone" in (root / ANNA).read_text())
        await window.press("slash")
        await window.write("zebra")
        await window.shows("Nothing found")
        await window.press(*["backspace"] * 5)
        await window.write("type:candidate")
        await window.press("ctrl+o")
        await window.shows("The history is searched for a word")
        await window.press("space")
        await window.write("forty")
        await window.press("ctrl+o")
        await window.shows("History:", "· forty", "Added candidate: Anna")
        await window.press("escape", "escape")
        await window.until(lambda: window.app.screen is window.app.frame)


async def test_where_one_has_been(open_app: Open) -> None:
    """With nothing typed the records one came from are a key away."""
    async with open_app() as window:
        await window.app.frame.go_to(ANNA)
        await window.press("6", "slash")
        await window.shows("Where you have been", "Anna Svensson")
        await window.press("enter")
        await window.until(lambda: window.app.frame.place.key == ANNA)


async def test_a_letter_beside_each_row(open_app: Open) -> None:
    """X3: jump by letters to what is on the screen; any other key jumps nowhere."""
    async with open_app() as window:
        await window.press("2", "g")
        await window.settled()
        first = window.app.frame.place
        await window.press("f", "1")
        assert window.app.frame.place == first
        assert window.app.frame.shown == "find"
        await window.press("f", "d")
        assert window.app.frame.place != first
        assert window.app.frame.shown == "find"


async def test_hostile_text_is_shown_as_text(open_app: Open, root: Path) -> None:
    """X4: neither markup nor control codes of a record reach the screen through a passage."""
    (root / "network" / "evil.md").write_text(f"---\ntype: person\nname: Evil\n---\n{HOSTILE}\n")
    async with open_app() as window:
        await window.press("slash")
        await window.write("evil")
        await window.shows("Evil", "[red]x[/red]")
        assert not {"\x1b", "\x07", "\u202e"} & set(window.text)


async def test_the_index_may_be_deleted(open_app: Open, journal: Journal) -> None:
    """architecture.md: caches are safe to delete at any time."""
    async with open_app() as window:
        place = journal.places.index_of(journal.root).with_name("words.sqlite")
        await window.until(place.exists)
        assert place.stat().st_mode & 0o077 == 0
        place.write_bytes(b"rubbish")
        await window.press("slash")
        await window.write("forty")
        await window.until(lambda: "found" in window.text or "Nothing" in window.text)
        await window.press("escape", "slash")
        await window.write("anna")
        await window.shows("Anna Svensson")


async def test_what_comes_while_one_searches_is_found(journal: Journal, open_app: Open) -> None:
    """X3: a file that another program wrote, or that has only now been read."""
    async with open_app() as window:
        await window.press("slash", *"zebra")
        await window.shows("Nothing found")
        window.app.open_journal.add("person", {"name": "Zebra Lind"}, "")
        await window.shows("1 found", "Zebra Lind")


async def test_a_search_that_was_left_is_told_no_more(open_app: Open) -> None:
    """What is still read for it then is shown nowhere, and is no end of the app."""
    async with open_app() as window:
        await window.press("slash")
        screen = window.app.screen
        assert isinstance(screen, SearchScreen)
        screen._told(Progress(1, 5, 2_000_000))
        assert "reading 1 of 5" in str(screen.query_one("#heading", Static).render())
        await window.press("escape")
        await window.until(lambda: not screen.is_attached)
        screen._told(Progress(2, 5, 3_000_000))
        screen._journal_changed()
        assert not [one for one in window.app.workers if one.node is screen]
