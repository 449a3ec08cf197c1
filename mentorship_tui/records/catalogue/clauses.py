"""The clauses of an agreement and the rule each proposes (A1, R40)."""

from __future__ import annotations

from ...i18n import LANGUAGES, Translator, msg, pmsg
from ...text.sections import Section, sections
from ...text.slug import fold
from ..model import Choice

CLAUSES = (
    Choice("purpose", msg("Purpose"), msg("The mentee's intention drives the mentorship.")),
    Choice(
        "duration",
        msg("Duration"),
        msg("From the first day we have set to the last, with a mid-term review."),
    ),
    Choice(
        "meetings",
        msg("Meetings"),
        msg("As often and for as long as we have set, somewhere undisturbed."),
    ),
    Choice(
        "responsibilities",
        msg("Responsibilities"),
        msg(
            "The mentee books, prepares and sums up. The mentor listens, asks and shares, "
            "and never decides for the mentee."
        ),
    ),
    Choice(
        "confidentiality",
        msg("Confidentiality"),
        msg(
            "What we say stays between us, afterwards too, except by consent, "
            "when the law demands it, or when somebody is in danger."
        ),
    ),
    Choice(
        "notes",
        msg("Notes"),
        msg(
            "The mentee takes notes for private use and strikes out whatever the mentor "
            "asks to have removed."
        ),
    ),
    Choice("between", msg("Between meetings"), msg("Short emails are fine.")),
    Choice(
        "rebooking",
        msg("If something comes up"),
        msg("We let each other know by the day before, and book a new time at once."),
    ),
    Choice(
        "two_chairs", msg("Two chairs"), msg("We raise possible conflicts of interest at once.")
    ),
    Choice("unpaid", msg("Unpaid"), msg("No fee, no business.")),
    Choice("feedback", msg("Feedback"), msg("We say what strengthens and what needs to change.")),
    Choice(
        "ending",
        msg("Ending without blame"),
        msg("Either may end it at any time without giving a reason, ideally with a last talk."),
    ),
    Choice(
        "becoming",
        msg("If it becomes something else"),
        msg("Then we end the mentorship."),
    ),
)

CLAUSE_STATES = (
    Choice("open", pmsg("clause", "open")),
    Choice("proposed", msg("proposed")),
    Choice("agreed", msg("agreed")),
)


def own_clauses(body: str) -> tuple[Section, ...]:
    """What an agreement says under headings of one's own, each with all that stands below it."""
    names = {
        fold(Translator(language)(clause.label)) for language in LANGUAGES for clause in CLAUSES
    }
    every = sections(body)
    taken = [one for one in every if fold(one.heading) in names]
    own: list[Section] = []
    for section in every:
        if all(one.end <= section.start or section.end <= one.start for one in (*taken, *own)):
            own.append(section)
    return tuple(own)
