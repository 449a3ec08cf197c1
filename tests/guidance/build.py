"""Makes snapshots out of records written down in a test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from mentorship_tui.i18n import Message, Translator
from mentorship_tui.records.read import read_record
from mentorship_tui.records.record import Record, Value
from mentorship_tui.records.registry import TYPES, path_for
from mentorship_tui.records.snapshot import Snapshot
from mentorship_tui.text.document import Document
from mentorship_tui.text.slug import slugify

TODAY = date(2027, 3, 1)
ROUND = "leading"


def day(offset: int) -> str:
    """A date so many days from today, as it stands in a file."""
    return (TODAY + timedelta(days=offset)).isoformat()


def record(type_name: str, body: str = "", /, **fields: Value) -> Record:
    """One record as it would be read from its file."""
    kind = TYPES[type_name]
    name = str(fields.get(kind.title) or fields.get("title") or type_name)
    when = str(fields[kind.dated]) if kind.dated in fields else None
    path = path_for(kind, slugify(name, type_name), ROUND, when)
    return read_record(path, Document.new({"type": type_name, **fields}, body).data)


def snapshot(*records: Record) -> Snapshot:
    """A journal of these records."""
    return Snapshot({one.path: one for one in records})


def mentorship(phase: str = "prepare", **fields: Value) -> Record:
    """A mentorship whose opening question is answered."""
    values: dict[str, Value] = {"title": "Leading", "intention": "lead a team of ten", **fields}
    return record("mentorship", "## The best result\n\nI lead.\n", phase=phase, **values)


def profile(**fields: Value) -> Record:
    """A profile with qualities and words of one's own."""
    values: dict[str, Value] = {"qualities": {"listens": 5, "candid": 3}, **fields}
    return record("profile", "## My mentor in my own words\n\nSomeone calm.\n", **values)


def prepared(phase: str = "find") -> tuple[Record, ...]:
    """Everything the preparation asks for."""
    goal = record(
        "goal", title="Hold three hard talks", kind="concrete", dimension="both", sign="x"
    )
    return mentorship(phase), goal, profile()


def english(message: Message | None) -> str:
    """The message as an English reader sees it."""
    assert message is not None
    return Translator("en")(message)


def swedish(message: Message | None) -> str:
    """The message as a Swedish reader sees it."""
    assert message is not None
    return Translator("sv")(message)


Fields = Mapping[str, Value]
