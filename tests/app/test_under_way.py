"""Agree, Under way and Close by keys: what each leaves on the disk and in the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.app.forms.body import BodyField
from mentorship_tui.app.screens.choose import ChooseScreen
from mentorship_tui.app.screens.clauses import ClausesScreen
from mentorship_tui.app.screens.form import FormScreen
from mentorship_tui.journal.agreeing import set_clause, settle_all
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.locate import Places
from mentorship_tui.journal.tasks import add_topic
from mentorship_tui.records.record import Value

from .conftest import Open, Window, fill, log, new_journal

HOME = "mentorships/leading"


@pytest.fixture
def running(root: Path, places: Places) -> Journal:
    """A mentorship under way, with a mentor and an agreement that both have said yes to."""
    journal = new_journal(root, places, "en")
    fill(journal)
    journal.set(f"{HOME}/candidates/anna-svensson.md", {"stage": "mentor"})
    journal.set(f"{HOME}/mentorship.md", {"phase": "underway", "mentor": "anna-svensson"})
    said: dict[str, Value] = {"agreed_me": "2027-01-02", "agreed_mentor": "2027-01-03"}
    term: dict[str, Value] = {
        "start": "2027-01-04",
        "end": "2027-06-30",
        "interval_weeks": 4,
        "minutes": 75,
    }
    clauses: dict[str, Value] = {"unpaid": "agreed", "purpose": "agreed"}
    journal.add("agreement", {"status": "agreed", **term, **said, "clauses": clauses})
    journal.add("meeting", {"date": "2027-01-20", "status": "planned"})
    add_topic(journal, "How to say no !!")
    assert journal.drain(30)
    journal.close()
    return journal


async def _back(window: Window) -> None:
    await window.until(lambda: window.app.screen is window.app.frame)
    await window.settled()


async def test_a_clause_is_settled_and_asks_both_again(
    running: Journal, root: Path, open_app: Open
) -> None:
    """A2, R40: o, space: one commit; what both agreed on asks first, then takes back the yeses."""
    async with open_app() as window:
        await window.press("3", "o")
        await window.until(lambda: isinstance(window.app.screen, ClausesScreen))
        await window.press("down", "space")
        await window.until(
            lambda: "duration: proposed" in (root / HOME / "agreement.md").read_text()
        )
        await window.press("up", "space")
        await window.shows("You have agreed on this", "asked to say")
        await window.press("1")
        await window.until(lambda: "agreed_me" not in (root / HOME / "agreement.md").read_text())
        await window.press("escape")
        await _back(window)
        assert "status: revised" in (root / HOME / "agreement.md").read_text()
        assert "agreed_mentor" not in (root / HOME / "agreement.md").read_text()


async def test_the_step_to_say_yes_stands_on_the_yes(
    root: Path, places: Places, open_app: Open
) -> None:
    """A2, H1: Enter on the step, then Enter: the day of that yes, and no clause's wording."""
    journal, agreement = new_journal(root, places, "en"), f"{HOME}/agreement.md"
    leading: dict[str, Value] = {"title": "Leading", "intention": "lead a team", "phase": "agree"}
    journal.add("mentorship", {**leading, "mentor": "anna-svensson"})
    journal.add("candidate", {"name": "Anna Svensson", "stage": "chosen"})
    journal.add("agreement", {"start": "2027-01-04", "end": "2027-06-30"})
    settle_all(journal, agreement)
    set_clause(journal, agreement, "meetings", state="open")
    assert journal.drain(30)
    journal.close()
    async with open_app() as window:
        for title in ("Meetings", "My yes", "The mentor's yes"):
            await window.press("N")
            await window.until(lambda: isinstance(window.app.screen, ClausesScreen))
            screen = window.app.screen
            assert isinstance(screen, ClausesScreen)
            assert screen.row is not None
            assert screen.row.text == title
            if title == "Meetings":
                await window.press("space")
                await window.until(lambda: "meetings: proposed" in (root / agreement).read_text())
                await window.press("space")
                await window.until(lambda: "meetings: agreed" in (root / agreement).read_text())
            else:
                await window.press("enter")
                await window.shows("The day of the yes")
                await window.press("ctrl+s")
                await window.shows("said yes on 2027-01-17")
            await window.press("escape")
            await _back(window)


async def test_a_yes_is_said_knowing_what_is_open_and_on_a_day_that_has_been(
    root: Path, places: Places, open_app: Open
) -> None:
    """A2: it may come early; but 16/1, the day after, is not next year's."""
    journal = new_journal(root, places, "en")
    fill(journal)
    journal.add("agreement", {"start": "2027-01-04", "end": "2027-06-30"})
    assert journal.drain(30)
    journal.close()
    async with open_app() as window:
        await window.press("3", "o")
        await window.until(lambda: isinstance(window.app.screen, ClausesScreen))
        await window.press("G", "enter")
        await window.shows("The day of the yes", "13 clauses are not")
        await window.press("ctrl+a", "ctrl+k", *"16/1", "enter")
        await window.shows("2028-01-16 has not come yet")
        await window.press("ctrl+a", "ctrl+k", *"yesterday", "enter")
        await window.shows("said yes on 2027-01-16")


