"""Pictures over time: the term with its meetings, what they gave, the goals, the relation (M2)."""

from __future__ import annotations

from textual.content import Content

from ...guidance.evaluation import progress, relation, worth
from ...i18n import msg
from ...records.intention import wanted
from ...records.record import Record
from ...text.clean import one_line
from ..scene import Scene
from ..widgets.chart import Chart, Series
from ..widgets.paper import Drawing, Gap, Heading, Prose, Where
from .labels import title_of
from .pages.terms import timeline
from .pictures import goals_picture

HIGHEST = 10
FULLY = 5
WIDE = 60  # columns, from which a picture below the next step is worth its room


def meetings_picture(scene: Scene, records: tuple[Record, ...]) -> list[Drawing]:
    """The term with its meetings, and what each meeting gave."""
    drawings: list[Drawing] = [*timeline(scene)]
    points = [(point.day, point.value) for point in worth(scene.snapshot)]
    if points:
        drawings.append(Heading(scene.tr(msg("What the meetings gave")), "bold"))
        drawings.append(Chart([Series("", points)], 0, HIGHEST, scene.glyphs))
    return drawings


def evaluations_picture(scene: Scene, records: tuple[Record, ...]) -> list[Drawing]:
    """The intention in its own words, then the goals and the relation over time (R9, R17)."""
    mentorship = scene.snapshot.mentorship
    intention = one_line(mentorship.text("intention")) if mentorship else ""
    drawings: list[Drawing] = []
    if intention:
        words = scene.tr(wanted(intention))
        drawings.append(Prose(Content.styled(words, "italic")))
    goals = [
        Series(title_of(one.goal, scene), [(point.day, point.value) for point in one.over_time])
        for one in progress(scene.snapshot)
    ]
    if any(one.points for one in goals):
        drawings.append(Heading(scene.tr(msg("The goals, 0-10")), "bold"))
        drawings.append(Chart(goals, 0, HIGHEST, scene.glyphs))
    return [*drawings, *relation_picture(scene)]


def relation_picture(scene: Scene) -> list[Drawing]:
    """Each statement about the two of you, over time; nothing while there are no answers."""
    statements = [
        Series(scene.tr(one.statement.label), [(point.day, point.value) for point in one.points])
        for one in relation(scene.snapshot)
    ]
    if not any(one.points for one in statements):
        return []
    heading = Heading(scene.tr(msg("The relationship, 1-5")), "bold")
    return [heading, Chart(statements, 1, FULLY, scene.glyphs)]


def at_a_glance(scene: Scene) -> list[Drawing]:
    """The term, the goals and the relation, for below the next step while one is under way."""
    if scene.facts.phase != "underway":
        return []
    goals = scene.facts.goals
    drawings: list[Drawing] = [Gap(), *timeline(scene)] if timeline(scene) else []
    if goals:
        drawings += [Heading(scene.tr(msg("Goals")), "bold"), *goals_picture(scene, goals)]
    return [Where(WIDE, one) for one in (*drawings, *relation_picture(scene))]
