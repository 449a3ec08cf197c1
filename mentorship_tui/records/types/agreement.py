"""The agreement with its ground rules, clause by clause (A1, A2, R39, R40)."""

from __future__ import annotations

from ...i18n import msg, pmsg
from ..catalogue.clauses import CLAUSE_STATES, CLAUSES
from ..model import Choice, Field, Kind, RecordType, Section
from .common import COMMON, title

AGREEMENT = RecordType(
    name="agreement",
    label=msg("Agreement"),
    plural=msg("Agreement"),
    place="mentorship:agreement.md",
    fields=(
        title(msg("What you call the agreement."), required=False),
        Field(
            "status",
            Kind.CHOICE,
            msg("Status"),
            msg("Both of you say yes before it is agreed."),
            required=True,
            choices=(
                Choice("draft", msg("draft"), msg("still being put into words")),
                Choice("proposed", msg("proposed"), msg("one of you waits for the other")),
                Choice("agreed", msg("agreed"), msg("both have said yes")),
                Choice("revised", msg("being revised"), msg("something is to be agreed again")),
                Choice("ended", msg("ended"), msg("it no longer binds anyone")),
            ),
            default="draft",
            later=True,
        ),
        Field("start", Kind.DATE, msg("Starts"), msg("The day you begin.")),
        Field("end", Kind.DATE, msg("Ends"), msg("A mentorship is time-limited.")),
        Field(
            "midterm",
            Kind.DATE,
            pmsg("agreement", "Mid-term review"),
            msg("About halfway, to look back together."),
        ),
        Field(
            "interval_weeks",
            Kind.INTEGER,
            msg("Weeks between meetings"),
            msg("Four is about once a month."),
            low=1,
            high=26,
            default=4,
        ),
        Field(
            "minutes",
            Kind.INTEGER,
            msg("Minutes"),
            msg("How long you meet; at least an hour is good."),
            low=10,
            high=600,
            default=60,
        ),
        Field(
            "place",
            Kind.TEXT,
            msg("Place or medium"),
            msg("Somewhere calm, preferably away from work."),
        ),
        Field(
            "clauses",
            Kind.CHOICE_MAP,
            msg("Clauses"),
            msg("Talk through each. If a clause is changed, both of you are asked again."),
            keys=CLAUSES,
            choices=CLAUSE_STATES,
        ),
        Field(
            "agreed_me",
            Kind.DATE,
            msg("I said yes on"),
            msg("Your assent to the rules as they stand."),
            past=True,
            later=True,
        ),
        Field(
            "agreed_mentor",
            Kind.DATE,
            msg("The mentor said yes on"),
            msg("The mentor's assent to the rules as they stand."),
            past=True,
            later=True,
        ),
        *COMMON,
    ),
    sections=tuple(Section(clause.key, clause.label, clause.help) for clause in CLAUSES),
    stage="status",
    phase="agree",
)
