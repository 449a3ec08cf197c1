"""What a record type is made of; forms, checks, documentation and commands follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..i18n import Message
from .record import Value


class Kind(StrEnum):
    """The kinds of value a field may hold, and so its widget and its check."""

    TEXT = "text"  # one line
    PROSE = "prose"  # several lines, in the front matter only where the format says so
    CHOICE = "choice"  # one of `choices`
    DATE = "date"  # 2027-03-01
    TIME = "time"  # 17:30
    INTEGER = "integer"  # within `low`..`high`
    BOOLEAN = "boolean"
    WORDS = "words"  # a list of words or lines
    CHOICES = "choices"  # a list of `choices`
    REFERENCE = "reference"  # a slug of one of the types in `refers`
    REFERENCES = "references"  # a list of such slugs
    SCORES = "scores"  # a map of keys to integers within `low`..`high`
    CHOICE_MAP = "choice_map"  # a map of keys to one of `choices`
    TEXT_MAP = "text_map"  # a map of keys to text


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value and its label."""

    key: str
    label: Message
    help: Message | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the front matter."""

    name: str
    kind: Kind
    label: Message
    help: Message | None = None
    required: bool = False
    choices: tuple[Choice, ...] = ()
    low: int | None = None
    high: int | None = None
    default: Value = None
    refers: tuple[str, ...] = ()
    keys: tuple[Choice, ...] = ()  # the known keys of a map; others are kept and shown as they are
    keys_from: str = ""  # or the record type whose slugs are the keys ("goal")
    hidden: bool = False  # kept in the file, not asked for in the form (`created`)
    later: bool = False  # nothing one knows when the record is begun
    only: tuple[str, ...] = ()  # a field and those of its choices that ask for this one
    past: bool = False  # a day on which something has been: without a year, the last such day
    past_if: tuple[str, ...] = ()  # a field and those of its choices with which it has been
    others: str = ""  # the map field whose keys are allowed beside `choices`

    def has_been(self, values: Mapping[str, Value]) -> bool:
        """True if the day is of what has been, in a record with these values."""
        return self.past or bool(self.past_if and values.get(self.past_if[0]) in self.past_if[1:])

    def choice(self, key: object) -> Choice | None:
        """The choice of that key, or None."""
        return next((choice for choice in self.choices if choice.key == key), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the body that the app knows; the file has it in the journal's language."""

    key: str
    title: Message
    help: Message | None = None
    private: bool = False  # "for me only": never leaves in an export


@dataclass(frozen=True, slots=True, eq=False)
class RecordType:
    """A type of record: its fields, its sections and where its files live.

    There is one object of each, told apart by which it is: comparing or hashing all that is in it
    takes as long as reading a record.
    """

    name: str  # the value of `type` in the file
    label: Message
    plural: Message
    place: str  # "journal.md", "network", "mentorship:goals", "mentorship:agreement.md"
    fields: tuple[Field, ...]
    sections: tuple[Section, ...] = ()
    title: str = "title"  # the field that names the record
    stage: str = ""  # the field `move` changes
    dated: str = ""  # the date field that starts the file name
    phase: str = ""  # the pane that shows it: prepare, find, agree, underway, close, reading
    tasks: bool = False  # the body's task items mean something to the app

    @property
    def single(self) -> bool:
        """True if there is one file of it, with a fixed name."""
        return self.place.endswith(".md")

    @property
    def has_slug(self) -> bool:
        """True if its file, or a mentorship's folder, has a name of its own that can change."""
        return not self.single or self.name == "mentorship"

    @property
    def in_mentorship(self) -> bool:
        """True if it lives in a mentorship's folder."""
        return self.place.startswith("mentorship:")

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((field for field in self.fields if field.name == name), None)