async def test_how_far_each_clause_has_come_is_never_cut(
    root: Path, places: Places, open_app: Open
) -> None:
    """A2, X5: at 80 columns and in Swedish, where one heading is long, the state stands whole."""
    journal = new_journal(root, places, "sv")
    fill(journal)
    journal.add("agreement", {"start": "2027-01-04", "end": "2027-06-30"})
    assert journal.drain(30)
    journal.close()
    async with open_app(size=(80, 24)) as window:
        await window.press("3", "o")
        await window.shows("Om det blir något annat     inte klart")


async def test_the_term_is_a_picture_without_colour(running: Journal, open_app: Open) -> None:
    """A1, R4: both days, the meetings and today, also in ASCII."""
    async with open_app(environ={"LANG": "C"}) as window:
        await window.press("3")
        await window.shows("2027-01-04", "2027-06-30", "^ today 2027-01-17", "M mid-term review")


async def test_meetings_are_planned_from_the_rhythm(
    running: Journal, root: Path, open_app: Open
) -> None:
    """M1, R41: p shows the days; space skips one, an arrow moves one; one step, one commit."""
    async with open_app() as window:
        before = len(log(root))
        await window.press("4", "p")
        await window.shows("Plan 6 meetings", "Tue 2027-02-09", "Enter Plan them")
        await window.press("right", "down", "space", "enter")
        await _back(window)
        days = sorted(file.name[:10] for file in (root / HOME / "meetings").iterdir())
        assert days[2] == "2027-02-10"
        assert "2027-03-09" not in days
        assert len(log(root)) == before + 1
        assert log(root)[0].startswith("Planned 5 meetings: 2027-02-10")


async def test_the_agenda_is_made_of_topics_and_actions(
    running: Journal, root: Path, open_app: Open
) -> None:
    """M1, R42: A takes up what waits and what was promised; the topic is ticked with a link."""
    async with open_app() as window:
        await window.press("4", "A")
        await window.shows("To bring up (1/1)", "Call HR", "How to say no", "Enter Make it")
        await window.press("enter")
        await _back(window)
        meeting = next((root / HOME / "meetings").glob("2027-01-20*"))
        assert "- How to say no" in meeting.read_text()
        assert "prepared: 2027-01-17" in meeting.read_text()
        assert f"- [x] How to say no !! [[{meeting.stem}]]" in (root / "topics.md").read_text()
        assert log(root)[0] == "Agenda for 2027-01-20: How to say no"
        await window.press("4")
        await window.shows("How to say no")
        assert "[[2027" not in window.text


async def test_a_topic_burns_more_by_one_key(running: Journal, root: Path, open_app: Open) -> None:
    """R42: ! on a topic; one commit."""
    async with open_app() as window:
        await window.press("4", "down", "exclamation_mark")
        await window.until(lambda: "How to say no !!!" in (root / "topics.md").read_text())
        await window.settled()
        assert log(root)[0] == "To bring up: How to say no (!!!)"


async def test_a_meeting_is_summed_up_in_two_ratings_and_a_line(
    running: Journal, root: Path, open_app: Open
) -> None:
    """M2, R24, R44: U after the meeting; the worth, their attention, what one takes along."""
    async with open_app() as window:
        await window.press("4", "U")
        await window.shows("How much did the meeting give you")
        await window.press("ctrl+s")
        await window.shows("Nothing was answered")
        await window.press("U")
        await window.shows("How much did the meeting give you")
        await window.press("8", "enter", "5", "enter")
        await window.write("Say it small")
        await window.press("enter")
        await window.write("Ring Kim due:fri")
        await window.press("enter")
        await _back(window)
        meeting = next((root / HOME / "meetings").glob("2027-01-12*")).read_text()
        for line in ("worth: 8", "attention: 5", "takeaway: Say it small"):
            assert line in meeting
        assert "- [ ] Ring Kim due:2027-01-22\n" in meeting  # a day, as the question says
        assert log(root)[0] == "Meeting 2027-01-12: 8/10, Say it small"


async def test_the_form_says_what_is_written_where_the_cursor_is(
    running: Journal, root: Path, open_app: Open
) -> None:
    """M2, X4: a promise that is only a sentence would never be asked for again."""
    async with open_app() as window:
        await window.press("4")
        meeting = next((root / HOME / "meetings").glob("2027-01-12*"))
        assert window.app.frame.pane.go_to(f"{HOME}/meetings/{meeting.name}")
        await window.settled()
        await window.press("e")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        body = window.app.screen.query_one("#body", BodyField)
        body.focus()
        body.go_below("Actions")
        await window.shows("An action begins with - [ ]")
        await window.write("- [ ] Ring Kim")
        await window.shows("due:fri says when")


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
        await _back(window)
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
        await _back(window)
        assert window.app.frame.pane.go_to(f"{HOME}/closing.md")
        await window.press("e")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        form = window.app.screen
        assert isinstance(form, FormScreen)
        for field, keys in (("becomes", ["right"]), ("notes", ["right", "right"])):
            form.focus_field(field)
            await window.press(*keys)
        await window.press("ctrl+s")
        await _back(window)
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
        await _back(window)
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
        await _back(window)
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
        await _back(window)
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
