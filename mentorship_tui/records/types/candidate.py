"""A candidate: somebody who could be the mentor, or a lead to one (F2, F3, F6, P5)."""

from __future__ import annotations

from ...i18n import msg
from ..catalogue.conflict_roles import CONFLICT_ROLES, RISKS
from ..catalogue.qualities import QUALITIES
from ..model import Choice, Field, Kind, RecordType, Section
from .common import COMMON, REACHED_AT, name

YES_UNSURE_NO = (
    Choice("yes", msg("yes")),
    Choice("unsure", msg("unsure")),
    Choice("no", msg("no")),
)

STAGES = (
    Choice("lead", msg("lead"), msg("a place to look; no name yet")),
    Choice("named", msg("named")),
    Choice("researching", msg("researching")),
    Choice("contacted", msg("contacted")),
    Choice("meeting", msg("meeting booked")),
    Choice("trying", msg("trying out")),
    Choice("chosen", msg("chosen")),
    Choice("mentor", msg("mentor")),
    Choice("not_now", msg("not now")),
    Choice("they_declined", msg("they declined")),
    Choice("i_declined", msg("I declined")),
)

CANDIDATE = RecordType(
    name="candidate",
    label=msg("Candidate"),
    plural=msg("Candidates"),
    place="mentorship:candidates",
    fields=(
        name(msg("A person of flesh and blood; for a lead, where to look.")),
        Field("stage", Kind.CHOICE, msg("Stage"), required=True, choices=STAGES, default="named"),
        Field(
            "lead_kind",
            Kind.CHOICE,
            msg("Kind of lead"),
            choices=(
                Choice("industry", msg("industry")),
                Choice("company", msg("company")),
                Choice("network", msg("network")),
                Choice("event", msg("event")),
            ),
        ),
        Field(
            "suggested_by",
            Kind.REFERENCES,
            msg("Suggested by"),
            refers=("person", "candidate"),
        ),
        Field("next_step", Kind.TEXT, msg("Next step")),
        Field("next_date", Kind.DATE, msg("Next date")),
        Field(
            "fit",
            Kind.SCORES,
            msg("Fit"),
            msg("0 is not at all, 5 is fully. Leave out what you do not know yet."),
            low=0,
            high=5,
            keys=QUALITIES,
        ),
        Field(
            "evidence",
            Kind.TEXT_MAP,
            msg("Evidence"),
            msg("What makes you think so?"),
            keys=QUALITIES,
        ),
        Field(
            "attention",
            Kind.CHOICE,
            msg("Full attention"),
            msg("Can they give you their full, devoted attention?"),
            choices=YES_UNSURE_NO,
        ),
        Field(
            "interest",
            Kind.CHOICE,
            msg("Wants it too"),
            msg("A mentorship is driven by your intention and by the interest of both."),
            choices=YES_UNSURE_NO,
        ),
        Field("why_mentor", Kind.TEXT, msg("Why they want to")),
        Field(
            "conflicts",
            Kind.CHOICE_MAP,
            msg("Two chairs"),
            msg("On which other chair do they sit, and how great is the risk?"),
            keys=CONFLICT_ROLES,
            choices=RISKS,
        ),
        Field(
            "discussed",
            Kind.CHOICES,
            msg("Talked about openly"),
            choices=CONFLICT_ROLES,
        ),
        Field(
            "verdict",
            Kind.CHOICE,
            msg("Suitability"),
            choices=(
                Choice("unchecked", msg("not checked yet")),
                Choice("clear", msg("clear")),
                Choice("discuss", msg("talk about it")),
                Choice("unsuitable", msg("not suitable")),
            ),
            default="unchecked",
        ),
        Field(
            "override_reason",
            Kind.TEXT,
            msg("Chosen all the same, because"),
            msg("If you choose somebody who is not suitable, write down why."),
        ),
        *REACHED_AT,
        *COMMON,
    ),
    sections=(
        Section("research", msg("Research")),
        Section("two_chairs", msg("Two chairs")),
    ),
    title="name",
    stage="stage",
    phase="find",
)
