"""Which records pass the filters of a search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from ...i18n import Message
from ...records.record import Record, State, flat
from ...records.registry import TYPES, record_type
from ...records.snapshot import Snapshot
from ...text.fold import fold
from .days import Span, days_of, span_of
from .query import Filter, Query

Test = Callable[[Record], bool]
Translate = Callable[[Message], str]
DONE = frozenset(
    [
        "held",
        "moved",
        "cancelled",
        "reached",
        "changed",
        "dropped",
        "closed",
        "they_declined",
        "i_declined",
        "done",
        "ended",
        "thanked",
        "not_now",
        "mentor",
        "agreed",
        "read",
        "yes",
        "no",
        "name_given",
    ]
)
MET = ("meeting", "agreement", "evaluation", "closing")  # what one does with the mentor
OPEN, ENDED, LATE = ("open", "oppen", "oppet"), ("done", "klar", "klart"), ("overdue", "forsenad")
BROKEN = ("broken", "trasig")


def test_of(query: Query, snapshot: Snapshot, today: date, tr: Translate) -> Test:
    """True for the records that pass every filter; the cheap ones are asked first."""
    tests = [
        _test(one, snapshot, today, tr)
        for one in sorted(query.filters, key=lambda one: one.name != "type")
    ]
    return lambda record: all(test(record) for test in tests)


def due_by(query: Query, snapshot: Snapshot, today: date) -> Callable[[Record], date] | None:
    """By which day what a filter of days lets pass is due; None if the query has no such filter."""
    spans = [span_of(one.value, today) for one in query.filters if one.name == "due"]
    late = any(one.name == "is" and one.value in LATE for one in query.filters)
    spans += [Span(date.min, today)] if late else []
    if not spans:
        return None
    closed = _closed(snapshot)
    first, last = max(spans, key=lambda span: span.first if span else date.min) or (date.min, today)

    def soonest(record: Record) -> date:
        days = _days(record, closed)
        return min((day for day in days if first <= day <= last), default=date.max)

    return soonest


def understood(
    query: Query, snapshot: Snapshot, today: date, tr: Translate
) -> tuple[Query, tuple[str, ...]]:
    """The query without the filters whose value means nothing, and these with what is no filter.

    A name that nobody has is no such value: there is just nobody.
    """
    known = tuple(one for one in query.filters if _is_known(one, snapshot, today, tr))
    unknown = (one.typed for one in query.filters if one not in known)
    return replace(query, filters=known), (*unknown, *query.strange)


def _is_known(one: Filter, snapshot: Snapshot, today: date, tr: Translate) -> bool:
    match one.name:
        case "type":
            names = {record.type for record in snapshot.records.values()}.union(TYPES)
            return bool(_types(names, one.value, tr))
        case "is":
            return any(word.startswith(one.value) for word in _states(tr))
        case "due":
            return span_of(one.value, today) is not None
    return True


def _states(tr: Translate) -> Iterator[str]:
    """All that `is:` knows, folded."""
    yield from (*OPEN, *ENDED, *LATE, *BROKEN)
    for kind in TYPES.values():
        field = kind.field(kind.stage) if kind.stage else None
        for choice in field.choices if field else ():
            yield from map(fold, (choice.key, choice.label.text, tr(choice.label)))


def _test(one: Filter, snapshot: Snapshot, today: date, tr: Translate) -> Test:
    value = one.value
    match one.name:
        case "type":
            present = {record.type for record in snapshot.records.values()}
            names = _types(present, value, tr)
            return lambda record: record.type in names
        case "is":
            closed = _closed(snapshot)
            return lambda record: _is(record, value, today, tr, closed)
        case "due":
            return _due_test(span_of(value, today), _closed(snapshot))
        case "tag":
            return lambda record: any(fold(tag).startswith(value) for tag in record.words("tags"))
        case "in":
            return lambda record: fold(record.mentorship).startswith(value)
    kinds = ("goal",) if one.name == "goal" else ("person", "candidate")
    slugs = _slugs(snapshot, kinds, value)
    theirs = _mentored_by(snapshot, slugs) if one.name == "with" else frozenset()
    return lambda record: (
        (record.type in kinds and record.slug in slugs)
        or (record.type in MET and record.mentorship in theirs)
        or not slugs.isdisjoint(_names(record))
    )


def _types(names: Iterable[str], value: str, tr: Translate) -> frozenset[str]:
    found = set()
    for name in names:
        kind = record_type(name)
        words = [name, *((kind.label.text, tr(kind.label), tr(kind.plural)) if kind else ())]
        if any(fold(word).startswith(value) for word in words):
            found.add(name)
    return frozenset(found)


def _is(record: Record, value: str, today: date, tr: Translate, closed: frozenset[str]) -> bool:
    if value in OPEN:
        return _open(record)
    if value in ENDED:
        return bool(_stage(record)) and not _open(record)
    if value in LATE:
        return any(day < today for day in _days(record, closed))
    if value in BROKEN:
        return record.state is State.BROKEN or bool(record.problems)
    kind, stage = record_type(record.type), _stage(record)
    field = kind.field(kind.stage) if kind and kind.stage else None
    choice = field.choice(stage) if field else None
    words = [stage, *((choice.label.text, tr(choice.label)) if choice else ())]
    return any(fold(word).startswith(value) for word in words if word)


def _stage(record: Record) -> str:
    kind = record_type(record.type)
    return record.text(kind.stage) if kind and kind.stage else ""


def _open(record: Record) -> bool:
    stage = _stage(record)
    return any(not task.done for task in record.tasks) or bool(stage and stage not in DONE)


def _due_test(span: Span | None, closed: frozenset[str]) -> Test:
    if span is None:
        return lambda record: False
    first, last = span
    return lambda record: any(first <= day <= last for day in _days(record, closed))


def _days(record: Record, closed: frozenset[str]) -> list[date]:
    """As on Home, nothing is due in a mentorship that is closed."""
    return [] if record.mentorship in closed else days_of(record, DONE, _stage(record))


def _closed(snapshot: Snapshot) -> frozenset[str]:
    found = snapshot.of("mentorship")
    return frozenset(one.slug for one in found if one.text("phase") == "closed")


def _mentored_by(snapshot: Snapshot, slugs: frozenset[str]) -> frozenset[str]:
    """The mentorships whose mentor is among these."""
    found = (one for one in snapshot.of("mentorship") if not slugs.isdisjoint(one.words("mentor")))
    return frozenset(one.slug for one in found)


def _slugs(snapshot: Snapshot, kinds: tuple[str, ...], value: str) -> frozenset[str]:
    return frozenset(
        record.slug
        for kind in kinds
        for record in snapshot.of(kind)
        if value in fold(record.title) or value in fold(record.slug)
    )


def _names(record: Record) -> Iterator[str]:
    """What the record names: in its fields, the keys of its maps, and its links."""
    yield from record.links
    for value in record.fields.values():
        if isinstance(value, dict):
            yield from map(str, value)
        elif isinstance(value, list):
            yield from (str(item).strip("[] ") for item in flat(value))
        else:
            yield str(value).strip("[] ")
