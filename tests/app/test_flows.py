"""From a key to the disk and the log: adding, moving, noting, ticking, deleting, leaving."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.widgets import Input

from mentorship_tui.app.dialogs.dialog import ChooseScreen
from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.app.palette.palette import literal
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .conftest import Open, log
from .sample import ANNA, HOME, go_to


async def test_a_record_is_added_in_a_form_and_stood_on(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """a: the kind is asked for, the one stood on proposed; afterwards one stands on the record."""
    async with open_app() as window:
        await window.press("2", "a")
        await window.shows("What do you want to add?")
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.write("Kim Lind")
        await window.press("ctrl+s")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.settled()
        row = window.app.frame.pane.index.row
        assert row is not None
        assert row.path == f"{HOME}/candidates/kim-lind.md"
        assert "name: Kim Lind" in (root / row.path).read_text()
        assert log(root)[0] == "Added candidate: Kim Lind"


async def test_one_key_moves_a_card(journal: Journal, root: Path, open_app: Open) -> None:
    """F6: m and the stage's own key, one commit; the cursor stays with the person."""
    async with open_app() as window:
        await window.press("2")
        await go_to(window, ANNA)
        await window.press("m")
        await window.shows("Move Anna Svensson to")
        await window.press("5")
        await window.shows("Anna Svensson · going to meet")
        await window.settled()
        row = window.app.frame.pane.index.row
        assert row is not None
        assert row.path == ANNA
        assert "stage: meeting" in (root / ANNA).read_text()
        assert log(root)[0] == "Candidate: Anna Svensson - contacted -> going to meet"


async def test_escape_leaves_a_question_and_changes_nothing(
    journal: Journal, root: Path, open_app: Open
) -> None:
    before = log(root)
    async with open_app() as window:
        await window.press("2")
        await go_to(window, ANNA)
        for key in ("a", "m", "D", "n", "t"):
            await window.press(key)
            await window.until(lambda: window.app.screen is not window.app.frame)
            await window.press("escape")
            await window.until(lambda: window.app.screen is window.app.frame)
        await window.settled()
    assert log(root) == before


