"""Letters by keys: drafted, filled in, logged and copied; what is on the disk (F4)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.journal.journal import Journal
from mentorship_tui.records.record import Value

from .conftest import Open, log
from .sample import HOME, JOHAN, MARIA, fields, stand_on


async def test_a_first_contact_is_drafted_logged_and_copied(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F4, R30, R34: who I am and my intention, gaps to fill, a follow-up; y copies the letter."""
    async with open_app(size=(100, 40)) as window:
        await stand_on(window, JOHAN)
        await window.press("d")
        await window.shows("A letter to Johan Ek", "First contact")
        await window.press("enter")
        await window.shows("Ada Test", "[one line about me]", "lead a team")
        window.app.copy_to_clipboard("theirs")
        await window.press("ctrl+s")
        await window.shows("The letter has gaps left", "[one line about me]")
        await window.press("2")
        await window.shows("Saved, not sent yet: [one line about me]")
        assert window.app.clipboard == "theirs"
        await window.settled()
        assert fields(root, JOHAN)["stage"] == "named", "nobody has got it yet"
        contacts = window.app.open_journal.snapshot.current("contact")
        found = next(one for one in contacts if one.words("about") == ("johan-ek",))
        path = found.path
        await stand_on(window, path)
        await window.press("y")
        await window.shows("Copied")
        assert "Hi Johan," in window.app.clipboard
        assert "## Answer" not in window.app.clipboard
    saved = fields(root, path)
    assert (saved["purpose"], saved["outcome"]) == ("first", "unsent")
    assert "follow_up" not in saved
    assert log(root)[0].startswith("Added contact")


@pytest.mark.parametrize("way", ["d", "e"])
async def test_one_goes_on_with_a_letter_that_was_begun(
    journal: Journal, root: Path, open_app: Open, way: str
) -> None:
    """F4: filled in, it is sent and waited for from that day, and the board says so with it."""
    async with open_app(size=(100, 40)) as window:
        now = window.app.open_journal
        letter = {"about": "johan-ek", "purpose": "first", "outcome": "unsent"}
        begun = now.add("contact", {**letter, "date": "2027-01-12"}, "## Text\n\nHi [what]\n").path
        await window.settled()
        before = len(log(root))
        await stand_on(window, JOHAN if way == "d" else begun)
        await window.press(way, *(["enter"] if way == "d" else []))
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.press(*"Johan", "ctrl+s")
        await window.shows("y copies it again")
        await window.settled()
        assert "Hi Johan" in window.app.clipboard
    saved = fields(root, begun)
    assert (saved["outcome"], saved["follow_up"]) == ("waiting", "2027-01-27")
    assert str(saved["date"]) == "2027-01-17"
    assert fields(root, JOHAN)["stage"] == "contacted"  # the board says what the log says
    assert len(log(root)) == before + 1


async def test_a_letter_may_be_sent_with_its_brackets(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F4, R6: one says so, and then it is waited for as any other."""
    async with open_app(size=(100, 40)) as window:
        await stand_on(window, JOHAN)
        await window.press("d", "enter")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.press("ctrl+s")
        await window.shows("ready to send")
        await window.press("3")
        await window.shows("y copies it again")
        await window.settled()
    assert fields(root, JOHAN)["stage"] == "contacted"


async def test_the_gaps_of_a_letter_are_filled_in_before_it_is_copied(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F4: what is sent is not read with brackets in it; the gap is what one writes over."""
    own = root / "templates" / "en" / "letter-first.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Hello\n\nHi {{ name }}!\n\n{{ about_me | gap('a line about me') }}\n")
    async with open_app(size=(100, 40)) as window:
        await stand_on(window, JOHAN)
        await window.press("d", "enter")
        await window.shows("[a line about me]")
        await window.press("ctrl+s")
        await window.shows("The letter has gaps left", "[a line about me]")
        await window.press("1")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.shows("[a line about me]")
        await window.press(*("space" if letter == " " else letter for letter in "I teach"))
        await window.press("ctrl+s")
        await window.shows("y copies it again")
        assert "I teach" in window.app.clipboard  # one writes in its place, not below the letter
        assert "[a line" not in window.app.clipboard


