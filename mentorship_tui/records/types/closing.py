"""The closing: what it gave, thanks, and what the relation becomes (C1, R46, R47)."""

from __future__ import annotations

from ...i18n import msg, pmsg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import SHAREABLE, title
from .mentorship import BECOMES

LEFT = Field(
    "places_left",
    Kind.INTEGER,
    msg("Places that still have the name"),
    msg("How many were left when the name was taken out."),
    low=0,
    hidden=True,
)

CLOSING = RecordType(
    name="closing",
    label=msg("Closing"),
    plural=msg("Closing"),
    place="mentorship:closing.md",
    fields=(
        title(msg("What you call the closing."), required=False),
        Field("date", Kind.DATE, msg("Date"), msg("The day you end it.")),
        Field(
            "reason",
            Kind.CHOICE,
            msg("Why it ends"),
            msg("Whatever the reason, nobody is to blame."),
            required=True,
            choices=(
                Choice("reached", msg("the goals are reached")),
                Choice("time_up", msg("the time is up")),
                Choice("needs_changed", msg("my needs have changed")),
                Choice("not_working", msg("it did not work")),
                Choice("conflict", msg("a conflict of interest")),
                Choice("became_other", msg("it became something else")),
                Choice("circumstances", msg("circumstances")),
            ),
        ),
        Field(
            "becomes",
            Kind.CHOICE,
            msg("Becomes"),
            msg("What the relationship turns into now."),
            choices=BECOMES,
        ),
        Field(
            "best_result_score",
            Kind.INTEGER,
            msg("How close did you get?"),
            msg("To the best result you wrote at the start: 0 is not begun, 10 is all the way."),
            low=0,
            high=10,
        ),
        Field(
            "thanked",
            Kind.DATE,
            msg("Thanked on"),
            msg("Say what you were given."),
            past=True,
        ),
        Field(
            "notes",
            Kind.CHOICE,
            pmsg("closing", "The notes"),
            msg("What you and the mentor agreed about them."),
            choices=(
                Choice("keep", msg("keep them")),
                Choice("anonymise", msg("take the mentor's name and details out")),
                Choice("delete", msg("delete them")),
            ),
        ),
        LEFT,
        *SHAREABLE,
    ),
    sections=(
        Section("result", msg("Result"), msg("What each goal came to.")),
        Section("lessons", msg("Lessons"), msg("What you carry on.")),
        Section("thanks", msg("Thanks"), msg("What you want to thank your mentor for.")),
        Section(
            "next_time", msg("Next time"), msg("What you will do when you look for a mentor again.")
        ),
    ),
    phase="close",
)