async def test_a_name_that_no_record_has_is_told_of(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """format.md rule 6: it is kept, and whoever mistyped it learns so at once."""
    async with open_app() as window:
        await window.press("2", "a", "3")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        await window.write("zoe")
        await window.press("ctrl+s")
        await window.shows("With: there is no zoe in the journal")


async def test_a_title_that_says_the_type_is_not_said_twice(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """The form's heading and the question before deleting: `Profile`, not `Profile: Profile`."""
    other = Journal(root, journal.places, journal.clock)
    other.refresh()
    tryout = other.add("tryout", {"candidate": "anna-svensson", "date": "2027-01-12"}).path
    other.close()
    async with open_app() as window:
        for pane, path, heading, question in (
            ("1", "mentorships/leading/profile.md", "Mentor profile", "Delete mentor profile?"),
            ("2", tryout, "Try-out: Anna Svensson", "Delete try-out: Anna Svensson?"),
        ):
            await window.press(pane)
            await go_to(window, path)
            await window.press("D")
            await window.shows(question)
            await window.press("escape", "e")
            await window.shows(f"  {heading}\n")
            await window.press("escape")
            await window.until(lambda: window.app.screen is window.app.frame)


async def test_a_held_key_asks_only_once(journal: Journal, open_app: Open) -> None:
    async with open_app() as window:
        await window.press("2")
        await go_to(window, ANNA)
        await window.press("D", "D", "D")
        await window.until(lambda: isinstance(window.app.screen, ChooseScreen))
        await window.pilot.pause(0.1)
        assert len(window.app.screen_stack) == 2


async def test_a_topic_from_anywhere(journal: Journal, root: Path, open_app: Open) -> None:
    """M1: one key from anywhere; a day is said in words, as in the forms."""
    async with open_app() as window:
        await window.press("6", "t")
        await window.until(lambda: isinstance(window.app.focused, Input))
        await window.write("how to say no due:fri !!")
        await window.press("enter")
        await window.until(lambda: (root / "topics.md").exists())
        await window.settled()
        assert "- [ ] how to say no due:2027-01-22 !!" in (root / "topics.md").read_text()
        await window.press("4")
        assert "Topics (1)" in window.text


async def test_a_note_goes_under_the_record(journal: Journal, root: Path, open_app: Open) -> None:
    async with open_app() as window:
        await window.press("2")
        await go_to(window, ANNA)
        await window.press("n")
        await window.until(lambda: isinstance(window.app.focused, Input))
        await window.write("met at the fair")
        await window.press("enter")
        await window.shows("met at the fair")
        await window.settled()
        text = (root / ANNA).read_text()
        assert "## Notes\n\n- 2027-01-17 met at the fair\n" in text
        assert "## Research\n\nLeads *forty* people.\n" in text


async def test_space_ticks_a_task_and_unticks_it(
    journal: Journal, root: Path, open_app: Open
) -> None:
    meeting = next((root / HOME / "meetings").iterdir())
    async with open_app() as window:
        await window.press("4")
        row = next(row for row in window.app.frame.pane.index.rows if row.text == "Call HR")
        assert window.app.frame.pane.go_to(row.key)
        await window.press("space")
        await window.until(lambda: "- [x] Call HR" in meeting.read_text())
        await window.settled()
        standing = window.app.frame.pane.index.row
        assert standing is not None
        assert standing.text == "Call HR"
        await window.press("space")
        await window.until(lambda: "- [ ] Call HR" in meeting.read_text())


async def test_the_raw_file_and_back(journal: Journal, open_app: Open) -> None:
    """v: never raw YAML, unless one asks for it."""
    async with open_app() as window:
        await window.press("2")
        await go_to(window, ANNA)
        await window.shows("Leads forty people.")
        assert "type: candidate" not in window.text
        await window.press("v")
        await window.shows("type: candidate", "Leads *forty* people.")
        await window.shows("This is the file as it is.", "Show the record as a page again")
        await window.press("v")
        await window.shows("Leads forty people.")


async def test_enter_on_home_does_the_step_and_x_asks_for_another(
    journal: Journal, open_app: Open
) -> None:
    """H1, H3 and R6: one step with its key, and always "not now"."""
    async with open_app() as window:
        first = window.app.scene.step
        assert first is not None
        await window.press("x")
        second = window.app.scene.step
        assert second is None or second.key != first.key
        await window.press("enter")
        await window.until(lambda: window.app.screen is not window.app.frame)


async def test_what_others_change_appears(journal: Journal, root: Path, open_app: Open) -> None:
    """X4: files changed outside appear at once, and the cursor stays where it is."""
    async with open_app() as window:
        await window.press("2")
        await go_to(window, ANNA)
        (root / HOME / "candidates" / "aaa.md").write_text(
            "---\ntype: candidate\nname: Aaa Outside\nstage: lead\n---\n"
        )
        await window.shows("Aaa Outside")
        row = window.app.frame.pane.index.row
        assert row is not None
        assert row.path == ANNA


async def test_leaving_commits_first(journal: Journal, root: Path, open_app: Open) -> None:
    async with open_app() as window:
        window.app.open_journal.move(ANNA, "trying")
        await window.press("q")
        await window.until(lambda: not window.app.is_running)
        assert log(root)[0] == "Candidate: Anna Svensson - contacted -> trying out"


@given(st.text("[]\\/$@=#\"'( ax", max_size=12))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """No text of a record can speak to the screen: no style, no link, no error."""
    shown = Content.from_markup(literal(text))
    assert (shown.plain, shown.spans) == (text, [])


async def test_nerves_are_shown_back_when_they_are_written_down(
    journal: Journal, root: Path, places: Places, open_app: Open
) -> None:
    """F4, H2, R3: before and after in one's own numbers, and not where encouragement is off."""
    contact = f"{HOME}/contacts/2027-01-10-anna-svensson.md"
    text = (root / contact).read_text()
    (root / contact).write_text(text.replace("purpose: first", "purpose: first\nnerves_before: 8"))
    places.config.mkdir(exist_ok=True)
    for settings, expected in (("encourage = false", ""), ("", "Before: 8. After: 2.")):
        (places.config / "settings.toml").write_text(settings)
        async with open_app(size=(100, 50)) as window:
            await window.press("2")
            assert window.app.frame.pane.go_to(contact)
            await window.press("e")
            await window.until(lambda: isinstance(window.app.screen, FormScreen))
            assert isinstance(window.app.screen, FormScreen)
            window.app.screen.focus_field("nerves_after")
            await window.press("backspace", "2" if expected else "3", "ctrl+s")
            await window.until(lambda: window.app.screen is window.app.frame)
            await window.settled()
            told = " ".join(one.message for one in window.app._notifications)
            assert ("Before:" in told) == bool(expected)
            assert expected in told


async def test_encouragement_can_be_switched_off(
    journal: Journal, places: Places, open_app: Open
) -> None:
    """H2: the step and its reason stay, the warm words go."""
    async with open_app() as window:
        step = window.app.scene.step
        assert step is not None
        assert step.encouragement is not None
        words, why = window.app.tr(step.encouragement)[:30], window.app.tr(step.why)[:30]
        await window.shows(words, why)
    places.config.mkdir(exist_ok=True)
    (places.config / "settings.toml").write_text("encourage = false\n")
    async with open_app() as window:
        await window.shows(why)
        assert words not in window.text


async def test_a_record_is_renamed_by_a_key(journal: Journal, root: Path, open_app: Open) -> None:
    """format.md rule 5: its file moves, and what refers to it follows in the same commit."""
    async with open_app(size=(80, 24)) as window:
        await window.press("2")
        window.app.frame.pane.go_to("network/maria-berg.md")
        await window.press("M")
        await window.shows("Rename Maria Berg")
        await window.press("ctrl+u")
        await window.write("maria")
        await window.press("enter")
        await window.until(lambda: (root / "network" / "maria.md").exists())
        await window.settled()
        record = window.app.frame.pane.record
        assert record is not None
        assert record.path == "network/maria.md"
        assert "  - maria\n" in (root / ANNA).read_text()
        assert log(root)[0] == "Renamed network person: maria-berg -> maria"
        await window.press("1")
        window.app.frame.pane.go_to("mentorships/leading/profile.md")
        await window.press("M")
        assert window.app.screen is window.app.frame
