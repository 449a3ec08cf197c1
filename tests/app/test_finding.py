"""The search by keys: weigh, draft, take in, compare, move on the board; what is on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.i18n import Translator
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.records.catalogue.conflict_roles import CONFLICT_ROLES
from mentorship_tui.records.record import Value

from .conftest import Open, log, new_journal
from .sample import ANNA, HOME, JOHAN, MARIA, fields, stand_on


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


async def test_a_must_is_named_and_one_that_is_not_known_is_not_there_yet(
    journal: Journal, open_app: Open
) -> None:
    """F3, R22: a dash would say that nothing is missing."""
    async with open_app(size=(120, 36)) as window:
        await stand_on(window, ANNA)
        await window.press("c")
        await window.shows("Good listener (5, a must)")
        line = next(one for one in window.text.splitlines() if "Missing musts" in one)
        assert line.strip(" │").split()[2:] == ["-", "?"]


async def test_who_has_said_no_is_compared_only_when_one_says_so(
    journal: Journal, open_app: Open
) -> None:
    """F3: rated once, and yet not in question any more."""
    gone: dict[str, Value] = {"name": "Eva Lind", "stage": "they_declined", "fit": {"listens": 5}}
    journal.add("candidate", gone, "")
    async with open_app(size=(120, 36)) as window:
        await stand_on(window, JOHAN)
        await window.press("c")
        await window.shows("☑ Johan Ek", "☑ Anna Svensson", "☐ Eva Lind")


async def test_where_nobody_is_there_is_nobody_to_compare(
    root: Path, places: Places, open_app: Open
) -> None:
    """ui.md: the key line has what works here."""
    new_journal(root, places, "en").close()
    async with open_app(size=(120, 36)) as window:
        await window.press("2")
        await window.shows("Nobody here yet")
        assert "Compare" not in window.text
