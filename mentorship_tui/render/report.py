"""The report of a whole mentorship (C2): what was wished for, what happened, what it gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..i18n import Message, msg
from ..records.record import Record
from ..records.registry import TYPES
from .agreement import agreement_parts
from .figure import Figure
from .paper import Part, plain_in_markdown
from .source import Audience, Source


def report_parts(source: Source, figures: Sequence[Figure]) -> list[Part]:
    """The parts in order; for the mentor only the agreement and what is shared with them."""
    mentorship = source.snapshot.mentorship
    if mentorship is None:
        return []
    if source.audience is Audience.MENTOR:
        return [*_for_mentor(source)]
    return [part for part in _for_me(source, mentorship, figures) if part]


def _for_me(source: Source, mentorship: Record, figures: Sequence[Figure]) -> Iterator[Part]:
    yield _head(source, mentorship)
    yield _kept(source, mentorship)
    yield from _goals(source)
    for figure in figures:
        yield f"## {plain_in_markdown(figure.title)}"
        yield figure
    yield from _meetings(source)
    yield from _whole(source, "evaluation")
    yield from _whole(source, "closing")


def _for_mentor(source: Source) -> Iterator[Part]:
    for agreement in source.records("agreement"):
        yield from agreement_parts(source, agreement)
    for name, kind in TYPES.items():
        if kind.in_mentorship and name not in ("agreement", "mentorship"):
            yield from _whole(source, name)


def _head(source: Source, mentorship: Record) -> str:
    tr, value = source.tr, source.value
    lines = [f"# {plain_in_markdown(mentorship.title)}"]
    if source.mentor:
        lines.append(tr(msg("{mentee} with {mentor}.", mentee=source.mentee, mentor=source.mentor)))
    start, end = value(mentorship, "term_start"), value(mentorship, "term_end")
    if start and end:
        lines.append(tr(msg("From {start} to {end}.", start=start, end=end)))
    return "\n\n".join(lines)


def _kept(source: Source, mentorship: Record) -> str:
    """The original words, as they were written at the start (R9, R17)."""
    parts = (source.intention(mentorship), _lowered(source.body(mentorship)))
    return "\n\n".join(part for part in parts if part)


def _goals(source: Source) -> Iterator[str]:
    goals = source.records("goal")
    if not goals:
        return
    yield f"## {source.tr(TYPES['goal'].plural)}"
    for goal in goals:
        yield f"### {plain_in_markdown(goal.title)}"
        yield _fields(source, goal, ("kind", "dimension", "sign", "due", "status"))
        yield _lowered(source.body(goal), 2)


def _meetings(source: Source) -> Iterator[str]:
    held = [one for one in source.records("meeting") if one.text("status") == "held"]
    if not held:
        return
    yield f"## {source.tr(TYPES['meeting'].plural)}"
    for meeting in held:
        title = plain_in_markdown(meeting.title)
        yield f"### {source.value(meeting, 'date')} {title}".rstrip()
        yield _fields(source, meeting, ("worth", "takeaway"))
        yield _lowered(source.body(meeting), 2)


def _whole(source: Source, type_name: str) -> Iterator[str]:
    kind = TYPES[type_name]
    for record in source.records(type_name):
        title = plain_in_markdown(record.title) or source.tr(kind.label)
        yield f"## {title}"
        names = [field.name for field in kind.fields if field.name not in _UNTOLD]
        yield _fields(source, record, tuple(names))
        yield _lowered(source.body(record), 1)


_UNTOLD = ("title", "name", "created", "tags", "share", "email", "phone", "url")


def _fields(source: Source, record: Record, names: tuple[str, ...]) -> str:
    kind = TYPES[record.type]
    lines = []
    for name in names:
        field, text = kind.field(name), source.value(record, name)
        if field is not None and text:
            lines.append(f"- {_label(source, field.label)} {text}")
    return "\n".join(lines)


def _label(source: Source, label: Message) -> str:
    text = source.tr(label)
    return f"{text}" if text.endswith("?") else f"{text}:"


def _lowered(body: str, by: int = 1) -> str:
    """The text with its headings that much lower, so that they stay below the record's own."""
    lines = [f"{'#' * by}{line}" if line.startswith("#") else line for line in body.splitlines()]
    return "\n".join(lines)
