"""What a document is made from: the records of one mentorship, their texts, and for whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..i18n import LANGUAGES, Message, Translator, msg
from ..records.intention import wanted
from ..records.model import Field, Kind
from ..records.private import without_private
from ..records.record import Record, Value
from ..records.registry import TYPES, record_type
from ..records.snapshot import Snapshot
from ..text.clean import one_line, plain
from ..text.sections import find_section
from .outgoing import may_leave, may_tell, text_for_mentor, without_comments
from .paper import plain_in_markdown

LINK = re.compile(r"\[\[([^\[\]|#\n]+)[^\[\]\n]*\]\]")


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
        """The mentor sees the agreement and what is shared, of their own mentorship alone."""
        if self.audience is Audience.ME:
            return True
        current = self.snapshot.mentorship
        is_theirs = current is not None and record.mentorship in ("", current.slug)
        return is_theirs and may_leave(record, self.mentor_slug)

    def tells(self, record: Record, field: str) -> bool:
        """True if the reader may be told that field of a record that is shown."""
        return self.audience is Audience.ME or may_tell(record, field)

    def records(self, type_name: str) -> tuple[Record, ...]:
        """The mentorship's records of a type, by day where they have one."""
        found = [one for one in self.snapshot.current(type_name) if self.shown(one)]
        dated = TYPES[type_name].dated
        return tuple(sorted(found, key=lambda one: (one.text(dated) if dated else "", one.path)))

    def without_private(self, record: Record) -> str:
        """The record's text as it stands, but for its private parts."""
        body = without_private(self.bodies.get(record.path, ""))
        if self.audience is Audience.MENTOR:
            return self._without_names(text_for_mentor(record, body))
        return without_comments(body) if record.type == "agreement" else body

    def _without_names(self, body: str) -> str:
        """The text with the title of what is linked to, if the mentor may know it."""
        return LINK.sub(lambda link: self._known_as(link[1].strip()), body)

    def _known_as(self, slug: str) -> str:
        """What the mentor is told of a record: its title, else what kind of thing it is."""
        found = next(iter(self.snapshot.find(slug)), None)
        if found is None or found.slug == self.mentor_slug or self.shown(found):
            return plain_in_markdown(one_line(found.title if found else slug))
        if found.type in ("person", "candidate"):
            return self.tr(msg("someone"))
        return self.tr(TYPES[found.type].label).lower() if found.type in TYPES else "…"

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
            if self.audience is Audience.MENTOR:
                return ", ".join(map(self._known_as, record.words(name)))
            found = (self.snapshot.person(slug) for slug in record.words(name))
            return ", ".join(plain_in_markdown(one_line(one.title)) for one in found if one)
        return plain_in_markdown(one_line(record.text(name)))

    def scores(self, record: Record, name: str) -> list[tuple[str, int]]:
        """A map of numbers, each with what its key is called."""
        kind = record_type(record.type)
        field = kind.field(name) if kind else None
        if field is None:
            return []
        scores = record.scores(name).items()
        return [(self.key(field, key), n) for key, n in scores if self._may_name(field, key)]

    def _may_name(self, field: Field, key: str) -> bool:
        """False for a record that gives a key its name and that the mentor is not shown."""
        named = self.snapshot.current(field.keys_from) if field.keys_from else ()
        return all(self.shown(one) for one in named if one.slug == key)

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
    def mentor_slug(self) -> str:
        """What the mentor's record is called; "" while there is none."""
        mentorship = self.snapshot.mentorship
        return next(iter(mentorship.words("mentor") if mentorship else ()), "")

    @property
    def mentor(self) -> str:
        """The mentor's name; "" while there is none."""
        person = self.snapshot.person(self.mentor_slug) if self.mentor_slug else None
        return plain_in_markdown(one_line(person.title)) if person else ""

    def told_fields(self, record: Record) -> dict[str, Value]:
        """The fields the mentor may be told, as names and values without any slug."""
        kind = record_type(record.type)
        told: dict[str, Value] = {}
        for field in kind.fields if kind else ():
            if field.name not in record.fields or not self.tells(record, field.name):
                continue
            if field.kind is Kind.SCORES:
                told[field.name] = dict(self.scores(record, field.name))
            elif field.refers:
                told[field.name] = self.value(record, field.name)
            else:
                told[field.name] = record.fields[field.name]
        return told
