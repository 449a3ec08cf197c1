"""The agreement: the two yeses, and each clause with its state in a mark and a word (A1, A2)."""

from __future__ import annotations

from textual.content import Content

from ....guidance.assent import clause_states
from ....guidance.term import term_of
from ....i18n import msg
from ....records.record import Record
from ....records.registry import TYPES
from ...scene import Scene
from ...widgets.glyphs import Glyphs
from ...widgets.paper import Drawing, Gap, Heading, Pairs, Prose
from ..labels import date_with_distance, key_label
from . import Special
from .terms import rhythm, timeline


def page(record: Record, body: str, scene: Scene) -> Special:
    """Who has said yes, then the clauses in their order."""
    clauses = TYPES["agreement"].field("clauses")
    if clauses is None:
        return Special()
    pairs = []
    for key, state in clause_states(record).items():
        choice = clauses.choice(state)
        words = scene.tr(choice.label) if choice else state
        mark, style = state_mark(state, scene.glyphs)
        pairs.append(
            (key_label(clauses, key, record, scene), Content.styled(f"{mark} {words}", style))
        )
    below: tuple[Drawing, ...] = (
        Heading(scene.tr(clauses.label), "bold"),
        Pairs(pairs, widest_label=34),
    )
    return Special(
        (*_yeses(record, scene), *_term(record, scene)),
        below,
        frozenset({"clauses", "agreed_me", "agreed_mentor"}),
    )


def _term(record: Record, scene: Scene) -> tuple[Drawing, ...]:
    """The term as a picture; the agreement of an earlier mentorship has it in its fields."""
    term = term_of(scene.facts)
    if term is None or record is not scene.facts.agreement:
        return ()
    said = Content.styled(scene.tr(rhythm(term, scene)), "$text-muted")
    return (Gap(), *timeline(scene), Prose(said), Gap())


def _yeses(record: Record, scene: Scene) -> tuple[Drawing, ...]:
    pairs = []
    for name, label in (("agreed_me", msg("My yes")), ("agreed_mentor", msg("The mentor's yes"))):
        day = record.date(name)
        if day:
            said = Content.styled(
                f"{scene.glyphs.done} {date_with_distance(day, scene)}", "$text-success"
            )
        else:
            words = scene.tr(msg("not yet"))
            said = Content.styled(f"{scene.glyphs.ahead} {words}", "$text-muted")
        pairs.append((scene.tr(label), said))
    return (Pairs(pairs),)


def state_mark(state: str, glyphs: Glyphs) -> tuple[str, str]:
    """The mark and the style of a clause's state."""
    marks = {
        "agreed": (glyphs.done, "$text-success"),
        "proposed": (glyphs.current, "$text-warning"),
    }
    return marks.get(state, (glyphs.ahead, "$text-muted"))
