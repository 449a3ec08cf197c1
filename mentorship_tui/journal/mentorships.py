"""Several mentorships in one journal: one open, the ended ones kept (X7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..records.record import Record, Value

if TYPE_CHECKING:
    from .journal import Journal


def open_mentorship(journal: Journal, slug: str) -> None:
    """Let the panes show this mentorship from now on."""
    home = journal.snapshot.journal
    if home is not None and home.text("mentorship") != slug:
        journal.set(home.path, {"mentorship": slug})


def start_mentorship(
    journal: Journal, values: Mapping[str, Value], body: str | None = None
) -> Record:
    """Begin a new journey and open it; earlier ones stay as they are."""
    record = journal.add("mentorship", values, body)
    if len(journal.snapshot.of("mentorship")) > 1:
        open_mentorship(journal, record.slug)
    return record
