"""Notes on a meeting what of it went to the mentor by itself, and when (outgoing.md)."""

from __future__ import annotations

from ..journal import Journal
from ..reading.exports import What, meeting_for


def note_part_given(journal: Journal, what: What, path: str = "") -> None:
    """Its agenda or outcome went to the mentor today; the meeting is the one `export` takes.

    Raises NothingToExport, and what a save does.
    """
    meeting = meeting_for(journal, what, path)
    said = f"{what.value} {journal.clock().date().isoformat()}"
    given = meeting.words("given")
    if said not in given:
        journal.set(meeting.path, {"given": [*given, said]})
