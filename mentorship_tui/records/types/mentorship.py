"""A mentorship: its intention, its phase, its mentor and its term (P1, R8-R10)."""

from __future__ import annotations

from ...i18n import msg, pmsg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import SHAREABLE, title

NOTHING = "none"
BECOMES = (
    Choice(NOTHING, msg("nothing more"), msg("you part, grateful")),
    Choice("friendship", msg("friendship")),
    Choice("business_partnership", msg("business partnership"), msg("you do business together")),
    Choice("love", msg("love")),
    Choice("colleague", msg("colleagues")),
    Choice("occasional_contact", msg("occasional contact"), msg("you get in touch now and then")),
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
            msg("What drives you, worded to fit after “I want to …”. It stays in sight."),
        ),
        Field(
            "horizon_months",
            Kind.INTEGER,
            msg("Horizon in months"),
            msg("How many months you imagine having a mentor."),
            low=1,
            high=60,
            default=12,
        ),
        Field(
            "phase",
            Kind.CHOICE,
            msg("Phase"),
            msg("Where you are on the way; no phase is locked."),
            required=True,
            choices=(
                Choice("prepare", pmsg("phase", "prepare"), msg("intention, goals, profile")),
                Choice("find", pmsg("phase", "find"), msg("network, candidates, try-outs")),
                Choice("agree", pmsg("phase", "agree"), msg("the ground rules")),
                Choice("underway", pmsg("phase", "under way"), msg("meetings and evaluations")),
                Choice("close", pmsg("phase", "close"), msg("thanks, and what comes next")),
                Choice("closed", pmsg("phase", "closed"), msg("over, and still readable")),
            ),
            default="prepare",
            later=True,
        ),
        Field(
            "mentor",
            Kind.REFERENCE,
            msg("Mentor"),
            msg("The candidate who became your mentor."),
            refers=("candidate",),
            later=True,
        ),
        Field("term_start", Kind.DATE, msg("Term starts"), msg("The day you begin."), later=True),
        Field(
            "term_end",
            Kind.DATE,
            msg("Term ends"),
            msg("A mentorship is time-limited."),
            later=True,
        ),
        Field(
            "becomes",
            Kind.CHOICE,
            msg("Becomes"),
            msg("What the relationship turned into when the mentorship ended."),
            choices=BECOMES,
            later=True,
        ),
        *SHAREABLE,
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
