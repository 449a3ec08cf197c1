"""A candidate: somebody who could be the mentor, or a lead to one (F2, F3, F6, P5)."""

from __future__ import annotations

from ...i18n import msg, pmsg
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
    Choice("named", msg("named"), msg("a person of flesh and blood")),
    Choice("researching", msg("researching"), msg("you are finding out more")),
    Choice("contacted", msg("contacted"), msg("you have been in touch")),
    Choice("meeting", msg("going to meet"), msg("they have said yes to meeting you")),
    Choice("trying", msg("trying out"), msg("you have met and are feeling your way")),
    Choice("chosen", msg("chosen"), msg("you want this person as your mentor")),
    Choice("mentor", msg("mentor"), msg("you have chosen each other")),
    Choice("not_now", msg("not now"), msg("perhaps another time")),
    Choice("they_declined", msg("they declined"), msg("an answer, not a grade on you")),
    Choice("i_declined", msg("I declined"), msg("thanked and let go")),
)

CANDIDATE = RecordType(
    name="candidate",
    label=msg("Candidate"),
    plural=msg("Candidates"),
    place="mentorship:candidates",
    fields=(
        name(msg("A person of flesh and blood; for a lead, where to look.")),
        Field(
            "stage",
            Kind.CHOICE,
            msg("Stage"),
            msg("How far you have come with each other."),
            required=True,
            choices=STAGES,
            default="named",
        ),
        Field(
            "lead_kind",
            Kind.CHOICE,
            msg("Kind of lead"),
            msg("Where such a person may be, before you have a name."),
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
            msg("Who gave you the name."),
            refers=("person", "candidate"),
        ),
        Field("next_step", Kind.TEXT, msg("Next step"), msg("The smallest thing you can do now.")),
        Field("next_date", Kind.DATE, msg("Next date"), msg("When you mean to do it.")),
        Field(
            "fit",
            Kind.SCORES,
            msg("Fit"),
            msg("0 is not at all, 5 is fully. Leave out what you do not know yet."),
            low=0,
            high=5,
            keys=QUALITIES,
            later=True,
        ),
        Field(
            "evidence",
            Kind.TEXT_MAP,
            msg("Evidence"),
            msg("What makes you think so?"),
            keys=QUALITIES,
            later=True,
        ),
        Field(
            "attention",
            Kind.CHOICE,
            msg("Full attention"),
            msg("Can they give you their full, devoted attention?"),
            choices=YES_UNSURE_NO,
            later=True,
        ),
        Field(
            "interest",
            Kind.CHOICE,
            msg("Wants it too"),
            msg("A mentorship is driven by your intention and by the interest of both."),
            choices=YES_UNSURE_NO,
            later=True,
        ),
        Field(
            "why_mentor",
            Kind.TEXT,
            msg("Why they want to"),
            msg("What is in it for them?"),
            later=True,
        ),
        Field(
            "conflicts",
            Kind.CHOICE_MAP,
            msg("Two chairs"),
            msg("On which other chair do they sit, and how great is the risk?"),
            keys=CONFLICT_ROLES,
            choices=RISKS,
            later=True,
        ),
        Field(
            "discussed",
            Kind.CHOICES,
            msg("Talked about openly"),
            msg("The chairs you have spoken about together."),
            choices=CONFLICT_ROLES,
            later=True,
        ),
        Field(
            "verdict",
            Kind.CHOICE,
            msg("Suitability"),
            msg("Can they listen with nothing else at stake?"),
            choices=(
                Choice("unchecked", msg("not checked yet"), msg("the question is still open")),
                Choice("clear", pmsg("verdict", "clear"), msg("no other chair in the way")),
                Choice("discuss", msg("talk about it"), msg("raise it openly before you begin")),
                Choice("unsuitable", msg("not suitable"), msg("a good person to ask for names")),
            ),
            default="unchecked",
            later=True,
        ),
        Field(
            "checked",
            Kind.DATE,
            msg("Checked on"),
            msg("When you last went through the two chairs."),
            past=True,
            later=True,
        ),
        Field(
            "override_reason",
            Kind.TEXT,
            msg("Chosen all the same, because"),
            msg("If you choose somebody who is not suitable, write down why."),
            later=True,
        ),
        *REACHED_AT,
        *COMMON,
    ),
    sections=(
        Section(
            "research",
            msg("Research"),
            msg("Date and source; fact or guess."),
        ),
        Section(
            "two_chairs",
            msg("Two chairs"),
            msg("Which other chair, and what if they hear this?"),
        ),
    ),
    title="name",
    stage="stage",
    phase="find",
)
