"""What the form of an evaluation asks, and where it asks it."""

from __future__ import annotations

from mentorship_tui.journal.journal import Journal

from .conftest import OpenForm


async def test_whether_one_would_dare_again_is_asked_at_the_end_alone(open_form: OpenForm) -> None:
    """M2, study part 5f: the other evaluations do not ask it; a number that is there stays."""
    async with open_form("evaluation") as sheet:
        assert "dare again" not in sheet.screen
        await sheet.press("right", "right")
        assert "dare again" in sheet.screen
        await sheet.go_to("dare_again")
        await sheet.write("9")
        await sheet.go_to("kind")
        await sheet.press("left")
        assert "dare again" in sheet.screen


async def test_the_question_beside_a_goal_is_whole_or_left_to_the_hint(
    open_form: OpenForm, journal: Journal
) -> None:
    """X5, study part 5b: 80 columns and a long name leave no room for it in the line."""
    journal.add("goal", {"title": "Choose between manager and specialist first", "kind": "choice"})
    async with open_form("evaluation", start="goals") as sheet:
        assert "How sure are you of your choice?" in sheet.shown("#hint")
        assert "How" not in sheet.screen.split("Goals today")[1].split("The relationship")[0]
    async with open_form("evaluation", start="goals", size=(120, 36)) as sheet:
        assert "-   How sure are you of your choice?" in sheet.screen
