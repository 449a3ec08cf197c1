"""A mentorship: its intention first, in the mentee's own words, and what sharpens it (P1, P3)."""

from __future__ import annotations

from textual.content import Content

from ....guidance.specificity import specificity_of_intention
from ....records.intention import wanted
from ....records.record import Record
from ....text.clean import one_line
from ...scene import Scene
from ...widgets.paper import Drawing, Gap, Prose
from . import Special


def page(record: Record, body: str, scene: Scene) -> Special:
    """The intention as a sentence; one piece of advice while it is still being prepared."""
    above: list[Drawing] = []
    intention = one_line(record.text("intention"))
    if intention:
        words = scene.tr(wanted(intention))
        above += [Prose(Content.styled(words, "bold italic")), Gap()]
    if scene.encourage and record.text("phase") in ("", "prepare"):
        advice = specificity_of_intention(record, body).advice
        if advice:
            text = Content.styled(one_line(scene.tr(advice)), "$secondary")
            above += [Prose(text, f"{scene.glyphs.arrow} ", style="$secondary"), Gap()]
    return Special(tuple(above), told=frozenset({"intention"}))
