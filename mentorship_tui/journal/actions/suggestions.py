"""Names taken in: from a person's suggestions to candidates, from the board to the network."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ...guidance.suggestions import Suggestion, suggestions_in
from ...guidance.suitability import relation_for
from ...i18n import LANGUAGES, Translator, msg
from ...records.record import Record, Value
from ...records.types.person import PERSON
from ...text.clean import one_line
from ...text.sections import find_section
from .add_several import New, write_several

if TYPE_CHECKING:
    from ..journal import Journal

SECTION = "suggestions"
NOT_YET = ("", "not_asked", "asked", "none")
LEFT = ("not_now", "they_declined", "i_declined")
REACHED_AT = ("email", "phone", "url")


class Taken(NamedTuple):
    """The new candidates, and those who were there already and now have one more to thank for."""

    new: tuple[Record, ...] = ()
    known: tuple[str, ...] = ()  # their paths


def suggested_by(journal: Journal, path: str) -> tuple[Suggestion, ...]:
    """The names in the person's suggestions, in whichever language the heading is."""
    document = journal.read(path).document
    titles = [section.title for section in PERSON.sections if section.key == SECTION]
    headings = {Translator(language)(title) for language in LANGUAGES for title in titles}
    found = (find_section(document.body if document else "", heading) for heading in headings)
    return suggestions_in("\n".join(section.text for section in found if section))


def take_in(journal: Journal, path: str) -> Taken:
    """Make the names candidates, or leads, that keep who suggested them: one commit (F1)."""
    person = journal.read(path).record
    new: list[New] = []
    changes: dict[str, dict[str, Value]] = {}
    board = {one.title.casefold(): one for one in journal.snapshot.current("candidate")}
    for suggestion in suggested_by(journal, path):
        known = board.get(suggestion.name.casefold())
        if known is None:
            new.append(_candidate(journal, suggestion, person))
        elif person.slug not in known.words("suggested_by"):
            changes[known.path] = {"suggested_by": [*known.words("suggested_by"), person.slug]}
    if not new and not changes:
        return Taken()
    if person.text("ask_status") in NOT_YET:
        changes[path] = {"ask_status": "suggested"}
    names = ", ".join([str(one.values["name"]) for one in new] + _titles(journal, changes, path))
    said = msg("{person} suggested {names}", person=one_line(person.title), names=names)
    made = write_several(journal, said, new, changes)
    return Taken(made, tuple(one for one in changes if one != path))


def keep_in_network(journal: Journal, path: str) -> Record:
    """A candidate who is not suitable becomes somebody to ask, and leaves the board (P5)."""
    candidate = journal.read(path).record
    values: dict[str, Value] = {
        "name": candidate.title,
        "relation": relation_for(candidate),
        "ask_status": "not_asked",
        **{name: candidate.fields[name] for name in REACHED_AT if candidate.text(name)},
    }
    changes: dict[str, dict[str, Value]] = {}
    if candidate.text("stage") not in LEFT:
        changes[path] = {"stage": "i_declined"}
    said = msg(
        "{name} is kept in the network, as somebody to ask for names",
        name=one_line(candidate.title),
    )
    return write_several(journal, said, [New("person", values)], changes)[0]


def _candidate(journal: Journal, suggestion: Suggestion, person: Record) -> New:
    values: dict[str, Value] = {
        "name": suggestion.name,
        "stage": "lead" if suggestion.lead else "named",
        "suggested_by": [person.slug],
    }
    if suggestion.lead_kind:
        values["lead_kind"] = suggestion.lead_kind
    body = journal.template("candidate")
    if suggestion.note:
        from ...records.types.candidate import CANDIDATE
        from ...text.sections import append_to_section

        heading = journal.tr(CANDIDATE.sections[0].title)
        today = journal.clock().date().isoformat()
        line = f"- {today} {one_line(person.title)}: {suggestion.note}"
        body = append_to_section(body, heading, line)
    return New("candidate", values, body)


def _titles(journal: Journal, paths: Iterable[str], but: str) -> list[str]:
    records = journal.snapshot.records
    return [one_line(records[path].title) for path in paths if path != but]
