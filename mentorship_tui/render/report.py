"""The report of a whole mentorship (C2): what was wished for, what happened, what it gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..i18n import Message, msg
from ..records.model import Field, Kind
from ..records.record import Record
from ..records.registry import TYPES
from ..records.types.contact import UNSENT
from .agreement import agreement_parts, assent_table, terms
from .figure import Figure
from .paper import Part, plain_in_markdown
from .prose import lowered, with_tasks_told, without_empty
from .source import Audience, Source
from .table import markdown_table

# what a table or a picture shows is not said again in words
DRAWN = ("goals", "statements")
UNTOLD = ("title", "name", "created", "tags", "share", "email", "phone", "url")
CONTACT_COLUMNS = ("date", "about", "purpose", "outcome", "nerves_before", "nerves_after")
TRYOUT_COLUMNS = ("date", "candidate", "status", "my_choice", "their_choice")


def report_parts(source: Source, figures: Sequence[Figure]) -> list[Part]:
    """The parts in order; for the mentor only the agreement and what is shared with them."""
    mentorship = source.snapshot.mentorship
    if mentorship is None:
        return []
    if source.audience is Audience.MENTOR:
        return [part for part in _for_mentor(source) if part]
    return [part for part in _for_me(source, mentorship, figures) if part]


def _for_me(source: Source, mentorship: Record, figures: Sequence[Figure]) -> Iterator[Part]:
    yield _head(source, mentorship)
    yield source.intention(mentorship)
    yield _text(source, mentorship, 0)
    yield from _goals(source)
    yield from _profile(source)
    yield from _listed(source, "contact", CONTACT_COLUMNS)
    yield from _listed(source, "tryout", TRYOUT_COLUMNS)
    yield from _agreement(source)
    for figure in figures:
        yield f"## {plain_in_markdown(figure.title)}"
        yield figure
    yield from _meetings(source)
    yield from _evaluations(source)
    for record in source.records("closing"):
        yield from _whole(source, record, DRAWN)


def _for_mentor(source: Source) -> Iterator[Part]:
    who = source.mentor or source.tr(msg("my mentor"))
    yield source.tr(msg("For {name}, {day}.", name=who, day=source.today.isoformat()))
    for agreement in source.records("agreement"):
        yield from agreement_parts(source, agreement)
    for name in TYPES:
        if name != "agreement":
            for record in source.records(name):
                yield from _whole(source, record)


def _head(source: Source, mentorship: Record) -> str:
    tr, value = source.tr, source.value
    lines = [f"# {plain_in_markdown(mentorship.title)}"]
    if source.mentor:
        lines.append(tr(msg("{mentee} with {mentor}.", mentee=source.mentee, mentor=source.mentor)))
    start, end = value(mentorship, "term_start"), value(mentorship, "term_end")
    if start and end:
        lines.append(tr(msg("From {start} to {end}.", start=start, end=end)))
    return "\n\n".join(lines)


def _goals(source: Source) -> Iterator[str]:
    goals = source.records("goal")
    if goals:
        yield f"## {source.tr(TYPES['goal'].plural)}"
    for goal in goals:
        yield f"### {plain_in_markdown(goal.title)}"
        yield _fields(source, goal, ("kind", "dimension", "sign", "due", "status"))
        yield _text(source, goal, 2)


def _profile(source: Source) -> Iterator[str]:
    for profile in source.records("profile"):
        field = TYPES["profile"].field("qualities")
        weights = source.scores(profile, "qualities")
        musts = {source.key(field, key) for key in profile.words("must")} if field else set()
        yield f"## {source.tr(TYPES['profile'].label)}"
        must = source.tr(msg("a must"))
        lines = [
            f"- {label}: {weight}{f', {must}' if label in musts else ''}"
            for label, weight in sorted(weights, key=lambda one: -one[1])
        ]
        yield "\n".join(lines)
        yield _text(source, profile, 1)


def _listed(source: Source, type_name: str, columns: tuple[str, ...]) -> Iterator[str]:
    """The records of a type as a table; columns nobody has filled in are left out."""
    records = [one for one in source.records(type_name) if one.text("outcome") != UNSENT]
    fields = [field for field in TYPES[type_name].fields if field.name in columns]
    fields.sort(key=lambda field: columns.index(field.name))
    used = [field for field in fields if any(source.value(one, field.name) for one in records)]
    if records:
        yield f"## {source.tr(TYPES[type_name].plural)}"
        rows = [[source.value(record, field.name) for field in used] for record in records]
        yield markdown_table([source.tr(field.label) for field in used], rows)


def _agreement(source: Source) -> Iterator[str]:
    """Its term and its yeses: the ground rules are a page of their own."""
    for agreement in source.records("agreement"):
        yield f"## {source.tr(TYPES['agreement'].label)}"
        yield terms(source, agreement)
        yield assent_table(source, agreement)


def _meetings(source: Source) -> Iterator[str]:
    held = [one for one in source.records("meeting") if one.text("status") == "held"]
    if held:
        yield f"## {source.tr(TYPES['meeting'].plural)}"
    for meeting in held:
        title = plain_in_markdown(meeting.title)
        yield f"### {source.value(meeting, 'date')} {title}".rstrip()
        yield _fields(source, meeting, ("worth", "takeaway"))
        yield _text(source, meeting, 2)


def _evaluations(source: Source) -> Iterator[str]:
    found = source.records("evaluation")
    if found:
        yield f"## {source.tr(TYPES['evaluation'].plural)}"
    for record in found:
        yield f"### {_title(source, record)}"
        yield _fields(source, record, ("by", "dare_again", "decision"))
        yield _text(source, record, 2)


def _whole(source: Source, record: Record, besides: tuple[str, ...] = ()) -> Iterator[str]:
    yield f"## {_title(source, record)}"
    fields = (field.name for field in TYPES[record.type].fields)
    names = [name for name in fields if name not in UNTOLD and source.tells(record, name)]
    yield _fields(source, record, tuple(name for name in names if name not in besides))
    yield _text(source, record, 1)


def _title(source: Source, record: Record) -> str:
    """What it is called; an evaluation without a title, what kind it is and of which day."""
    if record.title:
        return plain_in_markdown(record.title)
    kind = TYPES[record.type]
    what = source.value(record, "kind") or source.tr(kind.label)
    day = source.value(record, kind.dated) if kind.dated else ""
    return f"{what[:1].upper()}{what[1:]} {day}".rstrip()


def _text(source: Source, record: Record, by: int) -> str:
    told = with_tasks_told(source.body(record), source.mentor)
    return lowered(without_empty(told).strip(), by)


def _fields(source: Source, record: Record, names: tuple[str, ...]) -> str:
    fields = (TYPES[record.type].field(name) for name in names)
    return "\n".join(line for field in fields if field for line in _lines(source, record, field))


def _lines(source: Source, record: Record, field: Field) -> Iterator[str]:
    text = source.value(record, field.name)
    scores = source.scores(record, field.name) if field.kind is Kind.SCORES else []
    if text or scores:
        yield f"- {_label(source, field.label)} {text}".rstrip()
    for label, score in scores:
        yield f"    - {label} {score}" if label.endswith((".", "?")) else f"    - {label}: {score}"


def _label(source: Source, label: Message) -> str:
    text = source.tr(label)
    return text if text.endswith("?") else f"{text}:"
