"""A slip in the file that all else hangs on: it is mended before anything is proposed (rule 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...i18n import msg
from ...records.record import Record, State
from ...text.clean import one_line
from ..facts import Facts
from ..step import Action, ActionKind, Step

HOME = "journal.md"
_MENTORSHIP = re.compile(r"mentorships/[^/]+/mentorship\.md")


def mend(facts: Facts) -> Iterator[Step]:
    """The journal's own file, or the open mentorship's, cannot be read as such."""
    for record in facts.snapshot.records.values():
        if record.state is not State.KNOWN and _matters(facts, record):
            yield _step(record)


def _matters(facts: Facts, record: Record) -> bool:
    if record.path == HOME:
        return True
    if not _MENTORSHIP.fullmatch(record.path):
        return False
    home = facts.snapshot.journal
    named = home.words("mentorship") if home else ()
    return record.mentorship in named or facts.mentorship is None


def _step(record: Record) -> Step:
    problem = next(iter(record.problems), None)
    line = problem.line if problem else 0
    place = f"{record.path}:{line}" if line else record.path
    reason = problem.message if problem else msg("It says nothing that is known here.")
    return Step(
        "mend",
        msg("Mend {place}, so that it can be read", place=one_line(place)),
        msg("{reason} Nothing is lost; E opens the file in your editor.", reason=reason),
        Action(ActionKind.OPEN, "", record.path),
        about=record.path,
    )


def end_merge() -> Step:
    """A plain git stopped in a merge: what it left unreadable is the merge's, not the user's."""
    return Step(
        "end_merge",
        msg("End the merge that stopped"),
        msg(
            "Git stopped at records that both sides changed. They are merged here, and you are "
            "asked about what cannot be decided. Nothing is lost."
        ),
        Action(ActionKind.MERGE),
    )
