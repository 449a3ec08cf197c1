"""What a record is called on the screen and in the log when it has no title of its own."""

from __future__ import annotations

from ...i18n import Message, Translator, msg
from ...records.record import Record
from ...records.registry import record_type
from ...records.snapshot import Snapshot
from ...text.clean import one_line
from ...text.quoting import unquote_path


def title_of(record: Record, snapshot: Snapshot, tr: Translator, *, dated: bool = True) -> str:
    """The record's title; else what it is about and when; else what type it is of.

    `dated` False leaves the day out, where it stands beside the title.
    """
    if record.title:
        return one_line(record.title)
    derived = one_line(tr(_derived(record, snapshot, dated))) or one_line(record.slug)
    return derived or ascii(record.path)[1:-1]  # a name of signs that nobody sees


def with_type(record: Record, snapshot: Snapshot, tr: Translator) -> str:
    """A record by its type and its title, each said once."""
    title = title_of(record, snapshot, tr)
    label, rest = type_and_rest(record, snapshot, tr)
    return f"{label}: {title}" if rest == title else title


def type_inside(record: Record, snapshot: Snapshot, tr: Translator) -> str:
    """The same inside a sentence; the type alone where the title says no more than that."""
    label, rest = type_and_rest(record, snapshot, tr)
    return f"{label.lower()}: {rest}" if rest else label.lower()


def type_and_rest(record: Record, snapshot: Snapshot, tr: Translator) -> tuple[str, str]:
    """The record's type, and what its title says beyond that."""
    known = record_type(record.type)
    label, title = tr(known.label if known else msg("File")), title_of(record, snapshot, tr)
    if title == label or title.startswith((f"{label} ", f"{label}: ")):
        return label, title[len(label) :].lstrip(" :")
    return label, title


def _derived(record: Record, snapshot: Snapshot, dated: bool = True) -> Message:
    day = record.text("date") if dated else ""
    match record.type:
        case "contact":
            return _to_person(record, snapshot)
        case "tryout":
            return _with_person(_label(record), record.words("candidate"), snapshot)
        case "evaluation":
            return _on_day(_choice(record, "kind"), day)
        case "meeting":
            return _on_day(_label(record), day)
        case "conflict":
            return _asked(record, snapshot)
    known = record_type(record.type)
    return known.label if known and known.single else Message("")


def _asked(record: Record, snapshot: Snapshot) -> Message:
    """What a sync could not decide: of which record, and which field or part of its text."""
    path, name = unquote_path(record.text("record")), record.text("field")
    about = snapshot.records.get(path)
    if about is None or not about.type:
        return Message(path)
    title = Message(about.title) if about.title else _derived(about, snapshot)
    kind = record_type(about.type)
    field = kind.field(name.partition(".")[0]) if kind else None
    what = field.label if field else Message(name.removeprefix("#"))
    return msg("{what}: {name}", what=title, name=what) if what.text else title


def _label(record: Record) -> Message:
    known = record_type(record.type)
    return known.label if known else Message("")


def _choice(record: Record, name: str) -> Message:
    known = record_type(record.type)
    field = known.field(name) if known else None
    choice = field.choice(record.fields.get(name)) if field else None
    return choice.label if choice else _label(record)


def _to_person(contact: Record, snapshot: Snapshot) -> Message:
    """The name first: many letters have the same purpose, and a narrow list cuts the end."""
    what, slugs = _choice(contact, "purpose"), contact.words("about")
    if not slugs:
        return what
    person = snapshot.person(slugs[0])
    return msg("{name}: {what}", name=person.title if person else slugs[0], what=what)


def _with_person(what: Message, slugs: tuple[str, ...], snapshot: Snapshot) -> Message:
    if not slugs:
        return what
    person = snapshot.person(slugs[0])
    return msg("{what}: {name}", what=what, name=person.title if person else slugs[0])


def _on_day(what: Message, day: str) -> Message:
    return msg("{what} {day}", what=what, day=day) if day else what
