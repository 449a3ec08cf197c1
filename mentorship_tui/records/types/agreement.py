"""The agreement with its rules of play, clause by clause (A1, A2, R39, R40)."""

from __future__ import annotations

from ...i18n import msg
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
            required=True,
            choices=(
                Choice("draft", msg("draft")),
                Choice("proposed", msg("proposed")),
                Choice("agreed", msg("agreed")),
                Choice("revised", msg("being revised")),
                Choice("ended", msg("ended")),
            ),
            default="draft",
        ),
        Field("start", Kind.DATE, msg("Starts")),
        Field("end", Kind.DATE, msg("Ends"), msg("A mentorship is time-limited.")),
        Field("midterm", Kind.DATE, msg("Mid-term review")),
        Field(
            "interval_weeks",
            Kind.INTEGER,
            msg("Weeks between meetings"),
            low=1,
            high=26,
            default=4,
        ),
        Field("minutes", Kind.INTEGER, msg("Minutes"), low=10, high=600, default=60),
        Field("place", Kind.TEXT, msg("Place or medium")),
        Field(
            "clauses",
            Kind.CHOICE_MAP,
            msg("Clauses"),
            msg("Talk through each. A clause that is changed asks both of you again."),
            keys=CLAUSES,
            choices=CLAUSE_STATES,
        ),
        Field("agreed_me", Kind.DATE, msg("I said yes on")),
        Field("agreed_mentor", Kind.DATE, msg("The mentor said yes on")),
        *COMMON,
    ),
    sections=tuple(Section(clause.key, clause.label, clause.help) for clause in CLAUSES),
    stage="status",
    phase="agree",
)
