"""The mentor qualities, in groups, with a gloss each (P4, R18)."""

from __future__ import annotations

from dataclasses import dataclass

from ...i18n import Message, msg
from ..model import Choice


@dataclass(frozen=True, slots=True)
class QualityGroup:
    """Qualities that belong together on the screen."""

    key: str
    label: Message
    qualities: tuple[Choice, ...]


GROUPS = (
    QualityGroup(
        "presence",
        msg("Presence"),
        (
            Choice("listens", msg("Good listener"), msg("hears the unsaid too")),
            Choice("present", msg("Present"), msg("fully there when you meet")),
            Choice("curious", msg("Curious"), msg("understands before advising")),
            Choice("patient", msg("Patient"), msg("lets you finish thinking")),
            Choice("available", msg("Available"), msg("has time and makes time")),
        ),
    ),
    QualityGroup(
        "challenge",
        msg("Challenge"),
        (
            Choice("challenges", msg("Challenging"), msg("unsettles habitual thinking")),
            Choice("candid", msg("Candid"), msg("says it straight, with care")),
            Choice("asks", msg("Good at asking"), msg("asks so that you see anew")),
            Choice("feedback", msg("Gives feedback"), msg("concrete on strengths and blind spots")),
            Choice("follows_up", msg("Follows up"), msg("asks how it went")),
        ),
    ),
    QualityGroup(
        "safety",
        msg("Safety"),
        (
            Choice("encourages", msg("Encouraging"), msg("builds your courage")),
            Choice("discreet", msg("Discreet"), msg("keeps confidences")),
            Choice("warm", msg("Warm"), msg("meets you without judging")),
            Choice("calm", msg("Calm"), msg("steady when it blows")),
            Choice("believes", msg("Believes in you"), msg("sees what you miss")),
        ),
    ),
    QualityGroup(
        "experience",
        msg("Experience"),
        (
            Choice("path", msg("Has walked the path"), msg("has made your journey")),
            Choice("expert", msg("Subject expert"), msg("knows your field deeply")),
            Choice("industry", msg("Knows the industry"), msg("knows how it works")),
            Choice("leadership", msg("Has led others"), msg("has led people")),
            Choice("mistakes", msg("Shares mistakes"), msg("tells what went wrong")),
        ),
    ),
    QualityGroup(
        "perspective",
        msg("Perspective"),
        (
            Choice("outside", msg("Outside view"), msg("another field, age or culture")),
            Choice("big_picture", msg("Big picture"), msg("sees patterns and connections")),
            Choice("life_wise", msg("Wise about life"), msg("sees work and private life alike")),
            Choice("ethics", msg("Ethical compass"), msg("helps you weigh right and wrong")),
            Choice("self_aware", msg("Self-aware"), msg("tells their own from yours")),
        ),
    ),
    QualityGroup(
        "relationship",
        msg("Relationship"),
        (
            Choice("network", msg("Well connected"), msg("can open doors")),
            Choice("generous", msg("Generous"), msg("shares without ulterior motive")),
            Choice("independent", msg("Independent"), msg("gains nothing from your choices")),
            Choice("role_model", msg("Role model"), msg("does what you want to be able to do")),
            Choice("humour", msg("Humour"), msg("laughs easily")),
            Choice("chemistry", msg("Chemistry"), msg("talk comes easily")),
        ),
    ),
)

QUALITIES = tuple(quality for group in GROUPS for quality in group.qualities)


def quality(key: str) -> Choice | None:
    """The quality of that key; None for one of the mentee's own."""
    return next((choice for choice in QUALITIES if choice.key == key), None)
