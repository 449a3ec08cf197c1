"""The mentor profile as a picture: qualities in groups, by weight, the musts marked (P4)."""

from __future__ import annotations

from collections.abc import Container

from textual.content import Content

from ....guidance.match import group_of, label_of
from ....guidance.profile_advice import TOP, profile_advice, qualities_of, top_five
from ....i18n import msg
from ....records.catalogue.qualities import GROUPS, QUALITIES
from ....records.record import Record
from ....text.clean import one_line
from ...scene import Scene
from ...widgets.bars import Bar, Bars
from ...widgets.paper import Drawing, Gap, Heading, Prose
from . import Special

HEAVIEST = 5


def page(record: Record, body: str, scene: Scene) -> Special:
    """Bars by group above the rest; advice below them."""
    bars = profile_bars(record, scene)
    said = (*_heaviest(record, scene), *_unweighted(record, scene), *advice(record, scene))
    above: list[Drawing] = [bars, *said, Gap()]
    return Special(tuple(above), told=frozenset({"qualities", "must", "custom", "why"}))


def profile_bars(profile: Record, scene: Scene) -> Bars:
    """One bar a quality, the heaviest first within its group."""
    tr, musts, why = scene.tr, profile.words("must"), profile.texts("why")
    titles = {group.key: tr(group.label) for group in GROUPS}
    own = tr(msg("Your own"))
    places = [quality.key for quality in QUALITIES]
    groups = [*titles, ""]
    weights = sorted(
        qualities_of(profile).items(),
        key=lambda item: (
            groups.index(group_of(item[0])),
            -item[1],
            places.index(item[0]) if item[0] in places else len(places),
        ),
    )
    bars = [
        Bar(
            tr(label_of(profile, key)),
            weight,
            _remark(tr(msg("a must")) if key in musts else "", why.get(key, "")),
            titles.get(group_of(key), own),
        )
        for key, weight in weights
    ]
    return Bars(bars, 0, HEAVIEST, scene.glyphs)


def _heaviest(profile: Record, scene: Scene) -> list[Drawing]:
    """The five that matter most, across the groups; with no more than that the bars say it."""
    if len(qualities_of(profile)) <= TOP:
        return []
    names = ", ".join(scene.tr(label_of(profile, key)) for key in top_five(profile))
    return [Gap(), Prose(Content(scene.tr(msg("Matters most: {qualities}", qualities=names))))]


def _unweighted(profile: Record, scene: Scene) -> list[Drawing]:
    """Words of one's own on a quality that has no weight, and so no bar (R20)."""
    weights, why = qualities_of(profile), profile.texts("why")
    words = {key: text for key, text in why.items() if key not in weights and text.strip()}
    if not words:
        return []
    bullet = f"  {scene.glyphs.bullet} "
    return [
        Heading(scene.tr(msg("In your own words, without a weight")), "bold"),
        *(
            Prose(Content(f"{scene.tr(label_of(profile, key))}: {one_line(text)}"), bullet)
            for key, text in words.items()
        ),
    ]


def _remark(must: str, why: str) -> str:
    return ": ".join(part for part in (must, one_line(why)) if part)


def advice(profile: Record, scene: Scene, fields: Container[str] | None = None) -> list[Drawing]:
    """What could make it a better help; nothing of it must be followed (R6).

    `fields`: those that can be changed where it is said, all if none.
    """
    found = [one for one in profile_advice(profile) if fields is None or one.field in fields]
    if not found or not scene.encourage:
        return []
    return [
        Gap(),
        *(
            Prose(Content.styled(scene.tr(one.text), "$secondary"), f"{scene.glyphs.arrow} ")
            for one in found
        ),
    ]
