"""The search by keys: weigh, draft, take in, compare, move on the board; what is on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.app.screens.form import FormScreen
from mentorship_tui.i18n import Translator
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.locate import Places
from mentorship_tui.records.catalogue.conflict_roles import CONFLICT_ROLES
from mentorship_tui.records.record import Value
from mentorship_tui.text.document import Document

from .conftest import Open, Window, fill, log, new_journal

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
        asked: dict[str, Value] = {"date": "2027-01-15", "purpose": "schedule"}
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


@pytest.mark.parametrize(
    ("keys", "status"),
    [(4 * ["right"], "suggested"), (2 * ["right"], "none"), (["right"], "asked")],
)
@pytest.mark.parametrize("is_candidate", [False, True])
async def test_an_answer_says_where_somebody_of_the_network_stands(
    journal: Journal,
    root: Path,
    open_app: Open,
    keys: list[str],
    status: str,
    is_candidate: bool,
) -> None:
    """F1, R30: who gave a name, or knew of nobody, is not "asked" any more in the network."""
    async with open_app() as window:
        now = window.app.open_journal
        bo = now.add("person", {"name": "Bo Dahl", "ask_status": "asked"}, "")
        if is_candidate:  # and kept in the network, under the same name
            now.add("candidate", {"name": "Bo Dahl", "stage": "i_declined"}, "")
        asked: dict[str, Value] = {"date": "2027-01-16", "purpose": "ask", "outcome": "waiting"}
        contact = now.add("contact", {"about": bo.slug, **asked}, "Hello\n")
        await window.settled()
        await stand_on(window, contact.path)
        await window.press("e")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        form = window.app.screen
        assert isinstance(form, FormScreen)
        form.focus_field("outcome")
        await window.press(*keys, "ctrl+s")
        await window.settled()
    assert fields(root, bo.path)["ask_status"] == status
    assert log(root)[0].startswith("Contact: ")  # one step, one commit


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


async def test_names_that_were_suggested_become_candidates(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F1, R30, R31: one key, one commit, and who suggested them is kept."""
    place = root / MARIA
    place.write_text(place.read_text() + "\n## Suggestions\n\n- Leila Haddad\n- Nils Holm\n")
    async with open_app() as window:
        await stand_on(window, MARIA)
        before = len(log(root))
        await window.press("i")
        await window.shows("2 new candidates")
        await window.settled()
    assert fields(root, f"{HOME}/candidates/leila-haddad.md")["suggested_by"] == ["maria-berg"]
    assert fields(root, f"{HOME}/candidates/nils-holm.md")["stage"] == "named"
    assert len(log(root)) == before + 1


@pytest.mark.parametrize("text", ["", "\n## Notes\n\nMet her at work.\n"])
async def test_names_get_a_heading_of_their_own_where_there_is_none(
    journal: Journal, root: Path, open_app: Open, text: str
) -> None:
    """F1: what one writes after the key is taken in, and leaves the notes as they were."""
    place = root / MARIA
    place.write_text(place.read_text() + text)
    async with open_app(size=(100, 40)) as window:
        await stand_on(window, MARIA)
        await window.press("i")
        await window.shows("## Suggestions")
        await window.write("Leila Haddad")
        await window.press("ctrl+s")
        await window.settled()
    assert fields(root, f"{HOME}/candidates/leila-haddad.md")["suggested_by"] == ["maria-berg"]
    written = place.read_text().rstrip()
    assert written.endswith(f"{text}\n## Suggestions\n\nLeila Haddad".lstrip())
    assert text in written


