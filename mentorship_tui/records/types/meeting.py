"""A meeting with the mentor: agenda, notes, insights, actions (M1, R41-R43)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Choice, Field, Kind, RecordType, Section
from .common import COMMON, title

MEETING = RecordType(
    name="meeting",
    label=msg("Meeting"),
    plural=msg("Meetings"),
    place="mentorship:meetings",
    fields=(
        title(msg("If you want to call it something."), required=False),
        Field("date", Kind.DATE, msg("Date"), required=True),
        Field("time", Kind.TIME, msg("Time")),
        Field("minutes", Kind.INTEGER, msg("Minutes"), low=1, high=600),
        Field("place", Kind.TEXT, msg("Place")),
        Field(
            "status",
            Kind.CHOICE,
            msg("Status"),
            required=True,
            choices=(
                Choice("planned", msg("planned")),
                Choice("held", msg("held")),
                Choice("moved", msg("moved")),
                Choice("cancelled", msg("cancelled")),
            ),
            default="planned",
        ),
        Field(
            "worth",
            Kind.INTEGER,
            msg("Worth"),
            msg("How much did the meeting give you, 0-10?"),
            low=0,
            high=10,
        ),
        Field("takeaway", Kind.TEXT, msg("Takeaway"), msg("What do you take with you?")),
        Field("next_date", Kind.DATE, msg("Next meeting")),
        *COMMON,
    ),
    sections=(
        Section("agenda", msg("Agenda")),
        Section("notes", msg("Notes")),
        Section("insights", msg("Insights")),
        Section("actions", msg("Actions"), msg("- [ ] what, due:2027-03-01, @mentor if theirs")),
        Section("private", msg("For me only"), msg("Never leaves in an export."), private=True),
    ),
    stage="status",
    dated="date",
    phase="underway",
    tasks=True,
)
