"""References that name nobody: a record was taken away or renamed by another program (rule 6)."""

from __future__ import annotations

from collections.abc import Iterator

from ..i18n import msg
from ..text.clean import one_line
from .record import Problem, Record, State
from .registry import record_type, type_of_path
from .snapshot import Snapshot


def lost_references(snapshot: Snapshot) -> Iterator[tuple[Record, Problem]]:
    """Each with the record it stands in; the line is not known here.

    It is no error of the file, and nothing is refused for it: the other record may come with the
    next sync.
    """
    there = _named(snapshot)
    for record in snapshot.records.values():
        for problem in _lost(record, there):
            yield record, problem


def lost_in(record: Record, snapshot: Snapshot) -> Iterator[Problem]:
    """Those of one record."""
    return _lost(record, _named(snapshot))


def _named(snapshot: Snapshot) -> set[tuple[str, str]]:
    """All that can be named; a file that cannot be read is there all the same."""
    found = set()
    for record in snapshot.records.values():
        kind = type_of_path(record.path) if record.state is State.BROKEN else None
        found.add((kind.name if kind else record.type, record.slug))
    return found


def _lost(record: Record, there: set[tuple[str, str]]) -> Iterator[Problem]:
    kind = record_type(record.type)
    for field in kind.fields if kind else ():
        for slug in record.words(field.name) if field.refers else ():
            if not any((type_name, slug) in there for type_name in field.refers):
                reason = msg("there is no {name} in the journal", name=one_line(slug))
                yield Problem(reason, field.name)