async def test_one_key_goes_from_gap_to_gap(journal: Journal, root: Path, open_app: Open) -> None:
    """F4, ui.md: it is there as long as there are gaps, and goes on from the last to the first."""
    own = root / "templates" / "en" / "letter-first.md"
    own.parent.mkdir(parents=True)
    gaps = "{{ about_me | gap('who I am') }} and {{ about_me | gap('what I do') }}"
    own.write_text(f"# Hello\n\nHi!\n\n{gaps}\n")
    async with open_app(size=(100, 40)) as window:
        await stand_on(window, JOHAN)
        await window.press("d", "enter")
        await window.shows("[who I am]", "Next gap")
        await window.press("ctrl+n", "a", "ctrl+n", "b", "ctrl+n")
        await window.shows("b and a")
        assert "Next gap" not in window.text


async def test_a_yes_to_the_letter_that_chooses_is_their_choice(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """R38: noted once, where one asked; the try-out has it in the same commit."""
    async with open_app() as window:
        now = window.app.open_journal
        met: dict[str, Value] = {"date": "2027-01-14", "status": "held", "my_choice": "yes"}
        tryout = now.add("tryout", {"candidate": "johan-ek", **met}, "")
        asked: dict[str, Value] = {"date": "2027-01-15", "purpose": "choose"}
        contact = now.add("contact", {"about": "johan-ek", **asked, "outcome": "waiting"}, "Hi\n")
        await window.settled()
        await stand_on(window, contact.path)
        await window.press("e")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        form = window.app.screen
        assert isinstance(form, FormScreen)
        form.focus_field("outcome")
        await window.press("right", "ctrl+s")
        await window.settled()
    assert fields(root, contact.path)["outcome"] == "yes"
    assert fields(root, tryout.path)["their_choice"] == "yes"
    assert log(root)[0].startswith("Contact: ")  # one step, one commit


async def test_a_letter_without_gaps_is_copied_as_it_is_logged(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F4: the user's own template leaves nothing open, so that it can be sent at once."""
    own = root / "templates" / "en" / "letter-first.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Hello\n\nHi {{ name }}, may I ask you something?\n")
    async with open_app(size=(100, 40)) as window:
        await stand_on(window, JOHAN)
        await window.press("d", "enter")
        await window.shows("may I ask you something")
        await window.press("ctrl+s")
        await window.shows("y copies it again")
        assert window.app.clipboard.count("Hi Johan,") == 1


async def test_without_a_profile_a_letter_warns_and_does_not_block(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """R6, R7: preparation comes first, and the user decides."""
    (root / HOME / "profile.md").unlink()
    async with open_app(size=(100, 40)) as window:
        await stand_on(window, JOHAN)
        await window.press("d", "2")
        await window.shows("Before you write", "Write all the same")
        await window.press("2")
        await window.shows("Hi Johan,")


async def test_the_letter_of_thanks_for_a_tip_says_so_in_the_network(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F1: nobody has to move a person who has just been thanked."""
    async with open_app() as window:
        await stand_on(window, MARIA)
        await window.press("d")
        await window.shows("A letter to Maria Berg")
        await window.press("4")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.press("ctrl+s")
        await window.settled()
    assert fields(root, MARIA)["ask_status"] == "thanked"
    assert log(root)[0].startswith("Added contact")


async def test_only_letters_that_may_be_meant_for_them_are_offered(
    journal: Journal, open_app: Open
) -> None:
    """F4: nobody in the network is thanked as the mentor, and the mentor is not asked for names."""
    async with open_app(size=(100, 40)) as window:
        await stand_on(window, MARIA)
        await window.press("d")
        await window.shows("A letter to Maria Berg", "Ask for names", "Thank them for the tip")
        assert "Thank the mentor" not in window.text
        assert "A kind no" not in window.text
        await window.press("escape")
        window.app.open_journal.move(JOHAN, "mentor")
        await window.settled()
        await stand_on(window, JOHAN)
        await window.press("d")
        await window.shows("A letter to Johan Ek", "Thank the mentor")
        assert "Ask for names" not in window.text


async def test_a_kind_no_says_so_on_the_board(journal: Journal, root: Path, open_app: Open) -> None:
    """F4, R38: who has been sent a no is not booked for a try-out."""
    own = root / "templates" / "en" / "letter-decline.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Thank you\n\nHi {{ name }}, no.\n")
    journal.add("person", {"name": "Johan Ek"}, "")  # also asked for names, under the same name
    async with open_app() as window:
        await stand_on(window, JOHAN)
        await window.press("d", "5")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.press("ctrl+s")
        await window.settled()
    assert fields(root, JOHAN)["stage"] == "i_declined"
    assert log(root)[0].startswith("Added contact")


async def test_a_letter_that_expects_no_answer_does_not_ask_for_one(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F4: a thank you or a kind no waits for nothing, also when one notes it by hand."""
    async with open_app(size=(100, 40)) as window:
        await stand_on(window, MARIA)
        await window.press("d", *["down"] * 3, "enter")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.shows("New: contact", "Thanks for the tip")
        await window.press(*["up"] * 9)
        await window.shows("Purpose", "Nerves")
        assert "Outcome" not in window.text
        await window.press("escape")
        await window.press("a")
        await window.shows("What do you want to add?")
        await window.press("3")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.shows("Outcome")
        form = window.app.screen
        assert isinstance(form, FormScreen)
        form.focus_field("purpose")
        await window.press("t")
        await window.until(lambda: "Outcome" not in window.text)
        form.focus_field("about")
        await window.press(*"Maria", "ctrl+s")
        await window.until(lambda: window.app.screen is not form)
        contacts = window.app.open_journal.snapshot.current("contact")
        assert [one.text("outcome") for one in contacts if one.text("purpose") == "thank"] == [""]


async def test_an_answered_letter_says_no_day_to_get_in_touch_again(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F4: the day was for the case that no answer came."""
    async with open_app(size=(100, 40)) as window:
        now = window.app.open_journal
        sent: dict[str, Value] = {"about": "johan-ek", "purpose": "first", "date": "2027-01-12"}
        path = now.add("contact", {**sent, "follow_up": "2027-01-22", "outcome": "waiting"}).path
        await window.settled()
        await stand_on(window, path)
        await window.shows("Follow up  2027-01-22")
        now.set(path, {"outcome": "yes"})
        await window.settled()
        await window.until(lambda: "Follow up" not in window.text)


@pytest.mark.parametrize("stage", ["meeting", "not_now"])
async def test_who_has_answered_is_not_written_to_for_the_first_time(
    journal: Journal, open_app: Open, stage: str
) -> None:
    """F4: the letter that is likely by how far one has come stands ready for Enter."""
    journal.set(JOHAN, {"stage": stage})
    async with open_app(size=(100, 40)) as window:
        await stand_on(window, JOHAN)
        await window.press("d", "enter")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        form = window.app.screen
        assert isinstance(form, FormScreen)
        assert form.entry("purpose").value_of_field() == "follow_up"


async def test_what_is_for_me_only_is_not_copied(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """R50: y copies what one would paste into a letter to the mentor."""
    values: dict[str, Value] = {"date": "2027-01-14", "status": "held"}
    body = "## Notes\n\nWe walked.\n\n## For me only\n\nI was afraid.\n"
    async with open_app() as window:
        added = await window.app.in_thread(window.app.open_journal.add, "meeting", values, body)
        await stand_on(window, added.path, "4")
        await window.press("y")
        await window.shows("Copied")
        assert "We walked." in window.app.clipboard
        assert "afraid" not in window.app.clipboard
