"""Takes one person's name and details out of texts, file names and unsaved forms (C1, R50)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...guidance.rules.close import NAMELESS
from ...i18n import msg
from ...records.read import read_record
from ...records.record import Record, State, Value
from ...records.references import refers_to, with_new_reference
from ...records.registry import MENTORSHIPS, slug_of, type_of_path
from ...records.zones import Zones
from ...text.people.finder import Mention
from ...text.slug import unique_slug
from ..reading.mentions import LINKED, Place, Survey, person_named
from .name_words import is_alike, replaced, without_name, words_for
from .rewrite import Rewrite

if TYPE_CHECKING:
    from ...text.document import Document
    from ..journal import Journal

FIELDS = ("email", "phone", "url")


def survey_of(journal: Journal, mentor: Record) -> Survey:
    """Where the journal names its mentor."""
    person = person_named(journal, mentor.title, mentor)
    return Survey(journal, person, mentor.path, f"{MENTORSHIPS}/{mentor.mentorship}/")


@dataclass(frozen=True)
class Anonymised:
    """What is to be written: the sure places, and of those in doubt the ones that got a yes."""

    survey: Survey
    mentor: Record
    accepted: Collection[Place] = ()

    @cached_property
    def chosen(self) -> tuple[Place, ...]:
        """The places that change."""
        yes = set(self.accepted)
        return tuple(
            one for one in self.survey.places if one.can_change and (not one.doubt or one in yes)
        )

    @cached_property
    def _yes(self) -> frozenset[Place]:
        return frozenset(self.chosen)

    @cached_property
    def asked(self) -> tuple[Place, ...]:
        """The places in doubt, each for a yes or a no. A reference follows what it names."""
        return tuple(
            one
            for one in self.survey.places
            if one.doubt and one.can_change and (one.line == 0 or not one.mention.reference)
        )

    @cached_property
    def moves(self) -> Mapping[str, str]:
        """Where files go, by where they are."""
        found: dict[str, str] = {}
        records = self._journal.snapshot.records
        for old, spans in self._spans_in_names().items():
            found[old] = self._new_name(records[old], spans, found)
        for old, new in self._folders().items():
            for path in records:
                if path.startswith(f"{old}/"):
                    found[path] = f"{new}/{found.get(path, path).removeprefix(f'{old}/')}"
        return {old: new for old, new in found.items() if old != new}

    @cached_property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """Every file that changes, each once."""
        paths = {one.path for one in self.chosen if one.line and not one.draft}
        found = []
        for path in self._journal.snapshot.records:
            one = self._rewrite(path, is_chosen=path in paths)
            if one is not None:
                found.append(one)
        return tuple(found)

    @cached_property
    def left(self) -> tuple[Place, ...]:
        """The places that still name the person afterwards, where they are then."""
        changed = {one.opened.path: one for one in self.rewrites}
        yes = self._yes
        kept = [one for one in self.survey.places if one not in yes and one.path not in changed]
        for path, rewrite in changed.items():
            kept += self._left_in(path, rewrite)
        return tuple(sorted(kept, key=lambda one: (bool(one.draft), one.path, one.line)))

    @property
    def _journal(self) -> Journal:
        return self.survey.journal

    def _left_in(self, path: str, rewrite: Rewrite) -> Iterator[Place]:
        data = rewrite.data or b""
        before = self._journal.snapshot.records[path]
        is_record = before.state in (State.KNOWN, State.UNKNOWN)
        record = read_record(rewrite.target, data) if is_record else before
        for one in self.survey.in_text(record, data.decode("utf-8", "replace")):
            yield one._replace(path=rewrite.target, doubt=one.doubt or LINKED)
        for one in self.survey.by_path.get(path, ()):
            if one.line == 0 and one not in self._yes:
                yield one._replace(path=rewrite.target)

    def _spans_in_names(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for one in self.chosen:
            if one.line == 0 and not one.draft and one.context == one.path:
                found.setdefault(one.path, []).append(one.mention)
        return found

    def _folders(self) -> dict[str, str]:
        """Of mentorships that have the name in their own."""
        found: dict[str, str] = {}
        for one in self.chosen:
            if one.line == 0 and not one.draft and one.context != one.path:
                above, _, name = one.context.rpartition("/")
                taken = {record.slug for record in self._journal.snapshot.of("mentorship")}
                shift = len(above) + 1
                spans = [
                    (each.mention.start - shift, each.mention.end - shift)
                    for each in self.chosen
                    if each.context == one.context and each.line == 0
                ]
                found[one.context] = f"{above}/{unique_slug(_nameless(name, spans), taken)}"
        return found

    def _new_name(self, record: Record, spans: list[Mention], taken: Mapping[str, str]) -> str:
        folder, slash, name = record.path.rpartition("/")
        shift = len(folder + slash)
        bare = _nameless(name, [(one.start - shift, one.end - shift) for one in spans])
        stem, dot, ending = bare.rpartition(".") if "." in bare else (bare, "", "")
        kind = type_of_path(record.path)
        here = {one.rpartition("/")[2] for one in (*self._journal.snapshot.records, *taken.values())
                if one.rpartition("/")[0] == folder}  # fmt: skip
        used = {one.removesuffix(f".{ending}") for one in here}
        if kind is not None:
            used |= {one.slug for one in self._journal.snapshot.of(kind.name)}
            stem = unique_slug(stem, used - {record.slug}, kind.name)
        else:
            number = 2
            first = stem
            while f"{stem}{dot}{ending}" in here:
                stem, number = f"{first}-{number}", number + 1
        return f"{folder}{slash}{stem}{dot}{ending}"

    def _rewrite(self, path: str, *, is_chosen: bool) -> Rewrite | None:
        record = self._journal.snapshot.records[path]
        target = self.moves.get(path, path)
        moved = [one for one in self._moved if refers_to(record, one)]
        links = [*self._links_in(path)]
        if not (is_chosen or moved or links or target != path or path == self.mentor.path):
            return None
        try:
            opened = self._journal.cache.open(path)
        except MentorshipError:
            return None  # a link, or no longer there: it is listed
        data = opened.data
        if is_chosen or links:
            data = self._text_of(record, data.decode("utf-8"), links).encode("utf-8")
        if moved or path == self.mentor.path:
            data = self._with_fields(record, data, moved)
        if data == opened.data and target == path:
            return None
        return Rewrite(opened, data, target if target != path else "")

    def _links_in(self, path: str) -> Iterator[tuple[Mention, str]]:
        """What names a file that moves, and what it is to say."""
        record = self._journal.snapshot.records[path]
        is_ours = record.state in (State.KNOWN, State.UNKNOWN)
        for one in self.survey.by_path.get(path, ()):
            if one.line and one.mention.reference and (is_ours or one in self._yes):
                new = self._followed(record, one.written)
                if new != one.written:
                    yield one.mention, new

    def _followed(self, record: Record, target: str) -> str:
        """The path, or the slug, as it is after the moves."""
        *folders, name = target.split("/")
        for old, new in self.moves.items():
            before, after = old.rpartition("/")[2], new.rpartition("/")[2]
            theirs = self._journal.snapshot.records[old].mentorship
            if theirs and record.mentorship not in ("", theirs):
                continue
            if name == before and old.endswith("/".join([*folders[-1:], name]).lstrip("./")):
                name = after
                break
            if not folders and name == before.removesuffix(".md"):
                name = after.removesuffix(".md")
                break
        renamed = {
            old.rpartition("/")[2]: new.rpartition("/")[2] for old, new in self._folders().items()
        }
        if self._folders() and target in renamed:
            return renamed[target]
        return "/".join([*(renamed.get(one, one) for one in folders), name])

    @cached_property
    def _moved(self) -> list[Record]:
        """The records that get another slug, each once."""
        records = self._journal.snapshot.records
        return [
            records[old]
            for old, new in self.moves.items()
            if records[old].state is State.KNOWN and self._slug(old) != records[old].slug
        ]

    def _slug(self, old: str) -> str:
        return slug_of(self.moves[old])

    def _text_of(self, record: Record, text: str, links: list[tuple[Mention, str]]) -> str:
        """The text of a file without the name; fields that YAML would lose are set one by one."""
        changes = dict(links)
        for one in self.survey.by_path.get(record.path, ()):
            if one.line and one in self._yes and not one.mention.reference:
                changes[one.mention] = words_for(self._journal.tr, text, one.mention)
        whole = replaced(text, changes)
        zones = Zones(record, text)
        if record.state not in (State.KNOWN, State.UNKNOWN) or is_alike(text, whole):
            return whole
        below = {one: new for one, new in changes.items() if one.start not in zones.front}
        above = [one for one in changes if one.start in zones.front]
        accepted = {text[one.start : one.end] for one in above}
        names = zones.fields_at([one.start for one in above])
        return self._by_fields(replaced(text, below), names, accepted)

    def _by_fields(self, text: str, names: Collection[str], accepted: Collection[str]) -> str:
        from ...text.document import Document

        document = Document.parse(text.encode("utf-8"))
        for name in names:
            document = document.set(name, self._value(document.front[name], accepted))
        return document.data.decode("utf-8")

    def _value(self, value: Value, accepted: Collection[str]) -> Value:
        if isinstance(value, list):
            return [self._value(item, accepted) for item in value]
        if isinstance(value, dict):
            return {key: self._value(item, accepted) for key, item in value.items()}
        if not isinstance(value, str):
            return value
        return without_name(self._journal.tr, value, self.survey.person, accepted)

    def _with_fields(self, record: Record, data: bytes, moved: list[Record]) -> bytes:
        from ...text.document import Document

        document: Document = Document.parse(data)
        for one in moved:
            document = with_new_reference(document, record, one, self._slug(one.path))
        if record.path == self.mentor.path:
            for name in FIELDS:
                document = document.delete(name) if name in document.front else document
            document = document.set("name", self._journal.tr(msg("the mentor")))
        return document.data


def _nameless(name: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        name = f"{name[:start]}{NAMELESS}{name[end:]}"
    return re.sub(rf"(?:{NAMELESS}-)+(?={NAMELESS})", "", name)
