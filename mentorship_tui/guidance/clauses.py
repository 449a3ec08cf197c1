"""The text of each clause of an agreement: its heading, its words, and which were changed (A1)."""

from __future__ import annotations

from ..i18n import LANGUAGES, Message, Translator
from ..records.catalogue.clauses import CLAUSES, own_clauses
from ..records.record import Record
from ..text.sections import find_section
from .assent import clause_states


def changed_clauses(agreement: Record, old_body: str, body: str) -> tuple[str, ...]:
    """The clauses whose text is another, those under headings of one's own included."""
    own = (section.heading for one in (old_body, body) for section in own_clauses(one))
    return tuple(
        key
        for key in dict.fromkeys((*clause_states(agreement), *own))
        if clause_text(old_body, key) != clause_text(body, key)
    )


def clause_heading(body: str, key: str, tr: Translator) -> str:
    """The heading a clause stands under: the one that is there, else the journal's own."""
    for heading in _headings(key):
        if find_section(body, heading):
            return heading
    label = next((clause.label for clause in CLAUSES if clause.key == key), None)
    return tr(label) if label else key


def clause_text(body: str, key: str) -> str:
    """What the agreement says in that clause; "" where it says nothing."""
    found = (find_section(body, heading) for heading in _headings(key))
    return next((section.text.strip() for section in found if section), "")


def default_rule(key: str) -> Message | None:
    """The rule that others have found good (study part 6); None for a clause of one's own."""
    return next((clause.help for clause in CLAUSES if clause.key == key), None)


def _headings(key: str) -> tuple[str, ...]:
    label = next((clause.label for clause in CLAUSES if clause.key == key), None)
    if label is None:
        return (key,)
    return tuple(dict.fromkeys(Translator(language)(label) for language in LANGUAGES))
