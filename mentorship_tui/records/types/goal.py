"""A goal of the mentorship, of one of four kinds (P1, P2, R11-R16)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import COMMON, title

GOAL = RecordType(
    name="goal",
    label=msg("Goal"),
    plural=msg("Goals"),
    place="mentorship:goals",
    fields=(
        title(msg("What is to be different.")),
        Field(
            "kind",
            Kind.CHOICE,
            msg("Kind"),
            required=True,
            choices=(
                Choice("concrete", msg("concrete goal"), msg("something to reach")),
                Choice("choice", msg("choice"), msg("a crossroads; done when you have chosen")),
                Choice("vision", msg("vision"), msg("a picture of the future, and ways there")),
                Choice(
                    "mission",
                    msg("mission"),
                    msg("what you are here for; done when you can put it into words"),
                ),
            ),
            default="concrete",
        ),
        Field(
            "dimension",
            Kind.CHOICE,
            msg("Side of life"),
            msg("The whole person counts."),
            choices=(
                Choice("professional", msg("professional")),
                Choice("private", msg("private")),
                Choice("both", msg("both")),
            ),
        ),
        Field("sign", Kind.TEXT, msg("Sign of success"), msg("How will it show?")),
        Field("due", Kind.DATE, msg("By when")),
        Field(
            "baseline",
            Kind.INTEGER,
            msg("Where I stand today"),
            msg("0 is not begun, 10 is all the way."),
            low=0,
            high=10,
        ),
        Field("target", Kind.INTEGER, msg("Where I want to be"), low=0, high=10),
        Field(
            "status",
            Kind.CHOICE,
            msg("Status"),
            required=True,
            choices=(
                Choice("draft", msg("draft")),
                Choice("active", msg("active")),
                Choice("reached", msg("reached")),
                Choice("changed", msg("changed")),
                Choice("dropped", msg("dropped")),
            ),
            default="active",
        ),
        Field("priority", Kind.INTEGER, msg("Priority"), msg("1 comes first."), low=1, high=3),
        *COMMON,
    ),
    sections=(
        Section("why", msg("Why")),
        Section("first_step", msg("First step")),
    ),
    stage="status",
    phase="prepare",
)
