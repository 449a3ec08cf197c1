"""The term of a mentorship as a timeline, with its meetings on it (A1, R4, R41)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ....guidance.facts import Facts, is_planned
from ....guidance.term import Term, term_of
from ....i18n import Message, msg, nmsg
from ...scene import Scene
from ...widgets.paper import Drawing
from ...widgets.timeline import Event, Timeline


def timeline(scene: Scene, proposed: Sequence[date] = ()) -> list[Drawing]:
    """The picture; nothing without both dates. `proposed` are days that are no meetings yet."""
    facts = scene.facts
    term = term_of(facts)
    if term is None:
        return []
    tr, glyphs = scene.tr, scene.glyphs
    held = _days(facts, held=True)
    planned = _days(facts, held=False)
    days = proposed or (() if held or planned else term.meetings())
    legend = [
        (glyphs.done, tr(msg("held"))) if held else None,
        (glyphs.ahead, tr(msg("planned"))) if planned else None,
        (glyphs.dot, tr(msg("by the rhythm"))) if days else None,
        (glyphs.middle, tr(msg("mid-term review {day}", day=term.halfway))),
    ]
    events = [
        *(Event(day, glyphs.dot, "bold $warning") for day in days),
        *(Event(day, glyphs.ahead, "$primary") for day in planned),
        *(Event(day, glyphs.done, "$success") for day in held),
        Event(term.halfway, glyphs.middle, "bold $secondary"),
    ]
    return [
        Timeline(
            term.start,
            term.end,
            events,
            scene.today,
            tr(msg("today")),
            [one for one in legend if one is not None],
            glyphs,
        )
    ]


def rhythm(term: Term, scene: Scene) -> Message:
    """The term and its rhythm in words."""
    count = len(term.meetings())
    weeks = term.interval_weeks
    every = nmsg("every week", "every {count} weeks", weeks)
    return nmsg(
        "{count} meeting, {every}", "{count} meetings, {every}", count, every=scene.tr(every)
    )


def _days(facts: Facts, *, held: bool) -> list[date]:
    found = facts.held if held else [one for one in facts.meetings if is_planned(one)]
    return [day for day in (one.date("date") for one in found) if day]
