"""Several records written in one step, and so in one commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...i18n import Message
from ...records.record import Record, Value
from ...records.registry import TYPES
from ..ledger.edits import apply, new_document
from ..ledger.naming import free_path

if TYPE_CHECKING:
    from ..journal import Journal


class New(NamedTuple):
    """A record to be made."""

    type_name: str
    values: Mapping[str, Value]
    body: str | None = None  # None: as its template has it
    mentorship: str | None = None  # the slug of another than the open one


def write_several(
    journal: Journal,
    said: Message,
    new: Sequence[New],
    changes: Mapping[str, Mapping[str, Value]] | None = None,
) -> tuple[Record, ...]:
    """Make the new records and change fields of others by path; `said` is how the log says it.

    Raises NotEditable before anything is written if a file to be changed does not parse; Stale if
    another program writes one of the files in this very moment.
    """
    journal.check_writable()
    with journal.writing:
        edits = [
            (journal.cache.open_to_edit(path), fields) for path, fields in (changes or {}).items()
        ]
        files: dict[str, bytes | None] = {}
        made = [_make(journal, one, files) for one in new]
        for (opened, document), fields in edits:
            data = apply(document, fields, None, opened.record.type).data
            journal.cache.store.save(opened.path, data, opened.digest)
            journal.cache.put(opened.path, data)
            files[opened.path] = data
        base = {opened.path: opened.data for (opened, _), _ in edits}
        journal.commit(journal.wording.said(said), files, base=base)
        return tuple(made)


def _make(journal: Journal, new: New, files: dict[str, bytes | None]) -> Record:
    today = journal.clock().date()
    variant = str(new.values.get("kind", ""))
    body = journal.template(new.type_name, variant) if new.body is None else new.body
    kind = TYPES[new.type_name]
    document = new_document(kind, new.values, body, today)
    path = free_path(journal, kind, new.values, new.mentorship, today)
    journal.cache.store.save(path, document.data, None)
    files[path] = document.data
    return journal.cache.put(path, document.data)
