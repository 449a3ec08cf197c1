"""Steps with a goal on its way: it is reached, or its day has come (M2, R11, R17)."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import msg
from ..encourage import PLACES
from ..evaluation import progress
from ..facts import Facts, name_of
from ..step import Action, ActionKind, Step

ON_ITS_WAY = ("", "draft", "active")


def reached(facts: Facts) -> Iterator[Step]:
    """The last evaluation puts a goal at its target."""
    for found in progress(facts.snapshot):
        goal = found.goal
        if found.reached and goal.text("status") in ON_ITS_WAY:
            yield Step(
                "goal_reached",
                msg("You have reached “{goal}”: mark it", goal=name_of(goal)),
                msg("Your last evaluation puts it where you wanted to be. Enjoy it for a moment."),
                Action(ActionKind.MOVE, "goal", goal.path, values={"status": "reached"}),
                PLACES["yes"],
                goal.path,
            )


def day_has_come(facts: Facts) -> Iterator[Step]:
    """The day of a goal has passed: it may be reached, changed, dropped or given another day."""
    for goal in facts.goals:
        day = goal.date("due")
        if day is not None and day < facts.today and goal.text("status") in ON_ITS_WAY:
            yield Step(
                "goal_day",
                msg("The day of “{goal}” has come: how is it now?", goal=name_of(goal)),
                msg("Reached, changed or in need of another day: a goal may change, as you do."),
                Action(ActionKind.EDIT, "goal", goal.path, "status"),
                about=goal.path,
            )
