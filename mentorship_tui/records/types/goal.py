"""A goal of the mentorship, of one of four kinds (P1, P2, R11-R16)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import SHAREABLE, title

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
            msg("What it takes for this goal to be done."),
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
                Choice("professional", msg("professional"), msg("your working life")),
                Choice("private", msg("private"), msg("the rest of your life")),
                Choice("both", msg("both"), msg("the two belong together here")),
            ),
        ),
        Field("sign", Kind.TEXT, msg("Sign of success"), msg("How will it show?")),
        Field("due", Kind.DATE, msg("By when"), msg("A day to check it against.")),
        Field(
            "baseline",
            Kind.INTEGER,
            msg("Where I stand today"),
            msg("0 is not begun, 10 is all the way."),
            low=0,
            high=10,
        ),
        Field(
            "target",
            Kind.INTEGER,
            msg("Where I want to be"),
            msg("It need not be 10 to be worth it."),
            low=0,
            high=10,
        ),
        Field(
            "status",
            Kind.CHOICE,
            msg("Status"),
            msg("Change it when the goal does."),
            required=True,
            choices=(
                Choice("draft", msg("draft"), msg("still being put into words")),
                Choice("active", msg("active"), msg("you are working on it")),
                Choice("reached", msg("reached"), msg("done, chosen or put into words")),
                Choice("changed", msg("changed"), msg("it became another goal")),
                Choice("dropped", msg("dropped"), msg("it no longer matters")),
            ),
            default="active",
            later=True,
        ),
        Field(
            "priority",
            Kind.INTEGER,
            msg("Priority"),
            msg("1 comes first."),
            low=1,
            high=3,
            later=True,
        ),
        *SHAREABLE,
    ),
    sections=(
        Section("why", msg("Why"), msg("Why this matters to you.")),
        Section("first_step", msg("First step"), msg("Something small you can do yourself.")),
    ),
    stage="status",
    phase="prepare",
)
