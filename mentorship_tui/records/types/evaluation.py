"""An evaluation: of the relation, at mid-term, at the end (M2, R17, R44, R45)."""

from __future__ import annotations

from ...i18n import msg
from ..catalogue.statements import RELATIONSHIP
from ..model import Choice, Field, Kind, RecordType, Section
from .common import COMMON, title

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
            required=True,
            choices=(
                Choice("relationship", msg("relationship check")),
                Choice("midterm", msg("mid-term review")),
                Choice("final", msg("final evaluation")),
            ),
            default="relationship",
        ),
        Field("date", Kind.DATE, msg("Date"), required=True),
        title(msg("If you want to call it something."), required=False),
        Field(
            "by",
            Kind.CHOICE,
            msg("By"),
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
            msg("The relation"),
            msg("1 is not at all, 5 is fully. Leave out what you do not know."),
            low=1,
            high=5,
            keys=RELATIONSHIP,
        ),
        Field(
            "dare_again",
            Kind.INTEGER,
            msg("Would I dare to do it again?"),
            low=0,
            high=10,
        ),
        Field(
            "decision",
            Kind.CHOICE,
            msg("Decision"),
            choices=(
                Choice("continue", msg("continue")),
                Choice("adjust", msg("adjust")),
                Choice("end", msg("end")),
            ),
        ),
        *COMMON,
    ),
    sections=(
        Section("strengthens", msg("Strengthens")),
        Section("valuable", msg("Valuable")),
        Section("change", msg("Change")),
        Section("i_we", msg("I – We")),
    ),
    dated="date",
    phase="underway",
)
