"""A record as the program sees it: read-only values, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ..i18n import Message
from ..text.tasks import Task

Scalar = None | bool | int | float | str
Value = Scalar | list["Value"] | dict[str, "Value"]


class State(StrEnum):
    """How far a file could be understood."""

    KNOWN = "known"  # a record of a known type, perhaps with problems in its fields
    UNKNOWN = "unknown"  # front matter, but a type the app does not know
    BROKEN = "broken"  # does not parse, too large, not UTF-8, a link: shown, never written
    FOREIGN = "foreign"  # markdown without front matter, or any other file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file: where, and what to do. `line` counts from 1; 0 is the file."""

    message: Message
    field: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """One file of the journal."""

    path: str  # below the journal, with /
    state: State
    type: str  # the record type's name; "" where there is none
    slug: str
    mentorship: str  # the slug of the mentorship it belongs to; "" outside one
    title: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    written: tuple[str, ...] = ()  # headings with text below them; "" is text above them all
    problems: tuple[Problem, ...] = ()
    digest: str = ""  # of the file's bytes, as read
    links: tuple[str, ...] = ()  # the slugs of the body's [[links]]

    def text(self, name: str) -> str:
        """The field as text; "" where it has no value."""
        value = self.fields.get(name)
        if isinstance(value, str):
            return value
        return "" if value is None or isinstance(value, list | dict) else str(value)

    def number(self, name: str) -> int | None:
        """The field as an integer; None where it is none."""
        value = self.fields.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def date(self, name: str) -> date | None:
        """The field as a date; None where it is none."""
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            return None

    def words(self, name: str) -> tuple[str, ...]:
        """The field as a list of words; references lose their `[[ ]]`, a single word is a list."""
        return tuple(bare_reference(str(item)) for item in flat(self.fields.get(name)))

    def scores(self, name: str) -> dict[str, int]:
        """The integers of a map field."""
        value = self.fields.get(name)
        if not isinstance(value, dict):
            return {}
        return {
            key: score
            for key, score in value.items()
            if isinstance(score, int) and not isinstance(score, bool)
        }

    def texts(self, name: str) -> dict[str, str]:
        """The texts of a map field."""
        value = self.fields.get(name)
        if not isinstance(value, dict):
            return {}
        return {key: str(text) for key, text in value.items() if text is not None}


def bare_reference(text: str) -> str:
    """A reference without the brackets note apps put around it (format.md rule 6)."""
    bare = text.strip()
    if bare.startswith("[[") and bare.endswith("]]"):
        bare = bare[2:-2].partition("|")[0]
    return bare.strip()


def flat(value: Value) -> Iterator[Value]:
    """The items of a list and of the lists in it: YAML reads an unquoted `[[slug]]` as one."""
    if isinstance(value, list):
        for item in value:
            yield from flat(item)
    elif value is not None:
        yield value
