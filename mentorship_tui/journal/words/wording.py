"""How a change is put into words for the log: `git log` is a diary in the journal's language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...i18n import Message, Translator, msg
from ...records.model import Field
from ...records.record import Record, State, Value, bare_reference
from ...records.registry import record_type
from ...records.snapshot import Snapshot
from ...text.clean import one_line
from .shorten import NOTHING, in_words, shortened, where_they_part
from .titles import title_of, type_and_rest, type_inside, with_type

SUBJECT_LENGTH = 100
SHORT = 72  # so long that git log on one line shows it whole (git documentation, DISCUSSION)
STAGE_AND_ONE = 2  # a move, and what was said with it: told whole while there is room
Telling = Callable[[Record, Record, str], str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for changes of one journal, in its language."""

    snapshot: Snapshot
    tr: Translator

    def added(self, record: Record, said: Message | None = None) -> str:
        """For a record that is new; `said` where what is in it matters more than that it is new."""
        if said is not None:
            return self.said(said)
        return self._subject(msg("Added {record}", record=self._within(record)))

    def deleted(self, record: Record) -> str:
        """For a record that is taken away."""
        return self._subject(msg("Deleted {record}", record=self._within(record)))

    def renamed(self, before: Record, after: Record) -> str:
        """For a record that has a new name, be it only its file's."""
        old = title_of(before, self.snapshot, self.tr)
        names = self._names(after)
        if old == names["title"]:
            old, names["title"] = before.slug, after.slug
        return self._subject(msg("Renamed {type}: {old} -> {title}", old=old, **names))

    def brought_back(self, record: Record) -> str:
        """For a record that was deleted and is there again."""
        return self._subject(msg("Brought back {record}", record=self._within(record)))

    def as_it_was(self, record: Record, when: str) -> str:
        """For a record that is again what it was at that time."""
        return self._subject(msg("{record} - as of {when}", record=self.head(record), when=when))

    def field_as_it_was(self, record: Record, field: str, when: str) -> Message:
        """For a record whose field has again the value it had at that time."""
        head = self.head(record)
        return msg("{record} - {field} as of {when}", record=head, field=field, when=when)

    def undone(self, subject: str) -> str:
        """A change that is taken back."""
        return self._subject(msg("Undone: {change}", change=subject))

    def redone(self, subject: str) -> str:
        """A change that was taken back and is made again."""
        return self._subject(msg("Redone: {change}", change=subject))

    def changed(
        self,
        before: Record,
        after: Record,
        body_changed: bool,
        follows: Collection[str] = (),
    ) -> str:
        """For a record that has changed: the new stage, the one field, or which fields.

        `follows` are fields that only follow from the others, which the body of the commit has.
        """
        known, knew = after.state is State.KNOWN, before.state is State.KNOWN
        if known != knew:
            return self._read_or_not(after if known else before, known)
        head = self.head(after)
        changed = changed_fields(before, after)
        names = [name for name in changed if name.partition(".")[0] not in follows] or changed
        text = [self.tr(msg("text"))] if body_changed else []
        whole = self._listed(before, after, names, self._told_short) + text
        if not whole:
            return _clip(head)
        subject = f"{head} - {_joined(whole, names)}"
        room = (
            SUBJECT_LENGTH if len(whole) == STAGE_AND_ONE and self._stage(after) in names else SHORT
        )
        if len(names) > 1 and len(subject) > room:
            fields = self._listed(before, after, names, self._named) + text
            subject = f"{head} - {_joined(fields, names)}"
        return _clip(subject)

    def _listed(
        self, before: Record, after: Record, names: Sequence[str], tell: Telling
    ) -> list[str]:
        """Each field told; of a map, its name once and then its items."""
        parts: list[str] = []
        for outer, group in groupby(names, lambda name: name.partition(".")[0]):
            told = [tell(before, after, name) for name in group]
            items = outer not in names
            parts.append(f"{self.field(after, outer)}: {', '.join(told)}" if items else told[0])
        return parts

    def _read_or_not(self, record: Record, readable: bool) -> str:
        """An editor broke the file, or mended it: which fields came and went would tell nothing."""
        what = msg("can be read again") if readable else msg("can no longer be read")
        return _clip(f"{self.head(record)} - {self.tr(what)}")

    def head(self, record: Record) -> str:
        """A record by its type and its title."""
        return with_type(record, self.snapshot, self.tr)

    def _stage(self, record: Record) -> str:
        known = record_type(record.type)
        return known.stage if known is not None else ""

    def _named(self, before: Record, after: Record, name: str) -> str:
        """Only what the field is called; but the stage is what one looks for in a diary."""
        if name == self._stage(after):
            return self._told_short(before, after, name)
        return self._key(after, name) if "." in name else self.field(after, name)

    def _told_short(self, before: Record, after: Record, name: str) -> str:
        """The stage speaks for itself, and what was not there before needs no arrow."""
        old, new = self.value(before, name), self.value(after, name)
        change = new if old == NOTHING else f"{old} -> {new}"
        if name == self._stage(after):
            return change
        if "." in name:
            return f"{self._key(after, name)} {change}"
        return f"{self.field(after, name)}: {change}"

    def _key(self, record: Record, name: str) -> str:
        """Of an item in a map, what it is called there."""
        known = record_type(record.type)
        outer, _, key = name.partition(".")
        field = known.field(outer) if known else None
        return self._item(field, key) if field else one_line(key)

    def details(self, before: Record, after: Record) -> str:
        """Each changed field on a line of its own, old -> new."""
        names = changed_fields(before, after)
        return "\n".join(self.change_of(before, after, name) for name in names)

    def change_of(self, before: Record, after: Record, name: str) -> str:
        """One field, or one item of a map, old -> new."""
        old, new = where_they_part(self._whole(before, name), self._whole(after, name))
        return f"{self.field(after, name)}: {old} -> {new}"

    def said(self, message: Message) -> str:
        """For a change that is best told in words of its own."""
        return self._subject(message)

    def outside(self, subject: str) -> str:
        """The same change, made by another program."""
        return self._remarked(
            subject, lambda change: msg("{change} (edited outside)", change=change)
        )

    def in_editor(self, subject: str) -> str:
        """The same change, made by the user in the editor that the app opened for them."""
        return self._remarked(
            subject, lambda change: msg("{change} (edited in the editor)", change=change)
        )

    def recovered(self, subject: str) -> str:
        """The same change, found saved but not committed when the journal was opened."""
        return self._remarked(subject, lambda change: msg("{change} (recovered)", change=change))

    def _remarked(self, subject: str, remark: Callable[[str], Message]) -> str:
        """Where it is too long it is the change that is cut, not the remark on it."""
        said = self.tr(remark(subject))
        over = len(said) - SUBJECT_LENGTH
        return said if over <= 0 else self.tr(remark(subject[: -over - 1].rstrip(" ,…") + "…"))

    def field(self, record: Record, name: str) -> str:
        """The label of a field, or of an item in a map, as a word inside a sentence."""
        known = record_type(record.type)
        outer, _, key = name.partition(".")
        field = known.field(outer) if known else None
        if field is None:
            return one_line(name)
        label = _inside(self.tr(field.label))
        return f"{label}, {self._item(field, key)}" if key else label

    def _item(self, field: Field, key: str) -> str:
        item = next((choice.label for choice in field.keys if choice.key == key), None)
        return _inside(self.tr(item)) if item else one_line(key)

    def value(self, record: Record, name: str) -> str:
        """The value of a field, or of an item in a map, as a word inside a sentence."""
        return shortened(self._whole(record, name))

    def _whole(self, record: Record, name: str) -> str:
        outer, _, key = name.partition(".")
        value = record.fields.get(name)
        if key and value is None:
            inner = record.fields.get(outer)
            value = inner.get(key) if isinstance(inner, dict) else None
        return self.whole(record, name, value)

    def told(self, record: Record, name: str, value: Value) -> str:
        """A value that the field of the record has, had or may have."""
        return shortened(self.whole(record, name, value))

    def whole(self, record: Record, name: str, value: Value) -> str:
        """The same, however long it is."""
        known = record_type(record.type)
        field = known.field(name.partition(".")[0]) if known else None
        if field is not None and isinstance(value, dict):
            value = {self._item(field, key): self._chosen(field, one) for key, one in value.items()}
        elif field is not None and isinstance(value, list):
            value = [self._chosen(field, one) for one in value]
        elif field is not None:
            value = self._chosen(field, value)
        return in_words(value)

    def _chosen(self, field: Field, value: Value) -> Value:
        """The label of a choice, the name of who is meant; any other value is what it is."""
        if field.refers and isinstance(value, str):
            found = self.snapshot.find(bare_reference(value))
            meant = next((one for one in found if one.type in field.refers), None)
            return title_of(meant, self.snapshot, self.tr) if meant else value
        choice = field.choice(value)
        return _inside(self.tr(choice.label)) if choice else value

    def _names(self, record: Record) -> dict[str, object]:
        label, rest = type_and_rest(record, self.snapshot, self.tr)
        return {"type": label.lower(), "title": rest or label}

    def _within(self, record: Record) -> str:
        return type_inside(record, self.snapshot, self.tr)

    def _subject(self, message: Message) -> str:
        return _clip(self.tr(message))


def changed_fields(before: Record, after: Record) -> list[str]:
    """The fields with another value, maps by their items, in the order of the new version."""
    names = [*after.fields, *(name for name in before.fields if name not in after.fields)]
    changed: list[str] = []
    for name in names:
        old, new = before.fields.get(name), after.fields.get(name)
        if old == new:
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            keys = [*new, *(key for key in old if key not in new)]
            changed += [f"{name}.{key}" for key in keys if old.get(key) != new.get(key)]
        else:
            changed.append(name)
    return changed


def _joined(parts: Sequence[str], names: Sequence[str]) -> str:
    """A comma has one task in a sentence: where one may stand within a part, none parts them."""
    within = any("." in name for name in names) or any(", " in part for part in parts)
    return ("; " if within else ", ").join(parts)


def _inside(label: str) -> str:
    """A label as words inside a sentence; the English I stays what it is."""
    return label if label.startswith("I ") else label[:1].lower() + label[1:]


def _clip(subject: str) -> str:
    return subject if len(subject) <= SUBJECT_LENGTH else subject[: SUBJECT_LENGTH - 1] + "…"
