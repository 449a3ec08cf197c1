"""The whole journal at one moment, immutable: what panes and rules are given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .record import Record, State


@dataclass(frozen=True)
class Snapshot:
    """All records by path, in order of path."""

    records: Mapping[str, Record]

    @cached_property
    def _by_type(self) -> dict[str, tuple[Record, ...]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.records.values():
            if record.state is State.KNOWN:
                found[record.type].append(record)
        return {name: tuple(records) for name, records in found.items()}

    @cached_property
    def journal(self) -> Record | None:
        """journal.md, if it can be read."""
        return next(iter(self._by_type.get("journal", ())), None)

    @cached_property
    def language(self) -> str:
        """The journal's language; "en" until it has one."""
        return self.journal.text("language") if self.journal else "en"

    @cached_property
    def mentorship(self) -> Record | None:
        """The one journal.md names, else the newest that is not closed, else the newest (C3)."""
        all_of_them = self._by_type.get("mentorship", ())
        named = self.journal.words("mentorship") if self.journal else ()
        for record in all_of_them:
            if record.slug in named:
                return record
        opened = [record for record in all_of_them if record.text("phase") != "closed"]
        candidates = opened or all_of_them
        return max(candidates, key=lambda record: record.text("created"), default=None)

    def of(self, type_name: str, mentorship: str | None = None) -> tuple[Record, ...]:
        """The known records of a type, of one mentorship if it is given ("" is outside any)."""
        found = self._by_type.get(type_name, ())
        if mentorship is None:
            return found
        return tuple(record for record in found if record.mentorship == mentorship)

    def current(self, type_name: str) -> tuple[Record, ...]:
        """The records of a type in the open mentorship."""
        return self.of(type_name, self.mentorship.slug) if self.mentorship else ()

    def single(self, type_name: str) -> Record | None:
        """The one record of a single-file type in the open mentorship, or in the journal."""
        found = self.current(type_name) or self.of(type_name, "")
        return found[0] if found else None

    def find(self, reference: str) -> tuple[Record, ...]:
        """Every record that a slug or a path names; the caller tells several apart."""
        exact = self.records.get(reference) or self.records.get(f"{reference}.md")
        if exact:
            return (exact,)
        return tuple(record for record in self.records.values() if record.slug == reference)

    def person(self, slug: str) -> Record | None:
        """The candidate or network person of that slug, candidates of the open mentorship first."""
        for type_name in ("candidate", "person"):
            for record in (*self.current(type_name), *self.of(type_name)):
                if record.slug == slug:
                    return record
        return None

    def problems(self) -> Iterator[Record]:
        """The records that have something wrong with them."""
        return (record for record in self.records.values() if record.problems)
