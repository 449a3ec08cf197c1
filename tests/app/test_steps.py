"""What a proposed step opens, does and says: one looks at the screen, then at the disk."""

from __future__ import annotations

from mentorship_tui.app.flows.stepping import take
from mentorship_tui.app.screens.form import FormScreen
from mentorship_tui.guidance.next_step import Step, steps
from mentorship_tui.journal.journal import Journal

from .conftest import Open, Window

JOHAN = "mentorships/leading/candidates/johan-ek.md"


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
