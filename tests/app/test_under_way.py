"""Agree, Under way and Close by keys: what each leaves on the disk and in the log."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.app.agreement.screen import ClausesScreen
from mentorship_tui.app.form.body import BodyField
from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.journal.actions.agreement import set_clause, settle_all
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.records.record import Value

from .conftest import Open, fill, log, new_journal
from .sample import HOME, back


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
        await back(window)
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
            await back(window)


async def test_a_yes_is_said_knowing_what_is_open_and_on_a_day_that_has_been(
    root: Path, places: Places, open_app: Open
) -> None:
    """A2: it may come early; 16/1 is the last such day, and no day that has not come yet."""
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
        await window.press("ctrl+a", "ctrl+k", *"2028-01-16", "enter")
        await window.shows("2028-01-16 has not come yet")
        await window.press("ctrl+a", "ctrl+k", *"16/1", "enter")
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
        await back(window)
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
        await back(window)
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
        await back(window)
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
