"""What a document is made from: the records of one mentorship, their texts, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..i18n import LANGUAGES, Message, Translator
from ..records.intention import wanted
from ..records.model import Field
from ..records.record import Record
from ..records.registry import TYPES, record_type
from ..records.snapshot import Snapshot
from ..text.clean import one_line, plain
from ..text.sections import find_section
from .paper import plain_in_markdown
from .private import without_private


class Audience(StrEnum):
    """Who will read it."""

    ME = "me"
    MENTOR = "mentor"


@dataclass(frozen=True, slots=True)
class Source:
    """`bodies` are the texts by path; what is private never gets out of here."""

    snapshot: Snapshot
    bodies: Mapping[str, str]
    tr: Translator
    today: date
    audience: Audience = Audience.ME

    def shown(self, record: Record) -> bool:
        """The mentor sees the agreement and what is shared (format.md, Layout)."""
        shared = record.type == "agreement" or record.text("share") == Audience.MENTOR
        return self.audience is Audience.ME or shared

    def records(self, type_name: str) -> tuple[Record, ...]:
        """The mentorship's records of a type, by day where they have one."""
        found = [one for one in self.snapshot.current(type_name) if self.shown(one)]
        dated = TYPES[type_name].dated
        return tuple(sorted(found, key=lambda one: (one.text(dated) if dated else "", one.path)))

    def without_private(self, record: Record) -> str:
        """The record's text as it stands, but for its private parts."""
        return without_private(self.bodies.get(record.path, ""))

    def body(self, record: Record) -> str:
        """The record's text without its private parts, safe to show."""
        return plain(self.without_private(record)).strip()

    def below(self, record: Record, heading: Message) -> str:
        """The text below a heading of the record's type, in whatever language it was written."""
        body = self.body(record)
        names = (self.tr(heading), *(Translator(one)(heading) for one in LANGUAGES))
        found = (find_section(body, name) for name in names)
        return next((section.text.strip() for section in found if section), "")

    def value(self, record: Record, name: str) -> str:
        """A field in the reader's words, safe in markdown; "" where it has no value."""
        kind = record_type(record.type)
        field = kind.field(name) if kind else None
        choice = field.choice(record.fields.get(name)) if field else None
        if choice:
            return self.tr(choice.label)
        if field and field.refers:
            found = (self.snapshot.person(slug) for slug in record.words(name))
            return ", ".join(plain_in_markdown(one_line(one.title)) for one in found if one)
        return plain_in_markdown(one_line(record.text(name)))

    def scores(self, record: Record, name: str) -> list[tuple[str, int]]:
        """A map of numbers, each with what its key is called."""
        kind = record_type(record.type)
        field = kind.field(name) if kind else None
        return (
            [(self.key(field, key), n) for key, n in record.scores(name).items()] if field else []
        )

    def key(self, field: Field, key: str) -> str:
        """What a key of a map is called: in the catalogue, by the record, or by the mentee."""
        label = next((choice.label for choice in field.keys if choice.key == key), None)
        if label is not None:
            return self.tr(label)
        profile = self.snapshot.single("profile")
        named = self.snapshot.current(field.keys_from) if field.keys_from else ()
        own = next((one.title for one in named if one.slug == key), "")
        own = own or (profile.texts("custom").get(key, "") if profile else "")
        return plain_in_markdown(one_line(own or key))

    def intention(self, mentorship: Record) -> str:
        """The intention as a quotation; "" while there is none."""
        words = self.value(mentorship, "intention")
        return "> " + self.tr(wanted(words)) if words else ""

    @property
    def mentee(self) -> str:
        """The name of the one whose journal it is."""
        journal = self.snapshot.journal
        return plain_in_markdown(one_line(journal.text("mentee"))) if journal else ""

    @property
    def mentor(self) -> str:
        """The mentor's name; "" while there is none."""
        mentorship = self.snapshot.mentorship
        slugs = mentorship.words("mentor") if mentorship else ()
        person = self.snapshot.person(slugs[0]) if slugs else None
        return plain_in_markdown(one_line(person.title)) if person else ""
