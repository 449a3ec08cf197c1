"""Qualities weighed by one key each, without a screen: a profile's weights, a candidate's fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...guidance.match import label_of, match
from ...i18n import Message, Translator, msg
from ...records.catalogue.qualities import GROUPS, QUALITIES
from ...records.record import Record, Value
from ...text.slug import fold, unique_slug

MIDDLE = 3


class Line(NamedTuple):
    """One quality; a new `group` gets a heading."""

    key: str
    label: Message
    gloss: Message | None = None
    group: Message | None = None
    must: bool = False  # of the profile, where that is not what is being weighed


class Names(NamedTuple):
    """The record's fields that hold what is weighed."""

    values: str
    words: str
    musts: str = ""  # "" where they cannot be set
    own: str = ""


PROFILE = Names("qualities", "why", "must", "custom")
CANDIDATE = Names("fit", "evidence")


class Weighing:
    """Begins with the record's fields and ends with those that have changed."""

    def __init__(
        self, names: Names, low: int, lines: Sequence[Line], fields: Mapping[str, Value]
    ) -> None:
        self.names = names
        self.low = low
        self.high = 5
        self.lines = list(lines)
        self._before = dict(fields)
        self.fields: dict[str, Value] = dict(fields)

    @property
    def changes(self) -> dict[str, Value]:
        """The fields with another value than at first."""
        names = [name for name in self.names if name]
        return {
            name: self.fields.get(name)
            for name in names
            if (self.fields.get(name) or None) != (self._before.get(name) or None)
        }

    def value(self, key: str) -> int | None:
        """How much it weighs or how well it fits; None if that is not said."""
        found = self._map(self.names.values).get(key)
        return found if isinstance(found, int) and not isinstance(found, bool) else None

    def words(self, key: str) -> str:
        """What the user says of it in their own words."""
        found = self._map(self.names.words).get(key)
        return "" if found is None else str(found)

    def is_must(self, line: Line) -> bool:
        """True if it will not work without this one."""
        return line.must or line.key in self._musts()

    def weigh(self, key: str, value: int | None) -> None:
        """Set it; a value below the lowest takes it away, and the must with it."""
        kept = value is not None and value >= self.low
        self._put(self.names.values, key, value if kept else None)
        if not kept and key in self._musts():
            self.toggle_must(key)

    def say(self, key: str, words: str) -> None:
        """Put it in the user's own words; nothing takes them away.

        What matters for a reason, and weighs nothing yet, is put in the middle, as a must is.
        """
        self._put(self.names.words, key, words.strip() or None)
        if words.strip() and self.names.musts and self.value(key) is None:
            self.weigh(key, MIDDLE)

    def toggle_must(self, key: str) -> None:
        """A must, or not after all. A must that weighs nothing yet is put in the middle."""
        if not self.names.musts:
            return
        musts = self._musts()
        if key in musts:
            self.fields[self.names.musts] = [one for one in musts if one != key]
        else:
            self.fields[self.names.musts] = [*musts, key]
            if self.value(key) is None:
                self.weigh(key, MIDDLE)

    def add_own(self, label: str, tr: Translator) -> str:
        """A quality that the list does not have yet, or the one of that name; its key."""
        if not self.names.own:
            return ""
        called = fold(label)
        known = next((line for line in self.lines if fold(tr(line.label)) == called), None)
        if known is not None:
            if self.value(known.key) is None:
                self.weigh(known.key, MIDDLE)
            return known.key
        key = unique_slug(label, [line.key for line in self.lines], "own").replace("-", "_")
        self._put(self.names.own, key, label.strip())
        self.weigh(key, MIDDLE)
        self.lines.append(Line(key, Message("{text}", {"text": label.strip()}), None, OWN))
        return key

    def _musts(self) -> list[Value]:
        found = self.fields.get(self.names.musts) if self.names.musts else None
        return list(found) if isinstance(found, list) else [found] if found else []

    def _map(self, name: str) -> dict[str, Value]:
        found = self.fields.get(name)
        return found if isinstance(found, dict) else {}

    def _put(self, name: str, key: str, value: Value) -> None:
        changed = dict(self._map(name))
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = value
        self.fields[name] = changed


OWN = msg("Your own")


def of_profile(profile: Record | None) -> Weighing:
    """The whole catalogue by group, then the mentee's own (P4)."""
    lines = [
        Line(one.key, one.label, one.help, group.label)
        for group in GROUPS
        for one in group.qualities
    ]
    known = {one.key for one in QUALITIES}
    own = {*profile.texts("custom"), *profile.scores("qualities")} if profile else set()
    lines += [Line(key, label_of(profile, key), None, OWN) for key in sorted(own - known)]
    return Weighing(PROFILE, 1, lines, profile.fields if profile else {})


def of_candidate(profile: Record | None, candidate: Record) -> Weighing:
    """What the profile asks for, the heaviest first; without a profile the whole catalogue (F3)."""
    glosses = {one.key: one.help for one in QUALITIES}
    rows = match(profile, candidate).rows
    lines = [Line(row.key, row.label, glosses.get(row.key), None, row.must) for row in rows]
    asked = {line.key for line in lines}
    others = [key for key in candidate.scores("fit") if key not in asked]
    if not lines:
        others = [one.key for one in QUALITIES]
    lines += [Line(key, label_of(profile, key), glosses.get(key)) for key in others]
    return Weighing(CANDIDATE, 0, lines, candidate.fields)
