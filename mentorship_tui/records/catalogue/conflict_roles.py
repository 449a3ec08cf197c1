"""The other chairs a candidate may sit on, and why each is a conflict (P5, R25, R26)."""

from __future__ import annotations

from ...i18n import msg
from ..model import Choice

CONFLICT_ROLES = (
    Choice(
        "colleague", msg("Colleague"), msg("shares your workplace, with its rivals and its rumours")
    ),
    Choice(
        "manager",
        msg("Manager"),
        msg("decides on your pay, your tasks and your assessments: an imbalance of power"),
    ),
    Choice("friend", msg("Friend"), msg("will protect the friendship rather than challenge you")),
    Choice("relative", msg("Relative or partner"), msg("is affected by your choices personally")),
    Choice(
        "journalist", msg("Investigative journalist"), msg("may meet your story again on the job")
    ),
    Choice(
        "therapist",
        msg("Therapist"),
        msg("is to be paid for the work; treatment is not mentoring"),
    ),
    Choice("competitor", msg("Competitor"), msg("gains from what you reveal")),
    Choice(
        "business_partner",
        msg("Possible business partner"),
        msg("may negotiate with you tomorrow"),
    ),
    Choice("direct_report", msg("Direct report"), msg("depends on your decisions")),
    Choice("hr", msg("HR"), msg("has the employer's interest to look after")),
    Choice("recruiter", msg("Recruiter"), msg("is paid when people change jobs")),
    Choice("investor", msg("Investor"), msg("has money in what you choose")),
    Choice("board_member", msg("Board member"), msg("must put the company first")),
    Choice("customer", msg("Customer or supplier"), msg("has business to think of")),
    Choice("teacher", msg("Your teacher or examiner"), msg("is to grade you")),
    Choice(
        "other",
        msg("Another dependency between you"),
        msg("something else that divides their loyalty"),
    ),
)

FIRST_EIGHT = CONFLICT_ROLES[:8]

RISKS = (
    Choice("none", msg("no risk")),
    Choice("low", msg("low risk")),
    Choice("high", msg("high risk")),
)
