"""What the watch on the relation has seen, with what can be done about it (M3, R25, R28)."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ...guidance.rules.underway import concerns, other_chair, second_chair
from ...guidance.step import Step
from ...guidance.watch import CONSEQUENCE
from ...i18n import msg
from ..scene import Scene
from ..widgets.paper import Drawing, Gap, Prose
from ..widgets.rows import Row

CONCERNS = msg("To think about")


def concern_steps(scene: Scene) -> tuple[Step, ...]:
    """Each concern with the step that answers it; the gravest first. Only while under way."""
    facts = scene.facts
    if facts.phase != "underway":
        return ()
    return (*second_chair(facts), *other_chair(facts), *concerns(facts))


def concern_rows(scene: Scene) -> Iterator[Row]:
    """Nothing where all is well."""
    found = concern_steps(scene)
    if not found:
        return
    yield Row("section:concerns", scene.tr(CONCERNS), heading=True, still=True)
    for at, step in enumerate(found):
        text = scene.tr(step.text)
        yield Row(
            f"concern:{at}", text, mark=scene.glyphs.warning, tone="warning", indent=1, wraps=True
        )


def concern_at(row: Row, scene: Scene) -> Step | None:
    """The step of a row; None for a row of another kind."""
    what, _, at = row.key.partition(":")
    found = concern_steps(scene) if what == "concern" else ()
    return found[int(at)] if at.isdecimal() and int(at) < len(found) else None


def concern_page(step: Step, scene: Scene) -> list[Drawing]:
    """Why, what Enter does, and the consequence in words."""
    drawings: list[Drawing] = [
        Prose(Content.styled(scene.tr(step.text), "bold")),
        Gap(),
        Prose(Content(scene.tr(step.why))),
        Gap(),
        Prose(Content.styled(scene.tr(msg("Enter takes you there.")), "$secondary")),
    ]
    if step.why != CONSEQUENCE:
        drawings += [Gap(), Prose(Content.styled(scene.tr(CONSEQUENCE), "$text-muted"))]
    return drawings
