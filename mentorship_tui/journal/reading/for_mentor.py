"""What a report for the mentor holds and leaves out, told before it goes (outgoing.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...i18n import LANGUAGES, Message, Translator, msg
from ...records.model import RecordType
from ...records.private import private_lines
from ...records.record import Record
from ...records.registry import TYPES
from ...records.validate import is_empty
from ...render.outgoing import FOR_MENTOR
from ...render.source import Source
from ...text.clean import one_line
from ...text.sections import find_section

if TYPE_CHECKING:
    from ..journal import Journal

LAST = "for-mentor.json"
GOES, LEFT_OUT = msg("This goes to the mentor:"), msg("This is left out:")
NOTHING = msg("nothing")
NOT_SHARED = msg("{records}: not shared")
NOT_WITH_MENTOR = msg("{records}: not shared, or not with the mentor")
NEVER = msg("{records}: never given to the mentor")
BESIDES = ("type", "created", "share", "tags", "given", "title", "name")


@dataclass(frozen=True, slots=True)
class Preview:
    """Lines in the journal's language: what goes along, and what does not and why."""

    goes: tuple[str, ...]
    left_out: tuple[str, ...]


def preview(journal: Journal, source: Source) -> Preview:
    """Of the report for the mentor, and what is new in it since the last one from this machine."""
    last = _last(journal)
    return Preview(tuple(_goes(source, last)), tuple(_left_out(source)))


def told(found: Preview, tr: Translator) -> list[str]:
    """The preview as lines below two headings."""
    lines: list[str] = []
    for title, under in ((GOES, found.goes), (LEFT_OUT, found.left_out)):
        lines += [tr(title), *(f"  {one_line(line)}" for line in under or (tr(NOTHING),))]
    return lines


def note_given(journal: Journal, source: Source) -> None:
    """Remember what went, to tell next time what is new; what cannot be written is not missed."""
    kept = {one.path: one.digest for name in FOR_MENTOR for one in source.records(name)}
    text = json.dumps({"day": source.today.isoformat(), "records": kept})
    place = journal.places.index_of(journal.root).with_name(LAST)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        place.touch(mode=0o600)
        place.write_text(text, encoding="ascii")


def _last(journal: Journal) -> tuple[str, dict[str, str]]:
    """The day of the last one, "" for none, and the records it held, with what they were."""
    place = journal.places.index_of(journal.root).with_name(LAST)
    with suppress(OSError, ValueError):
        match json.loads(place.read_text(encoding="ascii")):
            case {"day": str(day), "records": dict(records)}:
                return day, records
    return "", {}


def _goes(source: Source, last: tuple[str, dict[str, str]]) -> Iterator[str]:
    day, before = last
    for name in FOR_MENTOR:
        records = source.records(name)
        if not records:
            continue
        new = sum(before.get(one.path) != one.digest for one in records)
        counted = _counted(source, TYPES[name], len(records))
        if day and new:
            words = msg("{records}, new or changed since {day}: {count}")
            counted = source.tr(msg(words.text, records=counted, count=new, day=day))
        yield counted


def _counted(source: Source, kind: RecordType, count: int) -> str:
    """How many of a type: "1 meeting", "3 meetings"."""
    return f"{count} {source.tr(kind.label if count == 1 else kind.plural).lower()}"


def _left_out(source: Source) -> Iterator[str]:
    for name, kind in TYPES.items():
        records = source.snapshot.current(name)
        kept = [one for one in records if not source.shown(one)]
        if kept:
            why = _why_kept(name)
            counted = _counted(source, kind, len(kept))
            yield source.tr(msg(why.text, records=counted))
        yield from _of_what_goes(source, kind, [one for one in records if source.shown(one)])


def _why_kept(name: str) -> Message:
    rule = FOR_MENTOR.get(name)
    if rule is None:
        return NEVER
    return NOT_WITH_MENTOR if rule.with_mentor else NOT_SHARED


def _of_what_goes(source: Source, kind: RecordType, records: list[Record]) -> Iterator[str]:
    """Of the records that go along, the fields and sections that do not."""
    rule = FOR_MENTOR.get(kind.name)
    labels = [
        field.label
        for field in kind.fields
        if field.name not in BESIDES
        and any(not is_empty(one.fields.get(field.name)) for one in records)
        and not any(source.tells(one, field.name) for one in records)
    ]
    bodies = [source.bodies.get(one.path, "") for one in records]
    for part in kind.sections:
        allowed = rule is not None and part.key in rule.sections
        if not part.private and not allowed and any(_has(body, part.title) for body in bodies):
            labels.append(part.title)
    if any(map(private_lines, bodies)):
        labels.append(msg("For me only"))
    if labels and kind.name != "agreement":
        told = ", ".join(source.tr(label).lower() for label in labels)
        records_of = source.tr(kind.plural).lower()
        yield source.tr(msg("{records}: without {parts}", records=records_of, parts=told))


def _has(body: str, title: Message) -> bool:
    found = (find_section(body, Translator(one)(title)) for one in LANGUAGES)
    return any(section is not None and section.text.strip() for section in found)
