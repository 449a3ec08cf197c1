"""The ending by keys: extended, become something else, closed, and the next journey (C1-C3)."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.app.agreement.screen import ClausesScreen
from mentorship_tui.app.dialogs.dialog import ChooseScreen
from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.journal.journal import Journal
from mentorship_tui.records.record import Value

from .conftest import Open, log
from .sample import HOME, back


async def test_a_relation_that_became_something_else_ends_the_mentorship(
    running: Journal, root: Path, open_app: Open
) -> None:
    """C1, R28, R47: named, in one commit; the agreement no longer binds."""
    async with open_app() as window:
        await window.press("5")
        assert window.app.frame.pane.go_to("way:becomes")
        await window.press("enter")
        await window.shows("What does the relationship become?")
        assert "nothing more" not in window.text  # that is a closing like any other
        await window.press("1")
        await back(window)
        mentorship = (root / HOME / "mentorship.md").read_text()
        assert "phase: closed" in mentorship
        assert "becomes: friendship" in mentorship
        assert "status: ended" in (root / HOME / "agreement.md").read_text()
        assert "reason: became_other" in (root / HOME / "closing.md").read_text()
        assert log(root)[0] == "The mentorship is over and becomes: friendship"


async def test_a_closing_that_is_corrected_is_told_alike_everywhere(
    running: Journal, root: Path, open_app: Open
) -> None:
    """R47, R50: what it became is one thing; what is to happen to the notes has not happened."""
    async with open_app() as window:
        await window.press("5")
        assert window.app.frame.pane.go_to("way:becomes")
        await window.press("enter")
        await window.shows("What does the relationship become?")
        await window.press("1")
        await back(window)
        assert window.app.frame.pane.go_to(f"{HOME}/closing.md")
        await window.press("e")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        form = window.app.screen
        assert isinstance(form, FormScreen)
        for field, keys in (("becomes", ["right"]), ("notes", ["right", "right"])):
            form.focus_field(field)
            await window.press(*keys)
        await window.press("ctrl+s")
        await back(window)
        await window.shows("Became       business partnership", "○ The notes")
        assert "becomes: business_partnership" in (root / HOME / "mentorship.md").read_text()
        assert "notes: anonymise" in (root / HOME / "closing.md").read_text()


async def test_a_new_term_is_agreed_again(running: Journal, root: Path, open_app: Open) -> None:
    """C1, A2: another last day takes back both yeses, and shows the clauses."""
    async with open_app() as window:
        await window.press("5")
        assert window.app.frame.pane.go_to("way:extend")
        await window.press("enter")
        await window.shows("Until when do you go on?", "2027-12-30")
        await window.write("often")
        await window.press("enter")
        await window.shows("often is not a date. Write it as", "Until when do you go on?")
        await window.press("ctrl+u")
        await window.write("2027-01-17")
        await window.press("enter")
        await window.shows("The term already ends on 2027-06-30.", "Until when do you go on?")
        await window.press("ctrl+u")
        await window.write("+6m")
        await window.press("enter")
        await window.until(lambda: isinstance(window.app.screen, ClausesScreen))
        await window.press("escape")
        await back(window)
        agreement = (root / HOME / "agreement.md").read_text()
        assert "end: 2027-12-30" in agreement
        assert "status: revised" in agreement
        assert "agreed_me" not in agreement


async def test_what_is_closed_gets_no_new_term(running: Journal, open_app: Open) -> None:
    """C1, C3: it would take back both yeses of an agreement that is over, and stay closed."""
    running.set(f"{HOME}/mentorship.md", {"phase": "closed"})
    async with open_app() as window:
        await window.press("5")
        await window.shows("The next journey")
        assert "a new term" not in window.text


async def test_the_notes_are_anonymised_after_two_questions(
    running: Journal, root: Path, open_app: Open
) -> None:
    """C1, R50: counted first, the history told of, kept by default."""
    async with open_app() as window:
        await window.press("5")
        assert window.app.frame.pane.go_to("way:fate")
        await window.press("enter")
        await window.shows("What happens to the notes?")
        await window.press("2")
        await window.shows("Are you sure?", "history keeps what was there")
        await window.press("1")
        await window.shows("Done, in ", "u takes it back")
        await back(window)
        assert not (root / HOME / "candidates/anna-svensson.md").exists()
        assert "name: the mentor" in (root / HOME / "candidates/mentor.md").read_text()


async def test_the_next_journey_and_back_again(
    running: Journal, root: Path, open_app: Open
) -> None:
    """C1, C3, R5, X7: begun with the profile along; the ended one is opened again with O."""
    async with open_app() as window:
        await window.press("5")
        assert window.app.frame.pane.go_to("way:next_journey")
        await window.press("enter")
        await window.shows("Leading is not closed", "Stay with it")
        await window.press("enter")
        await window.until(lambda: not isinstance(window.app.screen, ChooseScreen))
        assert len(window.app.open_journal.snapshot.of("mentorship")) == 1
        await window.press("enter", "1")
        await window.shows("Take my mentor profile along")
        await window.press("1")
        await window.shows("New: mentorship")
        await window.write("Again")
        await window.press("ctrl+s")
        await back(window)
        assert (root / "mentorships/again/profile.md").exists()
        assert log(root)[0] == "A new journey: Again"
        await window.press("5")
        await window.shows("Other mentorships")
        assert window.app.frame.pane.go_to(f"{HOME}/mentorship.md")
        await window.press("O")
        await window.until(lambda: "mentorship: leading" in (root / "journal.md").read_text())


async def test_an_evaluation_stands_beside_the_original_words(
    running: Journal, root: Path, open_app: Open
) -> None:
    """R9, R17, C1: the intention in sight, and each goal asked in the words of its kind."""
    mentorship = root / HOME / "mentorship.md"
    mentorship.write_text(mentorship.read_text() + "\n## The best result\n\nI sleep well.\n")
    async with open_app(size=(120, 36)) as window:
        await window.press("5")
        assert window.app.frame.pane.go_to("way:final")
        await window.press("enter")
        await window.shows("I want to lead a team", "I sleep well.", "How close to the goal")


async def test_an_earlier_evaluation_names_its_own_goals(running: Journal, open_app: Open) -> None:
    """C3: what is read of another mentorship is as readable as that of the open one."""
    running.add("mentorship", {"title": "Earlier", "phase": "closed"}, "")
    goal = running.add("goal", {"title": "Speak up in time"}, "", mentorship="earlier")
    values: dict[str, Value] = {"date": "2026-01-10", "kind": "final", "goals": {goal.slug: 7}}
    looked_back = running.add("evaluation", values, "", mentorship="earlier")
    async with open_app(size=(120, 36)) as window:
        await window.press("5")
        assert window.app.frame.pane.go_to(looked_back.path)
        await window.shows("Goals today", "Speak up in time")
