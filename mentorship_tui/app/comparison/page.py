"""Candidates side by side against the profile: nobody is ranked (F3, R22, R35)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from ...guidance.facts import Facts
from ...guidance.match import FULL_FIT, Match, compare
from ...guidance.suitability import Verdict, verdict_of
from ...i18n import msg
from ...records.record import Record
from ...records.registry import TYPES
from ...text.clean import one_line
from ..record.labels import stage_of
from ..scene import Scene
from ..widgets.glyphs import Glyphs, bar
from ..widgets.paper import Drawing, Gap, Prose
from ..widgets.side_by_side import Cell, Line, SideBySide

NO_WINNER = msg(
    "In the order of your list; nobody is ranked. A question mark is something to find out, not "
    "a zero, and how it feels when you meet is not in the picture."
)


def comparison(candidates: Sequence[Record], scene: Scene) -> list[Drawing]:
    """What one knows of each, the same rows for all."""
    matches = compare(scene.snapshot.single("profile"), candidates)
    rows = [*_facts(candidates, matches, scene), *_qualities(matches, scene)]
    heads = [found.name for found in matches]
    picture = SideBySide(heads, rows, scene.glyphs)
    return [picture, Gap(), Prose(Content.styled(scene.tr(NO_WINNER), "italic $text-muted"))]


def _facts(candidates: Sequence[Record], matches: Sequence[Match], scene: Scene) -> Iterator[Line]:
    tr = scene.tr
    yield Line(_label("stage", scene), [_words(stage_of(one, tr)) for one in candidates])
    yield Line(tr(msg("Match")), [_score(found, scene) for found in matches])
    yield Line(tr(msg("Weight known")), [_share(found.coverage, scene) for found in matches])
    yield Line(tr(msg("Missing musts")), [_missing(found, scene) for found in matches])
    yield Line(_label("verdict", scene), [_verdict(one, scene) for one in candidates])
    for name in ("attention", "interest"):
        yield Line(_label(name, scene), [_choice(one, name, scene) for one in candidates])
    facts = Facts(scene.snapshot, scene.today)
    if any(facts.tryouts(one) for one in candidates):
        for name, label in (("my_choice", msg("My choice")), ("their_choice", msg("Their choice"))):
            yield Line(tr(label), [_said(facts, one, name, scene) for one in candidates])


def _qualities(matches: Sequence[Match], scene: Scene) -> Iterator[Line]:
    if not matches or not matches[0].rows:
        return
    yield Line(scene.tr(msg("Compared with your profile")))
    for at, row in enumerate(matches[0].rows):
        must = f", {scene.tr(msg('a must'))}" if row.must else ""
        label = f"{scene.tr(row.label)} ({row.weight}{must})"
        yield Line(label, [_fit(found.rows[at].fit, scene.glyphs) for found in matches])


def _fit(fit: int | None, glyphs: Glyphs) -> Cell:
    def draw(width: int) -> Content:
        if fit is None:
            return Content.styled("?", "$text-muted")
        drawn = bar(fit / FULL_FIT, max(4, width - 5), glyphs)
        return Content.styled(drawn, "$primary") + f" {fit}/{FULL_FIT}"

    return draw


def _words(text: str, style: str = "") -> Cell:
    return lambda width: Content.styled(text, style)


def _label(name: str, scene: Scene) -> str:
    field = TYPES["candidate"].field(name)
    return scene.tr(field.label) if field else name


def _choice(record: Record, name: str, scene: Scene) -> Cell:
    field = TYPES[record.type].field(name)
    choice = field.choice(record.text(name)) if field else None
    return _words(scene.tr(choice.label)) if choice else _words("?", "$text-muted")


def _score(found: Match, scene: Scene) -> Cell:
    if found.score is None:
        return _words("?", "$text-muted")
    return _share(found.score, scene)


def _share(share: float, scene: Scene) -> Cell:
    return _words(scene.tr(msg("{share}%", share=round(share * 100))))


def _missing(found: Match, scene: Scene) -> Cell:
    names = ", ".join(one_line(scene.tr(row.label)) for row in found.missing_musts)
    if names:
        return _words(f"{scene.glyphs.warning} {names}", "$text-warning")
    unknown = any(row.must for row in found.unknown)
    return _words("?", "$text-muted") if unknown else _words("-")


def _verdict(record: Record, scene: Scene) -> Cell:
    verdict = verdict_of(record)
    marks = {Verdict.CLEAR: scene.glyphs.done, Verdict.UNCHECKED: "?"}
    field = TYPES["candidate"].field("verdict")
    choice = field.choice(verdict.value) if field else None
    words = scene.tr(choice.label) if choice else verdict.value
    return _words(f"{marks.get(verdict, scene.glyphs.warning)} {words}")


def _said(facts: Facts, candidate: Record, name: str, scene: Scene) -> Cell:
    held = facts.tryouts(candidate)
    return _choice(held[-1], name, scene) if held else _words("-")
