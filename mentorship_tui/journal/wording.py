"""How a change is put into words for the log: `git log` is a diary in the journal's language."""

from __future__ import annotations

from dataclasses import dataclass

from ..i18n import Message, Translator, msg
from ..records.record import Record, Value
from ..records.registry import record_type
from ..records.snapshot import Snapshot
from ..text.clean import one_line
from .titles import title_of

SUBJECT_LENGTH = 100
VALUE_LENGTH = 72


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for changes of one journal, in its language."""

    snapshot: Snapshot
    tr: Translator

    def added(self, record: Record) -> str:
        """For a record that is new."""
        return self._subject(msg("Added {type}: {title}", **self._names(record)))

    def deleted(self, record: Record) -> str:
        """For a record that is taken away."""
        return self._subject(msg("Deleted {type}: {title}", **self._names(record)))

    def renamed(self, before: Record, after: Record) -> str:
        """For a record that has a new name."""
        old = title_of(before, self.snapshot, self.tr)
        return self._subject(msg("Renamed {type}: {old} -> {title}", old=old, **self._names(after)))

    def brought_back(self, record: Record) -> str:
        """For a record that was deleted and is there again."""
        return self._subject(msg("Brought back {type}: {title}", **self._names(record)))

    def as_it_was(self, record: Record, when: str) -> str:
        """For a record that is again what it was at that time."""
        title = title_of(record, self.snapshot, self.tr)
        label = self.tr(_label(record))
        said = msg("{type}: {title} - as of {when}", type=label, title=title, when=when)
        return self._subject(said)

    def field_as_it_was(self, record: Record, field: str, when: str) -> Message:
        """For a record whose field has again the value it had at that time."""
        return msg(
            "{type}: {title} - {field} as of {when}",
            type=self.tr(_label(record)),
            title=title_of(record, self.snapshot, self.tr),
            field=field,
            when=when,
        )

    def undone(self, subject: str) -> str:
        """A change that is taken back."""
        return self._subject(msg("Undone: {change}", change=subject))

    def redone(self, subject: str) -> str:
        """A change that was taken back and is made again."""
        return self._subject(msg("Redone: {change}", change=subject))

    def changed(self, before: Record, after: Record, body_changed: bool) -> str:
        """For a record that has changed: the new stage, the one field, or which fields."""
        head = f"{self.tr(_label(after))}: {title_of(after, self.snapshot, self.tr)}"
        names = changed_fields(before, after)
        if len(names) == 1 and not body_changed:
            known = record_type(after.type)
            change = self.change_of(before, after, names[0])
            is_stage = known is not None and names[0] == known.stage
            return _clip(f"{head} - {change.split(': ', 1)[1] if is_stage else change}")
        words = [self.field(after, name) for name in names]
        if body_changed:
            words.append(self.tr(msg("text")))
        return _clip(f"{head} - {', '.join(words)}" if words else head)

    def details(self, before: Record, after: Record) -> str:
        """Each changed field on a line of its own, old -> new."""
        names = changed_fields(before, after)
        return "\n".join(self.change_of(before, after, name) for name in names)

    def change_of(self, before: Record, after: Record, name: str) -> str:
        """One field, or one item of a map, old -> new."""
        old, new = self.value(before, name), self.value(after, name)
        return f"{self.field(after, name)}: {old} -> {new}"

    def said(self, message: Message) -> str:
        """For a change that is best told in words of its own."""
        return self._subject(message)

    def outside(self, subject: str) -> str:
        """The same change, made by another program."""
        return self._subject(msg("{change} (edited outside)", change=subject))

    def recovered(self, subject: str) -> str:
        """The same change, found saved but not committed when the journal was opened."""
        return self._subject(msg("{change} (recovered)", change=subject))

    def field(self, record: Record, name: str) -> str:
        """The label of a field, or of an item in a map, as a word inside a sentence."""
        known = record_type(record.type)
        outer, _, key = name.partition(".")
        field = known.field(outer) if known else None
        if field is None:
            return one_line(name)
        label = self.tr(field.label).lower()
        if not key:
            return label
        item = next((choice.label for choice in field.keys if choice.key == key), None)
        return f"{label}, {self.tr(item).lower() if item else one_line(key)}"

    def value(self, record: Record, name: str) -> str:
        """The value of a field, or of an item in a map, as a word inside a sentence."""
        outer, _, key = name.partition(".")
        value = record.fields.get(name)
        if key and value is None:
            inner = record.fields.get(outer)
            value = inner.get(key) if isinstance(inner, dict) else None
        return self.told(record, name, value)

    def told(self, record: Record, name: str, value: Value) -> str:
        """A value that the field of the record has, had or may have."""
        known = record_type(record.type)
        field = known.field(name.partition(".")[0]) if known else None
        choice = field.choice(value) if field else None
        return self.tr(choice.label).lower() if choice else _short(value)

    def _names(self, record: Record) -> dict[str, object]:
        title = title_of(record, self.snapshot, self.tr)
        return {"type": self.tr(_label(record)).lower(), "title": title}

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


def _label(record: Record) -> Message:
    known = record_type(record.type)
    return known.label if known else msg("File")


def _short(value: Value) -> str:
    if value is None or value == "":
        return "-"
    if isinstance(value, list):
        text = ", ".join(str(item) for item in value)
    elif isinstance(value, dict):
        text = ", ".join(f"{key} {item}" for key, item in value.items())
    else:
        text = str(value)
    text = one_line(text)
    return text if len(text) <= VALUE_LENGTH else text[: VALUE_LENGTH - 1] + "…"


def _clip(subject: str) -> str:
    return subject if len(subject) <= SUBJECT_LENGTH else subject[: SUBJECT_LENGTH - 1] + "…"
