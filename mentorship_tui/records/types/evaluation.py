"""An evaluation: of the relation, at mid-term, at the end (M2, R17, R44, R45)."""

from __future__ import annotations

from ...i18n import msg, pmsg
from ..catalogue.statements import RELATIONSHIP
from ..model import Choice, Field, Kind, RecordType, Section
from .common import SHAREABLE, title

EVALUATION = RecordType(
    name="evaluation",
    label=msg("Evaluation"),
    plural=msg("Evaluations"),
    place="mentorship:evaluations",
    fields=(
        Field(
            "kind",
            Kind.CHOICE,
            msg("Kind"),
            msg("What you are looking back on."),
            required=True,
            choices=(
                Choice(
                    "relationship",
                    msg("relationship check"),
                    msg("how the two of you work together"),
                ),
                Choice("midterm", msg("mid-term review"), msg("halfway: go on, adjust or end?")),
                Choice(
                    "final",
                    msg("final evaluation"),
                    msg("what it gave, measured against your words"),
                ),
            ),
            default="relationship",
        ),
        Field(
            "date",
            Kind.DATE,
            msg("Date"),
            msg("The day of the evaluation."),
            required=True,
            past=True,
        ),
        title(msg("If you want to call it something."), required=False),
        Field(
            "by",
            Kind.CHOICE,
            msg("By"),
            msg("Whose view it is."),
            choices=(
                Choice("mentee", msg("me")),
                Choice("mentor", msg("the mentor")),
                Choice("together", msg("both together")),
            ),
        ),
        Field(
            "goals",
            Kind.SCORES,
            msg("Goals today"),
            msg("0 is not begun, 10 is all the way."),
            low=0,
            high=10,
            keys_from="goal",
        ),
        Field(
            "statements",
            Kind.SCORES,
            msg("The relationship"),
            msg("1 is not at all, 5 is fully. Leave out what you do not know."),
            low=1,
            high=5,
            keys=RELATIONSHIP,
        ),
        Field(
            "dare_again",
            Kind.INTEGER,
            msg("Would I dare again?"),
            msg("0 is never, 10 is tomorrow if need be."),
            low=0,
            high=10,
            only=("kind", "final"),
        ),
        Field(
            "decision",
            Kind.CHOICE,
            msg("Decision"),
            msg("What the two of you do now."),
            choices=(
                Choice("continue", msg("continue"), msg("as before")),
                Choice("adjust", msg("adjust"), msg("change something and go on")),
                Choice("end", pmsg("decision", "end"), msg("close the mentorship well")),
            ),
        ),
        *SHAREABLE,
    ),
    sections=(
        Section(
            "strengthens",
            msg("Strengthens"),
            msg("What gives you strength; say it to your mentor too."),
        ),
        Section("valuable", msg("Valuable"), msg("What has been worth most.")),
        Section("change", pmsg("heading", "Change"), msg("What you want more of, and less of.")),
        Section("i_we", msg("I – We"), msg("How you did, and how the two of you did.")),
    ),
    dated="date",
    phase="underway",
)
