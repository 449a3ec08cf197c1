"""A try-out meeting: feel it out, without obligation (F5, R36-R38)."""

from __future__ import annotations

from ...i18n import msg
from ..catalogue.statements import TRYOUT as STATEMENTS
from ..model import Choice, Field, Kind, RecordType, Section
from .common import COMMON, title

CHOICES = (
    Choice("yes", msg("yes")),
    Choice("maybe", msg("maybe")),
    Choice("no", msg("no")),
    Choice("unknown", msg("unknown")),
)

TRYOUT = RecordType(
    name="tryout",
    label=msg("Try-out"),
    plural=msg("Try-outs"),
    place="mentorship:tryouts",
    fields=(
        Field("candidate", Kind.REFERENCE, msg("With"), required=True, refers=("candidate",)),
        title(msg("If you want to call it something."), required=False),
        Field("date", Kind.DATE, msg("Date"), required=True),
        Field(
            "status",
            Kind.CHOICE,
            msg("Status"),
            required=True,
            choices=(
                Choice("planned", msg("planned")),
                Choice("held", msg("held")),
                Choice("cancelled", msg("cancelled")),
            ),
            default="planned",
        ),
        Field("minutes", Kind.INTEGER, msg("Minutes"), low=1, high=600),
        Field("place", Kind.TEXT, msg("Place")),
        Field(
            "ratings",
            Kind.SCORES,
            msg("How was it?"),
            msg("1 is not at all, 5 is fully. The same day is best."),
            low=1,
            high=5,
            keys=STATEMENTS,
        ),
        Field("my_choice", Kind.CHOICE, msg("My choice"), choices=CHOICES, default="unknown"),
        Field("their_choice", Kind.CHOICE, msg("Their choice"), choices=CHOICES, default="unknown"),
        *COMMON,
    ),
    sections=(
        Section("questions", msg("Questions")),
        Section("impressions", msg("Impressions")),
        Section("feel", msg("How it felt")),
    ),
    stage="status",
    dated="date",
    phase="find",
)
