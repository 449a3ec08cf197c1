"""What stands beside an evaluation or a closing as one writes: one's own words from the start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from ...guidance.evaluation import goal_question
from ...i18n import LANGUAGES, Translator
from ...records.intention import wanted
from ...records.types.mentorship import MENTORSHIP
from ...text.clean import one_line
from ...text.sections import find_section
from ..widgets.paper import Drawing, Prose

if TYPE_CHECKING:
    from ...journal.journal import Journal

TYPES = ("evaluation", "closing")
LONGEST = 240  # of the best result: enough to know it again, and the form keeps its room


def original_words(journal: Journal) -> Iterator[Drawing]:
    """The intention and the best result, as they were written then (R9, R17)."""
    mentorship = journal.snapshot.mentorship
    if mentorship is None:
        return
    tr = journal.tr
    intention = one_line(mentorship.text("intention"))
    if intention:
        words = tr(wanted(intention))
        yield Prose(Content.styled(words, "bold italic"))
    document = journal.read(mentorship.path).document
    best = best_result(document.body) if document else ""
    if best:
        short = best if len(best) <= LONGEST else f"{best[:LONGEST].rpartition(' ')[0]} …"
        yield Prose(Content.styled(short, "italic $text-muted"))


def best_result(body: str) -> str:
    """The answer to the opening question, whatever the language of its heading."""
    titles = [one.title for one in MENTORSHIP.sections if one.key == "best_result"]
    names = [Translator(language)(title) for language in LANGUAGES for title in titles]
    found = (find_section(body, name) for name in names)
    return next((one_line(section.text) for section in found if section), "")


def questions(journal: Journal) -> dict[str, str]:
    """What 0-10 means for each goal, by its slug (study part 5b)."""
    goals = journal.snapshot.current("goal")
    return {goal.slug: journal.tr(goal_question(goal)) for goal in goals}
