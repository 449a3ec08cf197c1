"""Advice on the mentor profile: a few heavy qualities rather than many (R19, R20, study part 4)."""

from __future__ import annotations

from dataclasses import dataclass

from ..i18n import Message, msg
from ..records.record import Record

HEAVIEST = 5
MOST_HEAVIEST = 8  # study part 4: more than eight at weight 5
MOST_MUSTS = 5
TOP = 5  # study part 4: the top five


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice and the field it is about."""

    rule: str
    text: Message
    field: str


def qualities_of(profile: Record | None) -> dict[str, int]:
    """The weights; a quality of one's own without one counts in the middle, a must too."""
    if profile is None:
        return {}
    weights = {key: weight for key, weight in profile.scores("qualities").items() if weight > 0}
    for key in (*profile.texts("custom"), *profile.words("must")):
        weights.setdefault(key, MIDDLE)
    return weights


MIDDLE = 3


def top_five(profile: Record | None) -> tuple[str, ...]:
    """The qualities that matter most, musts before others of the same weight."""
    weights = qualities_of(profile)
    musts = profile.words("must") if profile else ()
    return tuple(sorted(weights, key=lambda key: (-weights[key], key not in musts, key))[:TOP])


def profile_advice(profile: Record | None) -> tuple[Advice, ...]:
    """What could make the profile a better help; nothing of it must be followed (R6)."""
    if profile is None:
        return ()
    weights = qualities_of(profile)
    heaviest = sum(weight >= HEAVIEST for weight in weights.values())
    found = []
    if not weights:
        found.append(
            Advice("no_qualities", msg("Pick some qualities that matter to you."), "qualities")
        )
    if heaviest > MOST_HEAVIEST:
        text = msg("{count} qualities have weight 5. Which five matter most?", count=heaviest)
        found.append(Advice("too_heavy", text, "qualities"))
    if len(profile.words("must")) > MOST_MUSTS:
        text = msg("Many musts leave few people to choose from. Which could you do without?")
        found.append(Advice("many_musts", text, "must"))
    if not profile.written:
        text = msg("Say in your own words who you are looking for; the letters use it.")
        found.append(Advice("own_words", text, "own_words"))
    return tuple(found)
