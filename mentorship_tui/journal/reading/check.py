"""All that `check` finds in the journal's records, by file and line (docs/format.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...i18n import Message, msg
from ...records.lost import lost_references
from ...records.private import doubtful_lines
from ...records.record import Problem, Record
from ...records.registry import TYPES
from ...records.types.common import SHARE
from ...render.outgoing import FOR_MENTOR, MENTOR
from ...store.errors import StoreError
from ...text.problem import DocumentError
from ...text.split import decode, split

if TYPE_CHECKING:
    from ..journal import Journal

IN_DOUBT = msg(
    "This line may be the heading of what is for you only, though to markdown it is none of its "
    "own. What follows is kept back to be on the safe side: give it a heading, or word it "
    "otherwise."
)
NOT_SHARED = msg("nothing of this record is given to the mentor, whatever stands here: {reason}.")
OF_NO_SUCH_TYPE = msg("a record of this type is not shared")
WITH_ANOTHER = msg("it is not with your mentor")


class Finding(NamedTuple):
    """What is wrong or in doubt, and where; `line` counts from 1."""

    path: str
    line: int
    field: str
    message: Message


def findings(journal: Journal) -> list[Finding]:
    """In the order of files and lines."""
    found = [
        Finding(record.path, problem.line or 1, problem.field, problem.message)
        for record, problem in _problems(journal)
    ]
    for record in journal.snapshot.records.values():
        if record.type in TYPES and record.type != "conflict":
            found += [Finding(record.path, line, "", IN_DOUBT) for line in _doubts(journal, record)]
    return sorted(found, key=lambda one: one[:2])


def _problems(journal: Journal) -> Iterator[tuple[Record, Problem]]:
    for record in journal.snapshot.problems():
        for problem in record.problems:
            yield record, problem
    for record, problem in (*lost_references(journal.snapshot), *_shared_in_vain(journal)):
        yield record, Problem(problem.message, problem.field, _line(journal, record, problem.field))


def _line(journal: Journal, record: Record, field: str) -> int:
    document = journal.read(record.path).document
    return document.lines.get(field, 1) if document else 1


def _shared_in_vain(journal: Journal) -> Iterator[tuple[Record, Problem]]:
    """Records marked as shared of which nothing ever leaves."""
    for record in journal.snapshot.records.values():
        kind = TYPES.get(record.type)
        if kind is None or record.text(SHARE.name) != MENTOR:
            continue
        rule = FOR_MENTOR.get(record.type)
        reason = None
        if kind.field(SHARE.name) is None:
            reason = OF_NO_SUCH_TYPE
        elif rule and rule.with_mentor and not _is_with_mentor(journal, record, rule.with_mentor):
            reason = WITH_ANOTHER
        if reason:
            yield record, Problem(msg(NOT_SHARED.text, reason=reason), SHARE.name)


def _is_with_mentor(journal: Journal, record: Record, field: str) -> bool:
    """True while there is no mentor yet, too: it may be the one they will become."""
    there = [one for one in journal.snapshot.of("mentorship") if one.slug == record.mentorship]
    mentors = [slug for one in there for slug in one.words("mentor")]
    return not mentors or any(slug in record.words(field) for slug in mentors)


def _doubts(journal: Journal, record: Record) -> list[int]:
    try:
        text = decode(journal.cache.store.read(record.path).data)
        body = split(text).body
    except (StoreError, DocumentError):
        return []  # which is told of the file as a whole
    above = text[: len(text) - len(body)].count("\n")
    return [above + line for line in doubtful_lines(body)]
