"""Candidates side by side: which of them, then the picture (F3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...guidance.facts import STAGES_LEFT
from ...guidance.suggestions import is_place
from ...i18n import msg
from ..dialogs.dialog import Answer
from ..record.labels import stage_of, title_of

if TYPE_CHECKING:
    from ...records.record import Record
    from ..shell import Shell

IN_QUESTION = ("researching", "contacted", "meeting", "trying", "chosen", "mentor")
AT_FIRST = 4


async def compare(app: Shell, path: str) -> None:
    """Asks which ones where there are more than two; the one stood on is among them."""
    from .page import comparison
    from .screen import PictureScreen

    people = [one for one in app.scene.snapshot.current("candidate") if not is_place(one)]
    if len(people) < 2:
        app.tell(msg("It takes two candidates to compare."))
        return
    chosen = people if len(people) == 2 else await _which(app, people, path)
    if chosen:
        title = app.tr(msg("Side by side"))
        drawings = comparison(chosen, app.scene)
        await app.push_screen_wait(PictureScreen(app.tr, app.glyphs, title, drawings))


async def _which(app: Shell, people: list[Record], path: str) -> list[Record]:
    from ..dialogs.mark import MarkScreen

    people.sort(key=lambda one: one.text("stage") not in IN_QUESTION)
    marked = [one.path for one in people if one.text("stage") in IN_QUESTION and one.path != path]
    here = [path] if any(one.path == path for one in people) else []
    answers = [
        Answer(one.path, title_of(one, app.scene), note=stage_of(one, app.tr)) for one in people
    ]
    question = app.tr(msg("Which ones side by side? Two or more"))
    still = (one for one in people if one.text("stage") not in STAGES_LEFT)
    rated = [one.path for one in still if one.scores("fit")]
    first = list(dict.fromkeys([*here, *marked, *rated]))[:AT_FIRST]
    screen = MarkScreen(app.tr, question, answers, first, app.glyphs, least=2)
    found = await app.push_screen_wait(screen) or ()
    return [one for one in people if one.path in found]
