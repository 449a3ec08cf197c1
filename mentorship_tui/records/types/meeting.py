"""A meeting with the mentor: agenda, notes, insights, actions (M1, R41-R43)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import HELD, SHAREABLE, title

MEETING = RecordType(
    name="meeting",
    label=msg("Meeting"),
    plural=msg("Meetings"),
    place="mentorship:meetings",
    fields=(
        title(msg("If you want to call it something."), required=False),
        Field(
            "date", Kind.DATE, msg("Date"), msg("The day you meet."), required=True, past_if=HELD
        ),
        Field("time", Kind.TIME, msg("Time"), msg("When you begin, as 17:30.")),
        Field(
            "minutes",
            Kind.INTEGER,
            msg("Minutes"),
            msg("How long you have together."),
            low=1,
            high=600,
        ),
        Field("place", Kind.TEXT, msg("Place"), msg("Somewhere you can talk undisturbed.")),
        Field(
            "status",
            Kind.CHOICE,
            msg("Status"),
            msg("Whether you have met yet."),
            required=True,
            choices=(
                Choice("planned", msg("planned")),
                Choice("held", msg("held")),
                Choice("moved", msg("moved"), msg("you meet another day instead")),
                Choice("cancelled", msg("cancelled")),
            ),
            default="planned",
        ),
        Field(
            "worth",
            Kind.INTEGER,
            msg("Worth"),
            msg("How much did the meeting give you, 0–10?"),
            low=0,
            high=10,
            later=True,
        ),
        Field(
            "prepared",
            Kind.DATE,
            msg("Prepared on"),
            msg("When you chose what to bring up, and perhaps sent it."),
            past=True,
            later=True,
        ),
        Field(
            "attention",
            Kind.INTEGER,
            msg("Their full attention"),
            msg("I had their full attention: 1 is not at all, 5 is fully."),
            low=1,
            high=5,
            later=True,
        ),
        Field(
            "takeaway", Kind.TEXT, msg("Takeaway"), msg("What do you take with you?"), later=True
        ),
        Field(
            "next_date",
            Kind.DATE,
            msg("Next meeting"),
            msg("Set it before you part."),
            later=True,
        ),
        Field(
            "given",
            Kind.WORDS,
            msg("Given to the mentor"),
            msg("What of it went to the mentor by itself, and when."),
            hidden=True,
        ),
        *SHAREABLE,
    ),
    sections=(
        Section("agenda", msg("Agenda"), msg("One to three topics are enough.")),
        Section("notes", msg("Notes"), msg("What you talked about.")),
        Section("insights", msg("Insights"), msg("What you see now that you did not see before.")),
        Section(
            "actions",
            msg("Actions"),
            msg("An action begins with - [ ]; due:fri sets its day, @mentor if it is theirs."),
        ),
        Section("private", msg("For me only"), msg("Never leaves in an export."), private=True),
    ),
    stage="status",
    dated="date",
    phase="underway",
    tasks=True,
)
