"""A mentorship: its intention, its phase, its mentor and its term (P1, R8-R10)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import COMMON, title

BECOMES = (
    Choice("none", msg("nothing more")),
    Choice("friendship", msg("friendship")),
    Choice("business_partnership", msg("business partnership")),
    Choice("love", msg("love")),
    Choice("colleague", msg("colleagues")),
    Choice("occasional_contact", msg("occasional contact")),
    Choice("other", msg("something else")),
)

MENTORSHIP = RecordType(
    name="mentorship",
    label=msg("Mentorship"),
    plural=msg("Mentorships"),
    place="mentorship:mentorship.md",
    fields=(
        title(msg("A short name for this journey.")),
        Field(
            "intention",
            Kind.TEXT,
            msg("Intention"),
            msg('What drives you, so that it fits after "I want to ...". It stays in sight.'),
        ),
        Field(
            "horizon_months",
            Kind.INTEGER,
            msg("Months"),
            msg("How long you imagine having a mentor."),
            low=1,
            high=60,
            default=12,
        ),
        Field(
            "phase",
            Kind.CHOICE,
            msg("Phase"),
            choices=(
                Choice("prepare", msg("Prepare")),
                Choice("find", msg("Find")),
                Choice("agree", msg("Agree")),
                Choice("underway", msg("Under way")),
                Choice("close", msg("Close")),
                Choice("closed", msg("closed")),
            ),
            required=True,
            default="prepare",
        ),
        Field("mentor", Kind.REFERENCE, msg("Mentor"), refers=("candidate",)),
        Field("term_start", Kind.DATE, msg("Term starts")),
        Field("term_end", Kind.DATE, msg("Term ends"), msg("A mentorship is time-limited.")),
        Field(
            "becomes",
            Kind.CHOICE,
            msg("Becomes"),
            msg("What the relation turned into when the mentorship ended."),
            choices=BECOMES,
        ),
        *COMMON,
    ),
    sections=(
        Section(
            "best_result",
            msg("The best result"),
            msg("What would be the best result of having had a mentor for, say, a year?"),
        ),
    ),
    stage="phase",
    phase="prepare",
)
