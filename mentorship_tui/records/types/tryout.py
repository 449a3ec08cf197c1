"""A try-out meeting: feel it out, without obligation (F5, R36-R38)."""

from __future__ import annotations

from ...i18n import msg
from ..catalogue.statements import TRYOUT as STATEMENTS
from ..model import Choice, Field, Kind, RecordType, Section
from .common import HELD, SHAREABLE, title

CHOICES = (
    Choice("yes", msg("yes")),
    Choice("maybe", msg("maybe"), msg("meet once more")),
    Choice("no", msg("no")),
    Choice("unknown", msg("do not know yet")),
)

TRYOUT = RecordType(
    name="tryout",
    label=msg("Try-out"),
    plural=msg("Try-outs"),
    place="mentorship:tryouts",
    fields=(
        Field(
            "candidate",
            Kind.REFERENCE,
            msg("With"),
            msg("The candidate you meet."),
            required=True,
            refers=("candidate",),
        ),
        title(msg("If you want to call it something."), required=False),
        Field(
            "date", Kind.DATE, msg("Date"), msg("The day you meet."), required=True, past_if=HELD
        ),
        Field(
            "status",
            Kind.CHOICE,
            msg("Status"),
            msg("Whether you have met yet."),
            required=True,
            choices=(
                Choice("planned", msg("planned")),
                Choice("held", msg("held")),
                Choice("cancelled", msg("cancelled")),
            ),
            default="planned",
        ),
        Field(
            "minutes",
            Kind.INTEGER,
            msg("Minutes"),
            msg("Half an hour is enough to begin with."),
            low=1,
            high=600,
        ),
        Field("place", Kind.TEXT, msg("Place"), msg("Somewhere you can talk undisturbed.")),
        Field(
            "ratings",
            Kind.SCORES,
            msg("How was it?"),
            msg("1 is not at all, 5 is fully. The same day is best."),
            low=1,
            high=5,
            keys=STATEMENTS,
            later=True,
        ),
        Field(
            "my_choice",
            Kind.CHOICE,
            msg("My choice"),
            msg("Do you want this person as your mentor?"),
            choices=CHOICES,
            default="unknown",
            later=True,
        ),
        Field(
            "their_choice",
            Kind.CHOICE,
            msg("Their choice"),
            msg("Do they want to? Choosing takes two."),
            choices=CHOICES,
            default="unknown",
            later=True,
        ),
        *SHAREABLE,
    ),
    sections=(
        Section("questions", msg("Questions"), msg("What you want to ask, and to be asked.")),
        Section("impressions", msg("Impressions"), msg("What you saw and heard.")),
        Section("feel", msg("How it felt"), msg("Your gut feeling, in your own words.")),
    ),
    stage="status",
    dated="date",
    phase="find",
)