async def test_a_card_moves_on_the_board_by_one_key(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F6: one key, one commit."""
    async with open_app(size=(120, 36)) as window:
        await stand_on(window, JOHAN)
        before = len(log(root))
        await window.press("b")
        await window.shows("The board", "Johan Ek")
        await window.press("question_mark")
        await window.shows("Move the card a stage on", "Move the card a stage back")  # X3
        await window.press("escape")
        await window.press("greater_than_sign")
        await window.until(lambda: fields(root, JOHAN)["stage"] == "researching")
        await window.press("less_than_sign")
        await window.until(lambda: fields(root, JOHAN)["stage"] == "named")
        assert window.app.open_journal.drain(20)
    assert len(log(root)) == before + 2


async def test_a_move_on_the_board_is_taken_back_there(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F6: a slip of the hand is undone where it was made, and the cursor goes with the card."""
    other = Journal(root, journal.places, journal.clock)
    other.refresh()
    other.add("candidate", {"name": "Kim Falk", "stage": "researching"}, "")
    assert other.drain(20)
    other.close()
    async with open_app(size=(120, 36)) as window:
        await stand_on(window, JOHAN)
        await window.press("b")
        await window.shows("The board", "Johan Ek")
        await window.press("greater_than_sign", "u")
        await window.shows("Undone: ")
        assert fields(root, JOHAN)["stage"] == "named"
        await window.press("ctrl+r")
        await window.until(lambda: fields(root, JOHAN)["stage"] == "researching")
        await window.press("u")
        await window.until(lambda: fields(root, JOHAN)["stage"] == "named")
        await window.press("greater_than_sign")
        await window.until(lambda: fields(root, JOHAN)["stage"] == "researching")
        await window.press("enter")
        await window.shows("Johan Ek")
        assert window.app.open_journal.drain(20)
    assert [one.partition(":")[0] for one in log(root)[:3]] == ["Candidate", "Undone", "Redone"]


async def test_an_empty_board_offers_nothing_that_needs_a_card(
    root: Path, places: Places, open_app: Open
) -> None:
    """F6, X3: the keys shown are the keys that do something."""
    journal = new_journal(root, places, "en")
    journal.add("mentorship", {"title": "Leading", "phase": "find"}, "")
    assert journal.drain(30)
    journal.close()
    async with open_app(size=(120, 36)) as window:
        await window.press("2", "b")
        await window.shows("The board: 0 candidates", "once you have added some")
        assert "Move" not in window.text
        assert "Enter Open" not in window.text
        await window.press("m", "enter", "escape")
        await window.shows("2 Find")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_candidates_side_by_side(
    journal: Journal, open_app: Open, size: tuple[int, int]
) -> None:
    """F3: fit against the profile; unknown is not zero, and nobody is called the best."""
    async with open_app(size=size) as window:
        await stand_on(window, ANNA)
        await window.press("c")
        await window.shows("Johan Ek")
        await window.press("enter")
        await window.shows("Anna Svensson", "Johan Ek", "Good listener", "?")


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


async def test_two_chairs_are_explained_where_they_are_asked_about(
    journal: Journal, open_app: Open
) -> None:
    """P5, R26: on the candidate's page, and in the form until the first answer."""
    async with open_app(size=(110, 60)) as window:
        await stand_on(window, JOHAN)
        await window.shows("A mentor who is also your", "two chairs: something")
        await window.press("e")
        await window.shows("Two chairs: not answered yet.", "A mentor who is also your")


def test_the_chairs_are_named_as_relations_in_swedish() -> None:
    """R25: a teacher by profession is no conflict, one's own is; a dependency is no addiction."""
    labels = {role.key: Translator("sv")(role.label) for role in CONFLICT_ROLES}
    assert labels["teacher"] == "Din lärare eller examinator"
    assert labels["other"] == "Annan beroendeställning"


@pytest.mark.parametrize("on_the_board", [False, True])
async def test_whoever_is_chosen_though_unsuitable_gets_a_written_reason(
    journal: Journal, root: Path, open_app: Open, *, on_the_board: bool
) -> None:
    """P5, R6, R23: after the move the form stands at the reason, and Home keeps asking for it."""
    path = root / JOHAN
    unsuitable = "stage: trying\nverdict: unsuitable\nconflicts:\n  manager: high\n"
    path.write_text(path.read_text().replace("stage: named\n", unsuitable))
    async with open_app(size=(120, 36)) as window:
        await stand_on(window, JOHAN)
        await window.press(
            *(["b", "greater_than_sign"] if on_the_board else ["m", "down", "enter"])
        )
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.shows("write down why")
        form = window.app.screen
        assert isinstance(form, FormScreen)
        assert form.focused is form.entry("override_reason")
        await window.press("escape")
        if on_the_board:
            await window.press("escape")
        await window.press("0")
        await window.shows("Johan Ek: Chosen, though")
    assert fields(root, JOHAN)["stage"] == "chosen"


async def test_a_file_that_cannot_be_read_stands_where_it_belongs(
    journal: Journal, open_app: Open
) -> None:
    """F6, reliability: whom it is about is not gone from the list, and the file is shown."""
    broken = journal.root / "mentorships/leading/candidates/eva-lind.md"
    broken.write_text("---\ntype: candidate\nname: [Eva\n---\n", encoding="utf-8")
    async with open_app(size=(120, 36)) as window:
        await window.press("2", "g", "j", "j", "j")
        await window.shows("Candidates (2)", "eva-lind.md", "cannot be read", "name: [Eva")


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


async def test_a_place_is_not_held_against_the_profile(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F2, P5: a network is neither suitable nor a good listener, nor set beside people."""
    place: dict[str, Value] = {"name": "Women in Water", "stage": "lead", "lead_kind": "network"}
    path = journal.add("candidate", place, "").path
    aside = {**place, "name": "The network Lakes", "stage": "not_now"}
    other = journal.add("candidate", aside, "").path
    async with open_app(size=(100, 40)) as window:
        for one in (path, other):
            await stand_on(window, one)
            await window.shows("network")
            assert "Compared with your profile" not in window.text
            assert "Two chairs" not in window.text
        await stand_on(window, JOHAN)
        await window.shows("Two chairs")
        await window.press("c")
        await window.shows("Johan Ek")
        assert "Lakes" not in window.text.split("Side by side")[-1]


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
