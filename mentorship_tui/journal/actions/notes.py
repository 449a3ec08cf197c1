"""A note put down on a record: a dated line under its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import Message, msg
from ...records.record import Record
from ...records.registry import record_type
from ...text.sections import append_to_section

if TYPE_CHECKING:
    from ..journal import Journal

SECTION = "notes"


def add_note(journal: Journal, path: str, text: str) -> Record:
    """Add the text, with today's date, at the end of the record's notes.

    Raises NotEditable if the file does not parse.
    """
    opened, document = journal.cache.open_to_edit(path)
    heading = journal.tr(_heading(opened.record))
    line = f"- {journal.clock().date().isoformat()} {text}"
    body = append_to_section(document.body, heading, line)
    return journal.save(opened, {}, body, said=msg("Note: {text}", text=text)).record


def _heading(record: Record) -> Message:
    known = record_type(record.type)
    titles = (
        (section.title for section in known.sections if section.key == SECTION) if known else ()
    )
    return next(iter(titles), msg("Notes"))
