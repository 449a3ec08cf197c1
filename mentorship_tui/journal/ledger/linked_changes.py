"""What a save brings with it: fields of other records, changed in the same commit (git.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...guidance.consequences import Others
from ...records.read import read_record
from ...records.record import Value
from .edits import apply

if TYPE_CHECKING:
    from .ledger import Ledger

Change = tuple[bytes | None, bytes]  # a file as it was, None for a new one, and as it is


def bring(journal: Ledger, others: Others) -> dict[str, Change]:
    """The files with the changes, written; those that another program took or broke are left."""
    written = ((path, _change(journal, path, fields)) for path, fields in others.items() if fields)
    return {path: change for path, change in written if change is not None}


def _change(journal: Ledger, path: str, fields: Mapping[str, Value]) -> Change | None:
    try:
        opened, document = journal.cache.open_to_edit(path)
        data = apply(document, fields, None, opened.record.type).data
        if data == opened.data:
            return None
        journal.cache.store.save(path, data, opened.digest)
    except MentorshipError:
        return None
    journal.cache.put(path, data)
    return opened.data, data


def commit_together(
    journal: Ledger,
    subject: str,
    body: str,
    own: tuple[str, Change],
    brought: Mapping[str, Change],
) -> None:
    """One commit of a record and of what it brought, which the body tells a line each."""
    changes = {own[0]: own[1], **brought}
    lines = [_told(journal, path, *change) for path, change in brought.items()]
    files = {path: new for path, (_, new) in changes.items()}
    base = {path: old for path, (old, _) in changes.items() if old is not None}
    journal.commit(subject, files, "\n".join(line for line in (body, *lines) if line), base=base)


def _told(journal: Ledger, path: str, old: bytes | None, new: bytes) -> str:
    after = read_record(path, new)
    if old is None:
        return journal.wording.added(after)
    return journal.wording.changed(read_record(path, old), after, False)
