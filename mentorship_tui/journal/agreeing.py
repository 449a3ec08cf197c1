"""The agreement as it is gone through: clause by clause, and the yes of both (A1, A2, R38-R40)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..guidance.assent import AGREED, TERMS, both_agree, clause_states, reopens
from ..i18n import LANGUAGES, Message, Translator, msg
from ..records.catalogue.clauses import CLAUSES, own_clauses
from ..records.record import Record, Value
from ..records.registry import TYPES
from ..text.sections import find_section, replace_section
from .along import Change, bring
from .events import Noticed

if TYPE_CHECKING:
    from .journal import Journal

YESES = ("agreed_me", "agreed_mentor")
IN_STEP = {"term_start": "start", "term_end": "end"}  # the mentorship's days, and whence they are


def with_reopened(
    before: Record, changes: Mapping[str, Value], old_body: str, body: str | None
) -> dict[str, Value]:
    """The changes, with what they ask both to say yes to again (A2).

    Every save of an agreement goes through here, whether from a form, the clauses or a script.
    """
    changed = changed_clauses(before, old_body, body) if body is not None else ()
    return {**changes, **reopens(before, changes, changed)}


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


def set_clause(
    journal: Journal, path: str, key: str, *, state: str | None = None, text: str | None = None
) -> Record:
    """Settle a clause, or word it anew; one commit."""
    opened, document = journal.shelf.open_to_edit(path)
    changes: dict[str, Value] = {} if state is None else {f"clauses.{key}": state}
    body = None
    if text is not None:
        body = replace_section(document.body, clause_heading(document.body, key, journal.tr), text)
    return journal.save(opened, changes, body).record


def settle_all(journal: Journal, path: str) -> Record:
    """Every clause is agreed, as it stands: one step, one commit."""
    opened, _ = journal.shelf.open_to_edit(path)
    open_ones = [key for key, state in clause_states(opened.record).items() if state != AGREED]
    changes: dict[str, Value] = {f"clauses.{key}": AGREED for key in open_ones}
    return journal.save(opened, changes, said=msg("Agreement: all clauses agreed")).record


def say_yes(journal: Journal, path: str, field: str, day: date | None) -> Record:
    """One of the two has said yes on that day; None takes it back. With both it is agreed."""
    opened, _ = journal.shelf.open_to_edit(path)
    other = next(name for name in YESES if name != field)
    both = day is not None and opened.record.date(other) is not None
    limited = opened.record.date("end") is not None
    status = AGREED if both and limited else "proposed"
    if day is None and opened.record.text("status") == "draft":
        status = "draft"
    changes: dict[str, Value] = {field: day.isoformat() if day else None, "status": status}
    return journal.save(opened, changes).record


def follow(journal: Journal, before: Record, after: Record) -> dict[str, Change]:
    """What an agreement that was saved brings with it: files changed along, as they were and are.

    Yeses that were taken back are told of; the days both say yes to become the mentorship's. Any
    other record brings nothing.
    """
    if after.type != "agreement":
        return {}
    if any(before.date(name) for name in YESES) and not any(after.date(name) for name in YESES):
        said = _asked_again(journal, before, after)
        if said is not None:
            journal.tell(Noticed(said))
    return _in_step(journal, after) if both_agree(after) else {}


def _asked_again(journal: Journal, before: Record, after: Record) -> Message | None:
    """What was changed, and how the two say yes again; None if the yeses alone were taken away."""
    kind, old, new = TYPES["agreement"], clause_states(before), clause_states(after)
    fields = [kind.field(name) for name in TERMS if before.text(name) != after.text(name)]
    labels = [journal.tr(field.label) for field in fields if field]
    names = {clause.key: journal.tr(clause.label) for clause in CLAUSES}
    labels += [names.get(key, key) for key, state in new.items() if old.get(key, state) != state]
    if not labels and before.text("status") == after.text("status"):
        return None
    return msg(
        "Changed in what both had agreed on: {what}. Both say yes again: o on the agreement.",
        what=", ".join(labels) or journal.tr(msg("text")),
    )


def _in_step(journal: Journal, agreement: Record) -> dict[str, Change]:
    """The mentorship that is under way, with the days of its agreement.

    A later end, when one is about to close, is gone on to by a step of its own.
    """
    path = f"mentorships/{agreement.mentorship}/mentorship.md"
    found = journal.snapshot.records.get(path)
    if found is None or found.text("phase") not in ("underway", "close"):
        return {}
    days = {name: agreement.date(source) for name, source in IN_STEP.items()}
    changes: dict[str, Value] = {
        name: day.isoformat()
        for name, day in days.items()
        if day is not None and day != found.date(name)
    }
    end, before = days["term_end"], found.date("term_end")
    if found.text("phase") == "close" and end and before and end > before:
        changes.pop("term_end", None)
    return bring(journal, {path: changes})


def changed_outside(before: Record, after: Record, old: bytes, new: bytes) -> Message | None:
    """What to tell when an editor has changed what both had said yes to; None if it has not."""
    if before.type != "agreement" or not any(before.date(name) for name in YESES):
        return None
    if any(before.text(name) != after.text(name) for name in YESES):
        return None
    names = before.fields.keys() | after.fields.keys()
    changes = {
        name: after.fields.get(name)
        for name in names
        if before.fields.get(name) != after.fields.get(name)
    }
    old_body, new_body = old.decode("utf-8", "replace"), new.decode("utf-8", "replace")
    if not reopens(before, changes, changed_clauses(before, old_body, new_body)):
        return None
    return msg(
        "The agreement was changed outside the app, in something both had said yes to. "
        "Ask each other again, and note both answers."
    )


def _headings(key: str) -> tuple[str, ...]:
    label = next((clause.label for clause in CLAUSES if clause.key == key), None)
    if label is None:
        return (key,)
    return tuple(dict.fromkeys(Translator(language)(label) for language in LANGUAGES))
