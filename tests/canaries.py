"""A journal with a word of its own in every field and section, to see where it comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mentorship_tui.i18n import Translator
from mentorship_tui.records.model import Field, Kind, RecordType, Section
from mentorship_tui.records.read import read_record
from mentorship_tui.records.record import Record, Value
from mentorship_tui.records.registry import TYPES, path_for
from mentorship_tui.render.outgoing import FOR_MENTOR
from mentorship_tui.text.document import Document

ROUND = "leading"
TEXTS = (Kind.TEXT, Kind.PROSE)
# the intention stands in the agreement, and the two know their names
KNOWN = {("mentorship", "intention"), ("candidate", "name"), ("journal", "mentee")}
# what is no value of the record's own, or is never told as it stands
BESIDES = ("type", "created", "share", "tags")


def canary(kind: RecordType, part: Field | Section) -> str:
    """A word that stands in that field or section and nowhere else."""
    name = part.name if isinstance(part, Field) else part.key
    return f"qz{kind.name}{'s' if isinstance(part, Section) else 'f'}{name.replace('_', '')}"


def written(kind: RecordType, language: str, **values: Value) -> Record:
    """A record with a canary in each field of text."""
    return read_record(*file_of(kind, language, values))


def file_of(kind: RecordType, language: str, values: Mapping[str, Value]) -> tuple[str, bytes]:
    """Its path and its bytes."""
    said: dict[str, Value] = {
        field.name: canary(kind, field)
        for field in kind.fields
        if field.kind in TEXTS and not field.refers and field.name not in BESIDES
    }
    path = path_for(kind, kind.name, ROUND, "2027-02-01" if kind.dated else None)
    fields = {"type": kind.name, **said, **values}
    return path, Document.new(fields, body(kind, language)).data


def body(kind: RecordType, language: str) -> str:
    """A canary above all headings, in each section, in a comment, below a heading of one's own."""
    tr = Translator(language)
    parts = [f"## {tr(part.title)}\n\n{canary(kind, part)}\n" for part in kind.sections]
    hidden = f"<!-- qz{kind.name}comment -->\n\n## My own\n\nqz{kind.name}own\n"
    return "\n".join([f"qz{kind.name}before\n", *parts, hidden])


def journal(language: str, share: str) -> Iterator[Record]:
    """One record of each type."""
    for path, data in files(language, share):
        yield read_record(path, data)


def files(language: str, share: str) -> Iterator[tuple[str, bytes]]:
    """The files of one record of each type."""
    for kind in TYPES.values():
        values: dict[str, Value] = {"share": share}
        if kind.dated:
            values[kind.dated] = "2027-02-01"
        rule = FOR_MENTOR.get(kind.name)
        if rule is not None and rule.with_mentor:
            values[rule.with_mentor] = "candidate"
        if kind.name == "mentorship":
            values |= {"mentor": "candidate", "phase": "underway"}
        yield file_of(kind, language, values)


def leaked(text: str, share: str) -> list[str]:
    """The canaries in a text for the mentor that the table does not let out."""
    found = []
    for kind in TYPES.values():
        rule = FOR_MENTOR.get(kind.name)
        open_now = rule is not None and (rule.always or share == "mentor")
        for field in kind.fields:
            named = open_now and rule is not None and field.name in rule.fields
            if not named and (kind.name, field.name) not in KNOWN:
                found.append(canary(kind, field))
        for part in kind.sections:
            named = open_now and rule is not None and part.key in rule.sections
            if not named and kind.name != "agreement":
                found.append(canary(kind, part))
        found += [f"qz{kind.name}comment"]
        if kind.name != "agreement":
            found += [f"qz{kind.name}before", f"qz{kind.name}own"]
    return [word for word in found if re.search(rf"{word}(?![a-z])", text)]
