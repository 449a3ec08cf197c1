"""Brings earlier versions back: a whole one, one field of it, or a record that was deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...i18n import msg
from ...records.record import Record, Value
from ...store.errors import Stale
from ..ledger.opened import ReadOnly
from ..ledger.record_cache import opened_from
from ..reading.history import Entry, version_of
from ..words.describe_change import body_differs, details

if TYPE_CHECKING:
    from ..journal import Journal

TEXT = "#"  # stands for the text below the fields, where fields are named
ATTEMPTS = 8


def restore_version(journal: Journal, path: str, entry: Entry) -> Record:
    """Make the record what it was after that change, in a commit of its own.

    Raises ReadOnly if the record was not there then.
    """
    from ...vcs.change import Change, check

    data = _then(journal, entry)
    journal.check_writable()
    check(Change(entry.subject, {path: data}))
    with journal.writing:
        for _ in range(ATTEMPTS):
            current = journal.cache.open(path)
            try:
                journal.cache.store.save(path, data, current.digest)
            except Stale:
                continue
            record = journal.cache.put(path, data)
            subject = journal.wording.as_it_was(record, _day(entry))
            body = details(journal.wording, current.record, record, current.data, data)
            journal.commit(subject, {path: data}, body, base={path: current.data})
            return record
    raise Stale(path, None)


def restore_fields(journal: Journal, path: str, entry: Entry, names: Sequence[str]) -> Record:
    """Give these fields the values they had after that change; TEXT stands for the text."""
    then = opened_from(entry.path, _then(journal, entry))
    opened, _ = journal.cache.open_to_edit(path)
    fields = {name: _value(then.record, name) for name in names if name != TEXT}
    body = then.document.body if TEXT in names and then.document else None
    words = [
        journal.tr(msg("text")) if name == TEXT else journal.wording.field(opened.record, name)
        for name in names
    ]
    subject = journal.wording.field_as_it_was(opened.record, ", ".join(words), _day(entry))
    return journal.save(opened, fields, body, said=subject).record


def restorable(journal: Journal, path: str, entry: Entry) -> tuple[str, ...]:
    """What of the record is another than it was then; TEXT stands for the text."""
    from ..words.wording import changed_fields

    data = _then(journal, entry)
    then, now = opened_from(entry.path, data), journal.read(path)
    if then.document is None or now.document is None:
        return ()
    names = tuple(changed_fields(now.record, then.record))
    return (*names, TEXT) if body_differs(data, now.data) else names


def bring_back(journal: Journal, entry: Entry) -> Record:
    """A record that was deleted, as it last was. Raises ReadOnly if it is there again."""
    path = entry.path
    data = version_of(journal, entry.parent, path)
    journal.check_writable()
    with journal.writing:
        if data is None or journal.cache.store.exists(path):
            raise ReadOnly(msg("{path} is there again already.", path=path))
        journal.cache.store.save(path, data, None)
        record = journal.cache.put(path, data)
        journal.commit(journal.wording.brought_back(record), {path: data})
        return record


def _then(journal: Journal, entry: Entry) -> bytes:
    data = version_of(journal, entry.oid, entry.path)
    if data is None:
        raise ReadOnly(msg("{path} was deleted then; choose the version before.", path=entry.path))
    return data


def _value(record: Record, name: str) -> Value:
    outer, _, key = name.partition(".")
    value = record.fields.get(name)
    inner = record.fields.get(outer)
    return inner.get(key) if value is None and key and isinstance(inner, dict) else value


def _day(entry: Entry) -> str:
    return entry.when.astimezone().strftime("%Y-%m-%d %H:%M")
