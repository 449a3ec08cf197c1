"""What the panes draw: the trend at home, the balance of goals, the network and its people."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.app.record.pictures import network_picture
from mentorship_tui.guidance.evaluation import progress
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.sample import make_demo
from mentorship_tui.journal.places import Places

from .conftest import NOON, Open
from .sample import MARIA, stand_on

UNDER_WAY = 240  # days into the sample's story
EVALUATIONS = "section:evaluation"


@pytest.fixture
def sample(root: Path, places: Places) -> None:
    make_demo(root, places, "en", today=NOON.date(), days=UNDER_WAY)


@pytest.mark.usefixtures("sample")
async def test_home_shows_the_trend_and_draws_it_where_there_is_room(open_app: Open) -> None:
    """H1: goals and the relation; below the step the term, at 80 columns only in the list."""
    async with open_app(size=(80, 24)) as window:
        await window.shows("The relationship ", " 4.5 → 4.9", "Do it now")
        assert "today" not in window.text
    async with open_app(size=(200, 60)) as window:
        await window.shows("▲ today", "work 2", "I can speak openly.")
        lines = window.text.splitlines()
        step = next(at for at, line in enumerate(lines) if "Do it now" in line)
        assert step < next(at for at, line in enumerate(lines) if "today" in line)


@pytest.mark.usefixtures("sample")
async def test_a_goal_begins_where_it_started(open_app: Open) -> None:
    """M2, C1: the chart and the closing say the same."""
    async with open_app(size=(120, 60)) as window:
        for one in progress(window.app.scene.snapshot):
            if one.points and one.baseline is not None:
                assert one.over_time[0].value == one.baseline
                assert one.over_time[0].day < one.points[0].day
        await window.press("4")
        assert window.app.frame.pane.go_to(EVALUATIONS)
        await window.shows("Have hard talks within a week  2 → 6")


async def test_the_balance_is_shown_without_encouragement(
    journal: Journal, places: Places, open_app: Open
) -> None:
    """P2: it says so when one side is empty."""
    places.config.mkdir(parents=True, exist_ok=True)
    (places.config / "settings.toml").write_text("encourage = false\n")
    async with open_app(size=(120, 36)) as window:
        goal = window.app.open_journal.snapshot.current("goal")[0]
        window.app.open_journal.set(goal.path, {"dimension": "professional"})
        await window.press("1")
        assert window.app.frame.pane.go_to("section:goal")
        await window.shows("work 1 █ · private 0 · both 0", "All your goals are about work.")


async def test_a_person_shows_what_they_were_asked_and_whom_they_suggested(
    journal: Journal, open_app: Open
) -> None:
    """F1: the network holds both, the newest question first."""
    async with open_app(size=(120, 36)) as window:
        asked = {"about": "maria-berg", "date": "2027-01-05", "purpose": "ask"}
        window.app.open_journal.add("contact", {**asked, "outcome": "name_given"}, "")
        await stand_on(window, MARIA)
        await window.shows("2027-01-05  ask for names → gave a name")
        await window.shows("Whom they suggested", "• Anna Svensson  contacted")


async def test_the_tree_of_introductions_goes_on_past_each_branch(
    journal: Journal, open_app: Open
) -> None:
    """F1: only the last of a branch ends the line."""
    async with open_app() as window:
        window.app.open_journal.add("person", {"name": "Per Lund"}, "")
        scene = window.app.scene
        drawn = [line.plain for one in network_picture(scene, ()) for line in one.lines(40)]
    assert drawn == [
        "Me",
        "├ Maria Berg",
        "│ └ Anna Svensson",
        "├ Per Lund",
        "└ Johan Ek",
    ]
