"""What a proposed step opens, does and says: one looks at the screen, then at the disk."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.app.main.steps import take
from mentorship_tui.guidance.next_step import Step, steps
from mentorship_tui.journal.actions.tasks import add_topic
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.journal.snoozed import keep_put_off, put_off_on
from mentorship_tui.records.record import Value

from .conftest import Open, Window
from .sample import stand_on

ROUND = "mentorships/leading/mentorship.md"
ANNA = "mentorships/leading/candidates/anna-svensson.md"
JOHAN = "mentorships/leading/candidates/johan-ek.md"


def newest(root: Path) -> str:
    """The last commit: its message and the files it changed."""
    done = subprocess.run(
        ["git", "-C", root, "show", "--name-only"], check=True, capture_output=True, text=True
    )
    return done.stdout


def proposed(window: Window, rule: str) -> Step:
    """The step of that rule, proposed first or later."""
    scene = window.app.scene
    return next(step for step in steps(scene.snapshot, scene.today) if step.rule == rule)


async def do(window: Window, rule: str) -> None:
    window.app.flow(take(window.app, proposed(window, rule)))
    await window.pilot.pause()


async def opens_a_form(window: Window) -> FormScreen:
    await window.until(lambda: isinstance(window.app.screen, FormScreen))
    await window.pilot.pause()
    form = window.app.screen
    assert isinstance(form, FormScreen)
    return form


async def test_a_goal_opens_at_the_one_thing_its_page_asks_for(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """P3, R16: "write a first step", says its page; with more to add it opens at the title."""
    values: dict[str, Value] = {"title": "Hold three hard talks", "sign": "Three talks held"}
    async with open_app(size=(80, 24)) as window:
        now = window.app.open_journal
        goal = now.add("goal", {**values, "kind": "concrete", "baseline": 3}, "")
        await window.settled()
        await stand_on(window, goal.path, "1")
        await window.press("e")
        form = await opens_a_form(window)
        assert form.entry("title").has_focus
        await window.press("escape")
        now.set(goal.path, {"due": "2027-06-01"})
        await window.settled()
        await window.shows("Write a first step")
        await window.press("e")
        await opens_a_form(window)
        await window.write("Call")
        await window.press("ctrl+s")
        await window.settled()
    assert "## First step\n\nCall" in (root / goal.path).read_text()


async def test_a_step_that_only_shows_says_so_where_one_stands_on_it_already(
    journal: Journal, open_app: Open
) -> None:
    """H1: N leads to the meeting that is next; pressed once more there, it is not silent."""
    async with open_app() as window:
        window.app.open_journal.set(ROUND, {"phase": "underway"})
        window.app.open_journal.add("meeting", {"date": "2027-01-27", "status": "planned"})
        await window.settled()
        await do(window, "rest")
        await window.until(lambda: "2027-01-27" in window.app.frame.place.key)
        assert "add it as a topic" not in window.text
        await do(window, "rest")
        await window.shows("add it as a topic")


async def test_reading_up_begins_where_one_writes(journal: Journal, open_app: Open) -> None:
    """F3, R33, X5: at 80x24 the text is what one sees, from its heading on."""
    async with open_app(size=(80, 24)) as window:
        window.app.open_journal.set(JOHAN, {"stage": "not_now"})
        window.app.open_journal.add("candidate", {"name": "Birgitta Ek", "stage": "named"})
        await do(window, "research")
        await opens_a_form(window)
        await window.until(lambda: "## Research" in window.text.split("\n")[3])
        assert "Candidate: Birgitta Ek" in window.text
        assert "Recruiter" not in window.text


def answered(window: Window, outcome: str) -> None:
    """The letter to Anna has been answered."""
    journal = window.app.open_journal
    letter = next(iter(journal.snapshot.current("contact")))
    journal.set(letter.path, {"outcome": outcome})


async def test_a_yes_moves_the_card_and_books_the_meeting(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """F5, H3: one step for the two, and so one commit that one key takes back."""
    async with open_app() as window:
        answered(window, "yes")

        def stage() -> str:
            return window.app.open_journal.snapshot.records[ANNA].text("stage")

        await do(window, "said_yes")
        form = await opens_a_form(window)
        assert form.kind.name == "tryout"
        await window.press("escape")
        await window.until(lambda: window.app.screen is window.app.frame)
        assert stage() == "contacted"
        await do(window, "said_yes")
        await opens_a_form(window)
        await window.press("ctrl+s")
        await window.settled()
        assert window.app.open_journal.snapshot.current("tryout")
        assert stage() == "meeting"
        assert "Candidate: Anna Svensson - contacted -> going to meet" in newest(root)
        await window.press("u")
        await window.shows("Undone")
        await window.settled()
        assert not window.app.open_journal.snapshot.current("tryout")
        assert stage() == "contacted"


async def test_what_a_step_did_at_once_is_said(journal: Journal, open_app: Open) -> None:
    """H1: the next step takes its place at once; the notice says what became of the last."""
    async with open_app() as window:
        answered(window, "no")
        await do(window, "said_no")
        await window.shows("Anna Svensson - contacted -> they declined", "back.")


async def test_the_letter_of_thanks_notes_the_thanks(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """C1, R46: one with gaps is not sent yet; sent, it is one step with the day in the closing."""
    async with open_app() as window:
        writer = window.app.open_journal
        writer.set(ANNA, {"stage": "mentor"})
        done: dict[str, Value] = {"best_result_score": 8, "becomes": "none"}
        closing = writer.add("closing", {"date": "2027-01-17", "reason": "time_up", **done})
        writer.set(ROUND, {"phase": "close"})
        await do(window, "thank_mentor")
        await opens_a_form(window)
        await window.press("ctrl+s")
        await window.shows("The letter has gaps left")
        await window.press("escape")
        await window.settled()
        assert not writer.snapshot.records[closing.path].text("thanked"), "it is not sent yet"
        await do(window, "thank_mentor")
        await opens_a_form(window)
        await window.press("ctrl+s", "3")
        await window.settled()
        assert "/closing.md" in newest(root)
        assert "/contacts/" in newest(root)
        assert writer.snapshot.records[closing.path].text("thanked") == "2027-01-17"


async def test_what_was_put_off_is_gone_for_the_day(journal: Journal, open_app: Open) -> None:
    """R6: said in a notice, kept when one comes back the same day, and brought back by one key."""
    async with open_app() as window:
        first = window.app.scene.step
        assert first is not None
        await window.press("x")
        await window.shows("Put off until tomorrow: “Sum up the meeting", "Nothing was", "changed.")
        await window.settled()
    async with open_app() as window:
        assert window.app.scene.put_off == {first.key}
        while window.app.scene.step is not None:
            await window.press("x")
        await window.shows("Propose again what you put off today")
        assert window.app.frame.pane.index.has_focus
        await window.press("enter")  # there is nothing to do: said, not silent
        await window.until(lambda: window.text.count("Nothing needs to be done right now") == 2)
        assert window.app.frame.pane.index.has_focus
        await window.press("x")
        assert window.app.scene.step == first
        await window.settled()


def test_another_day_nothing_is_put_off(journal: Journal, root: Path, places: Places) -> None:
    """R6: "not now" is for a day, also where the app is open past midnight."""
    keep_put_off(places, root, date(2027, 1, 16), {"sum_up:x"})
    assert put_off_on(places, root, date(2027, 1, 16)) == {"sum_up:x"}
    assert put_off_on(places, root, date(2027, 1, 17)) == frozenset()


async def test_what_is_to_be_read_gives_way_when_it_was_opened(
    journal: Journal, open_app: Open
) -> None:
    """C1, R9: the words of the beginning, then something else."""
    async with open_app() as window:
        writer = window.app.open_journal
        writer.set(ROUND, {"phase": "close"})
        writer.add("meeting", {"date": "2027-02-07", "status": "planned"})
        await do(window, "talk_ahead")
        await window.settled()
        assert window.app.frame.shown == "prepare"
        assert "talk_ahead" in {key.partition(":")[0] for key in window.app.scene.put_off}


async def test_where_there_is_nothing_to_do_one_may_look(journal: Journal, open_app: Open) -> None:
    """H1: all is well, so Enter looks at the meeting and does not claim to do anything."""
    async with open_app() as window:
        writer = window.app.open_journal
        writer.set(ROUND, {"phase": "underway"})
        add_topic(writer, "How to say no")
        held = next(iter(writer.snapshot.current("meeting")))
        writer.set(held.path, {"worth": 8, "takeaway": "x"})
        meeting = writer.add("meeting", {"date": "2027-02-07", "status": "planned"})
        agreed: dict[str, Value] = {"agreed_me": "2027-01-10", "agreed_mentor": "2027-01-10"}
        term: dict[str, Value] = {"start": "2027-01-10", "end": "2027-12-20"}
        writer.add("agreement", {"status": "agreed", **term, **agreed})
        await window.press("0")
        await window.shows("All is well", "Look at the meeting")
        assert "Do it now" not in window.text
        writer.set(meeting.path, {"date": "2027-01-17", "time": "11:45", "prepared": "2027-01-16"})
        await window.shows("How did the meeting go?", "Do it now")


async def test_enter_on_what_is_due_does_it(journal: Journal, open_app: Open) -> None:
    """M4: an overdue review opens its form, and an action is ticked."""
    async with open_app() as window:
        writer = window.app.open_journal
        writer.set(ROUND, {"phase": "underway"})
        agreed: dict[str, Value] = {"agreed_me": "2026-01-10", "agreed_mentor": "2026-01-10"}
        term: dict[str, Value] = {"start": "2026-01-10", "end": "2027-03-20"}
        writer.add("agreement", {"status": "agreed", **term, **agreed})
        await window.press("0")
        await window.shows("Mid-term review")
        await window.press("down", "enter")
        form = await opens_a_form(window)
        assert form.kind.name == "evaluation"
        assert form.sheet.preset["kind"] == "midterm"
