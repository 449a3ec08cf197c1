"""The profile weighed and candidates rated by one key each (P4, F3)."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.records.record import Value

from .conftest import Open, fill, log, new_journal
from .sample import HOME, JOHAN, fields, stand_on


async def test_the_profile_is_weighed_by_one_key_each(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """P4, R18, R19: a weight by its digit; what was weighed before is there."""
    async with open_app(size=(120, 36)) as window:
        await stand_on(window, f"{HOME}/profile.md", "1")
        before = len(log(root))
        await window.press("w")
        await window.shows("Good listener")
        await window.press("3", "ctrl+s")
        await window.settled()
    qualities = fields(root, f"{HOME}/profile.md")["qualities"]
    assert isinstance(qualities, dict)
    assert qualities["listens"] == 3
    assert qualities["candid"] == 3
    assert len(log(root)) == before + 1


async def test_what_the_keys_of_weighing_do_is_not_broken_within(
    root: Path, places: Places, open_app: Open
) -> None:
    """P4, X5: a line ends between two keys, in either language."""
    journal = new_journal(root, places, "sv")
    fill(journal)
    assert journal.drain(30)
    journal.close()
    async with open_app(size=(80, 24)) as window:
        await stand_on(window, f"{HOME}/profile.md", "1")
        await window.press("w")
        await window.shows("enter: egna ord\n", "\n  a: en egen")


async def test_what_matters_for_a_reason_has_a_weight(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """P4, R20: whoever says why has picked it; while they write, digits are text."""
    async with open_app(size=(120, 36)) as window:
        await stand_on(window, f"{HOME}/profile.md", "1")
        await window.press("w")
        await window.shows("Good listener")
        assert "in your own words who" not in window.text
        await window.press("down", "enter")
        await window.shows("enter keeps what you write")
        assert "sets the weight" not in window.text
        await window.write("In 5 minutes")
        await window.press("enter")
        await window.shows("sets the weight")
        await window.press("ctrl+s")
        await window.settled()
    qualities = fields(root, f"{HOME}/profile.md")["qualities"]
    assert isinstance(qualities, dict)
    assert qualities["present"] == 3


async def test_a_candidate_is_rated_by_one_key_each(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F3, R22: fit by its digit; the rest stays unknown."""
    async with open_app(size=(120, 36)) as window:
        await stand_on(window, JOHAN)
        await window.press("w")
        await window.shows("Good listener")
        await window.press("4", "ctrl+s")
        await window.settled()
    assert fields(root, JOHAN)["fit"] == {"listens": 4}


async def test_the_five_that_matter_most_are_named(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """P4, R19: across the groups, musts first; with five or fewer the bars say it."""
    path = root / "mentorships/leading/profile.md"
    async with open_app(size=(120, 40)) as window:
        await window.press("1")
        assert window.app.frame.pane.go_to("mentorships/leading/profile.md")
        await window.shows("Good listener")
        assert "Matters most" not in window.text
    text = path.read_text()
    more = "  humour: 1\n  calm: 4\n  discreet: 4\n  outside: 4\n  path: 2\n"
    path.write_text(text.replace("  candid: 3\n", f"  candid: 3\n{more}"))
    async with open_app(size=(120, 40)) as window:
        await window.press("1")
        assert window.app.frame.pane.go_to("mentorships/leading/profile.md")
        await window.shows("Matters most: Good listener")
        assert "Humour" not in window.text.partition("Matters most")[2]


async def test_words_on_a_quality_without_a_weight_are_shown(
    journal: Journal, open_app: Open
) -> None:
    """P4, R20: what one thinks is important is not lost for want of a number."""
    async with open_app(size=(110, 36)) as window:
        profile = f"{HOME}/profile.md"
        why: dict[str, Value] = {"why": {"humour": "We laugh at the same things"}}
        window.app.open_journal.set(profile, why)
        await stand_on(window, profile, "1")
        await window.shows("without a weight", "Humour: We laugh at the same things")


async def test_a_quality_of_the_catalogue_is_not_made_anew(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """P4: whoever writes the name of one that is in the list has picked that one."""
    path = f"{HOME}/profile.md"
    async with open_app(size=(120, 36)) as window:
        await stand_on(window, path, "1")
        await window.press("w")
        await window.shows("Good listener", "2 of 31")
        for word in ("calm", "good listener", "has worked nights"):
            await window.press("a")
            await window.write(word)
            await window.press("enter")
        await window.shows("4 of 32")
        await window.press("ctrl+s")
        await window.settled()
    saved = fields(root, path)
    assert saved["qualities"] == {"listens": 5, "candid": 3, "calm": 3, "has_worked_nights": 3}
    assert saved["custom"] == {"has_worked_nights": "has worked nights"}


async def test_the_profile_opens_where_it_asks_for_words(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """P4, R20: "say in your own words", says its page; the key to edit leads there."""
    path = f"{HOME}/profile.md"
    async with open_app(size=(80, 24)) as window:
        await stand_on(window, path, "1")
        await window.shows("in your own words who")
        await window.press("e")
        await window.shows("My mentor in my own words")
        await window.write("Calm")
        await window.press("ctrl+s")
        await window.settled()
    assert "## My mentor in my own words\n\nCalm" in (root / path).read_text()
