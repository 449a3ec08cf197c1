"""A candidate: can they be a mentor (P5), and how they match the profile (F3)."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ....guidance.match import FULL_FIT, label_of, match
from ....guidance.suggestions import is_place
from ....guidance.suitability import EXPLAINED, Verdict, assess, verdict_of
from ....i18n import Message, msg
from ....records.record import Record
from ....text.clean import one_line
from ...scene import Scene
from ...widgets.bars import Bar, Bars
from ...widgets.paper import Drawing, Gap, Heading, Prose
from . import Special

VERDICTS: dict[Verdict, tuple[str, Message]] = {
    Verdict.UNCHECKED: ("$text-muted", msg("Not checked yet: can they be a mentor for you?")),
    Verdict.CLEAR: ("$text-success", msg("Clear: nothing stands in the way.")),
    Verdict.DISCUSS: ("$text-warning", msg("Talk about it before you choose.")),
    Verdict.UNSUITABLE: ("$text-error", msg("Not suitable as a mentor for you.")),
}
TOLD = frozenset({"fit", "evidence", "verdict", "conflicts", "discussed", "attention", "interest"})


def page(record: Record, body: str, scene: Scene) -> Special:
    """The verdict with its reasons, then the picture against the profile; a place has neither."""
    if is_place(record) and not any(record.fields.get(name) for name in TOLD):
        return Special()
    below = (*_suitability(record, scene), *match_drawings(record, scene))
    return Special(below=below, told=TOLD)


def _suitability(record: Record, scene: Scene) -> Iterator[Drawing]:
    verdict = verdict_of(record)
    style, words = VERDICTS[verdict]
    marks = {Verdict.CLEAR: scene.glyphs.done, Verdict.UNCHECKED: "?"}
    yield Heading(scene.tr(msg("Two chairs")), "bold")
    if verdict is not Verdict.CLEAR:
        yield Prose(Content.styled(scene.tr(EXPLAINED), "$text-muted"))
    mark = marks.get(verdict, scene.glyphs.warning)
    yield Prose(Content.styled(scene.tr(words), style), f"{mark} ", style=style)
    found = assess(record)
    for reason in found.reasons:
        yield Prose(Content(one_line(scene.tr(reason.text))), f"  {scene.glyphs.bullet} ")
    if found.advice:
        yield Prose(Content.styled(scene.tr(found.advice), "italic $secondary"), "  ")


def match_drawings(record: Record, scene: Scene) -> Iterator[Drawing]:
    """The picture against the profile: unknown is not zero, and nobody is ranked (F3)."""
    profile = scene.snapshot.single("profile")
    found = match(profile, record)
    if not found.rows:
        return
    tr = scene.tr
    yield Heading(tr(msg("Compared with your profile")), "bold")
    if found.score is not None:
        summary = msg(
            "{score}% match, {known}% of the weight known",
            score=round(found.score * 100),
            known=round(found.coverage * 100),
        )
        yield Prose(Content.styled(tr(summary), "$text-muted"))
    bars = [
        Bar(tr(row.label), row.fit, _remark(row.evidence, row.missing_must, row.must, scene))
        for row in found.rows
    ]
    yield Bars(bars, 0, FULL_FIT, scene.glyphs)
    asked = {row.key for row in found.rows}
    others = {key: fit for key, fit in record.scores("fit").items() if key not in asked}
    if others:
        yield Gap()
        rest = [Bar(tr(label_of(profile, key)), fit) for key, fit in others.items()]
        yield Bars(rest, 0, FULL_FIT, scene.glyphs)


def _remark(evidence: str, missing: bool, must: bool, scene: Scene) -> str:
    said = scene.tr(msg("a must, but missing")) if missing else scene.tr(msg("a must"))
    return ": ".join(part for part in (said if must else "", evidence) if part)
