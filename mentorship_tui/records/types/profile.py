"""The mentor profile: which qualities matter, how much, and in the mentee's own words (P4)."""

from __future__ import annotations

from ...i18n import msg
from ..catalogue.qualities import QUALITIES
from ..model import Choice, Field, Kind, RecordType, Section
from .common import SHAREABLE, title

PROFILE = RecordType(
    name="profile",
    label=msg("Mentor profile"),
    plural=msg("Mentor profile"),
    place="mentorship:profile.md",
    fields=(
        title(msg("What you call the profile."), required=False),
        Field(
            "qualities",
            Kind.SCORES,
            msg("Qualities"),
            msg(
                "1 is nice to have, 5 is what matters most. A few heavy ones are better than many."
            ),
            low=1,
            high=5,
            keys=QUALITIES,
        ),
        Field(
            "must",
            Kind.CHOICES,
            msg("Musts"),
            msg("Without these it will not work."),
            choices=QUALITIES,
            others="custom",
        ),
        Field(
            "custom",
            Kind.TEXT_MAP,
            msg("Qualities of your own"),
            msg("A short key and what it means to you."),
        ),
        Field(
            "why",
            Kind.TEXT_MAP,
            msg("Why"),
            msg("What each of them means to you, in your own words."),
            keys=QUALITIES,
        ),
        Field(
            "format",
            Kind.CHOICE,
            msg("How to meet"),
            msg("Face to face, on a screen, or as it comes."),
            choices=(
                Choice("in_person", msg("face to face")),
                Choice("online", msg("online")),
                Choice("either", msg("either")),
            ),
        ),
        Field("languages", Kind.WORDS, msg("Languages"), msg("Those you can talk freely in.")),
        *SHAREABLE,
    ),
    sections=(
        Section(
            "own_words",
            msg("My mentor in my own words"),
            msg("What you yourself think matters; the list is only inspiration."),
        ),
    ),
    phase="prepare",
)
