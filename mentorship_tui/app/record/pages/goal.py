"""A goal: how far it has come, over time, and what would make it easier to check (P3, M2)."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ....guidance.evaluation import Progress, progress
from ....guidance.specificity import specificity_of_goal
from ....i18n import msg
from ....records.record import Record
from ....text.clean import one_line
from ...scene import Scene
from ...widgets.bars import Bar, Bars
from ...widgets.paper import Drawing, Gap, Heading, Prose
from . import Special

HIGHEST = 10


def page(record: Record, body: str, scene: Scene) -> Special:
    """The coach's one sentence above, the scores over time below."""
    above = tuple(_coach(record, body, scene))
    found = next((one for one in progress(scene.snapshot) if one.goal.path == record.path), None)
    below = tuple(_over_time(found, scene)) if found and found.points else ()
    return Special(above, below)


def _coach(record: Record, body: str, scene: Scene) -> Iterator[Drawing]:
    live = record.text("status") in ("", "draft", "active")
    advice = specificity_of_goal(record, body).advice if live and scene.encourage else None
    if advice:
        text = Content.styled(one_line(scene.tr(advice)), "$secondary")
        yield Prose(text, f"{scene.glyphs.arrow} ", style="$secondary")
        yield Gap()


def _over_time(found: Progress, scene: Scene) -> Iterator[Drawing]:
    yield Heading(scene.tr(found.question), "bold")
    bars = [Bar(point.day.isoformat(), point.value) for point in found.points]
    if found.baseline is not None:
        bars.insert(0, Bar(scene.tr(msg("at the start")), found.baseline))
    yield Bars(bars, 0, HIGHEST, scene.glyphs)
