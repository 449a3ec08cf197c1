"""The agreement on its own, to send and to print (A2, R39)."""

from __future__ import annotations

from collections.abc import Iterator

from ..i18n import Message, msg, nmsg
from ..records.catalogue.clauses import CLAUSE_STATES, CLAUSES, own_clauses
from ..records.record import Record
from ..text.sections import sections
from ..text.slug import fold
from .paper import Part, plain_in_markdown
from .source import Source
from .table import markdown_table

AGREED = "agreed"


def agreement_parts(source: Source, agreement: Record) -> list[Part]:
    """Who, why, when; the ground rules; and the two yeses."""
    return ["\n\n".join(part for part in _parts(source, agreement) if part)]


def title_of_agreement(source: Source) -> str:
    """What the page is called."""
    return source.tr(msg("Agreement on a mentorship"))


def _parts(source: Source, agreement: Record) -> Iterator[str]:
    tr = source.tr
    yield f"# {title_of_agreement(source)}"
    yield tr(
        msg(
            "Between {mentee}, mentee, and {mentor}, mentor.",
            mentee=source.mentee or "…",
            mentor=source.mentor or "…",
        )
    )
    yield _intention(source)
    yield terms(source, agreement)
    yield _before_the_clauses(source.body(agreement))
    yield from _clauses(source, agreement)
    assent = tr(msg("Assent"))
    yield f"## {assent}"
    yield assent_table(source, agreement)


def _intention(source: Source) -> str:
    mentorship = source.snapshot.mentorship
    return source.intention(mentorship) if mentorship else ""


def terms(source: Source, agreement: Record) -> str:
    """When, how often, how long and where, in a few sentences."""
    tr, value = source.tr, source.value
    start, end = value(agreement, "start"), value(agreement, "end")
    said = []
    if start and end:
        said.append(tr(msg("From {start} to {end}.", start=start, end=end)))
    midterm = value(agreement, "midterm")
    if midterm:
        said.append(tr(msg("Mid-term review on {day}.", day=midterm)))
    weeks, minutes = agreement.number("interval_weeks"), agreement.number("minutes")
    if weeks and minutes:
        rhythm = nmsg(
            "{minutes} minutes every week.",
            "{minutes} minutes every {count} weeks.",
            weeks,
            minutes=minutes,
        )
        said.append(tr(rhythm))
    place = value(agreement, "place")
    if place:
        said.append(tr(msg("Place: {place}.", place=place.rstrip(". "))))
    return " ".join(said)


def _before_the_clauses(body: str) -> str:
    return body[: next((one.start for one in sections(body)), len(body))].strip()


def _clauses(source: Source, agreement: Record) -> Iterator[str]:
    """The known clauses in their order, then those the two have put in themselves."""
    states = agreement.texts("clauses")
    for number, clause in enumerate(CLAUSES, start=1):
        text = source.below(agreement, clause.label)
        state = states.get(clause.key, "open")
        if not text and state == "open":
            continue
        yield _heading(source, number, source.tr(clause.label), state)
        yield text
    own_states = {fold(key): state for key, state in states.items()}
    for number, section in enumerate(own_clauses(source.body(agreement)), start=len(CLAUSES) + 1):
        # what stands under a heading of one's own is agreed on by the two yeses alone
        state = own_states.get(fold(section.heading), AGREED)
        yield _heading(source, number, plain_in_markdown(section.heading), state)
        yield section.text.strip()


def _heading(source: Source, number: int, label: str, state: str) -> str:
    heading = f"## {number}. {label}"
    return heading if state == AGREED else f"{heading} ({source.tr(_state(state))})"


def _state(key: str) -> Message:
    return next((one.label for one in CLAUSE_STATES if one.key == key), CLAUSE_STATES[0].label)


def assent_table(source: Source, agreement: Record) -> str:
    """Who has said yes, and when."""
    tr = source.tr
    not_yet = tr(msg("not yet"))
    rows = [
        (source.mentee, source.value(agreement, "agreed_me") or not_yet),
        (source.mentor, source.value(agreement, "agreed_mentor") or not_yet),
    ]
    head = (tr(msg("Name")), tr(msg("Said yes on")))
    return markdown_table(head, [(name or "…", day) for name, day in rows])
