"""What leaves the journal: agreement, report, calendar, and all of it as JSON (A2, C2, M4)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...errors import MentorshipError
from ...guidance.evaluation import progress, relation, worth
from ...guidance.facts import Facts, is_planned, name_of
from ...i18n import Message, msg
from ...records.record import Record
from ...records.registry import TYPES
from ...render.agreement import agreement_parts, title_of_agreement
from ...render.figure import Figure, Series
from ...render.meeting_part import agenda_parts, outcome_parts
from ...render.objects import as_object, json_text
from ...render.paper import Part, as_html, as_markdown, as_pdf
from ...render.report import report_parts
from ...render.source import Audience, Source
from ...text.slug import slugify
from ..places import journal_around
from .questions import is_about_private

if TYPE_CHECKING:
    from ..journal import Journal


MODE = 0o600


class What(StrEnum):
    """What can be exported."""

    AGREEMENT = "agreement"
    REPORT = "report"
    AGENDA = "agenda"
    OUTCOME = "outcome"
    CALENDAR = "calendar"
    JSON = "json"


class Format(StrEnum):
    """How a document is written."""

    MARKDOWN = "md"
    HTML = "html"
    PDF = "pdf"


class WillNotOverwrite(MentorshipError):
    """There is a file of that name."""


class NothingToExport(MentorshipError):
    """There is no such thing in the journal yet."""


class Export(NamedTuple):
    """The bytes, and what a file of them would be called."""

    name: str
    data: bytes
    is_text: bool


def export(
    journal: Journal,
    what: What,
    form: Format = Format.MARKDOWN,
    audience: Audience = Audience.ME,
    meeting: str = "",
) -> Export:
    """`meeting` is the path of the one whose agenda or outcome it is, "" for the nearest.

    Raises NothingToExport; NoPdf where the extra for PDF is not installed.
    """
    if what in OF_A_MEETING:
        audience = Audience.MENTOR
    source = source_for(journal, audience)
    match what:
        case What.CALENDAR:
            from .calendar import calendar_of

            name = _file_name(source, What.CALENDAR, "ics")
            return Export(name, calendar_of(journal, source), True)
        case What.JSON:
            name = _file_name(source, What.JSON, "json")
            return Export(name, _as_json(journal, audience), True)
    if what in OF_A_MEETING:
        parts, title = _of_meeting(source, what, meeting_for(journal, what, meeting))
    else:
        parts, title = _document(journal, source, what)
    name = f"{slugify(_named_for(source, title), what.value)}.{form.value}"
    if form is Format.MARKDOWN:
        return Export(name, as_markdown(parts).encode(), True)
    page = as_html(parts, title, journal.language)
    return Export(name, as_pdf(page) if form is Format.PDF else page.encode(), form is Format.HTML)


def form_of(out: Path | None) -> Format:
    """The form that a file's ending says; markdown for a folder or where there is none.

    Raises MentorshipError for an ending that no document here has.
    """
    ending = out.suffix.lower() if out is not None and not out.expanduser().is_dir() else ""
    same = {"": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".htm": Format.HTML}
    found = {**same, **{f".{form}": form for form in Format}}.get(ending)
    if found is None:
        known = ", ".join(f".{form}" for form in Format)
        raise MentorshipError(
            msg("{ending} is no form of a document here: {known}.", ending=ending, known=known)
        )
    return found


def write_export(made: Export, out: Path, replace: bool = False) -> Path:
    """Write it to that file, or under its own name into that folder; where it is then.

    Readable by its owner alone. Raises WillNotOverwrite, also for a link and for what is git's;
    MentorshipError if the disk refuses.
    """
    place = out.expanduser()
    place = place / made.name if place.is_dir() else place
    _check_place(place)
    try:
        with place.open("wb" if replace else "xb") as stream:
            place.chmod(MODE)
            stream.write(made.data)
    except FileExistsError as error:
        words = msg("{file} is there already. Say --force to replace it.", file=str(place))
        raise WillNotOverwrite(words) from error
    except OSError as error:
        raise MentorshipError(
            msg("{file} cannot be written: {reason}", file=str(place), reason=str(error.strerror))
        ) from error
    return place


def _check_place(place: Path) -> None:
    """A link in a journal from elsewhere may lead to any file of yours; others you made."""
    if place.is_symlink() and journal_around(place.parent.resolve()) is not None:
        words = msg(
            "{path} is a link, or lies behind one; the app does not follow links.", path=str(place)
        )
        raise WillNotOverwrite(words)
    if ".git" in place.parent.resolve().parts:
        raise WillNotOverwrite(msg("{file} is among git's own files.", file=str(place)))


def _document(journal: Journal, source: Source, what: What) -> tuple[Sequence[Part], str]:
    mentorship = source.snapshot.mentorship
    if mentorship is None:
        raise NothingToExport(msg("There is no mentorship in this journal yet. Begin one first."))
    if what is What.REPORT:
        known = source.shown(mentorship)
        title = mentorship.title if known else source.tr(TYPES["mentorship"].label)
        return report_parts(source, figures(journal)), title
    agreement = source.snapshot.single("agreement")
    if agreement is None:
        raise NothingToExport(msg("There is no agreement yet. Write one under Agree."))
    return agreement_parts(source, agreement), title_of_agreement(source)


def meeting_for(journal: Journal, what: What, path: str = "") -> Record:
    """The meeting at the path, else the next one for its agenda, or the last for its outcome.

    Raises NothingToExport.
    """
    facts = Facts(journal.snapshot, journal.clock().date())
    found = journal.snapshot.records.get(path) if path else None
    if found is None:
        if what is What.AGENDA:
            found = next(iter(sorted(filter(is_planned, facts.meetings), key=_day)), None)
        else:
            found = facts.held[-1] if facts.held else None
    if found is None or found.type != "meeting":
        planned = what is What.AGENDA
        raise NothingToExport(
            msg("No meeting is planned. Plan one under Under way.")
            if planned
            else msg("No meeting has been held yet.")
        )
    return found


def _day(record: Record) -> str:
    return record.text("date")


def _of_meeting(source: Source, what: What, meeting: Record) -> tuple[Sequence[Part], str]:
    parts = (agenda_parts if what is What.AGENDA else outcome_parts)(source, meeting)
    if not parts:
        raise NothingToExport(
            msg("The meeting of {day} has no agenda yet.", day=_day(meeting))
            if what is What.AGENDA
            else msg("Nothing was agreed at the meeting of {day} yet.", day=_day(meeting))
        )
    label = source.tr(WHAT_WORDS[what])
    return parts, f"{label} {_day(meeting)}"


def _named_for(source: Source, title: str) -> str:
    """The title with the reader's name: one's own report is not to be taken for theirs."""
    if source.audience is Audience.ME:
        return title
    who = source.mentor or source.tr(msg("my mentor"))
    return source.tr(msg("{title} for {name}", title=title, name=who))


def _file_name(source: Source, what: What, ending: str) -> str:
    """What a program is to read has one name in every language, and for whom it is."""
    name = "mentorship" if source.audience is Audience.ME else _named_for(source, "mentorship")
    return f"{slugify(name, what.value)}.{ending}"


def figures(journal: Journal) -> list[Figure]:
    """Goals, meetings and relation over time, those of which there is something to see."""
    snapshot, tr = journal.snapshot, journal.tr
    goals = [
        Series(name_of(one.goal), [(point.day, point.value) for point in one.over_time])
        for one in progress(snapshot)
    ]
    worths = [Series(tr(msg("Worth")), [(point.day, point.value) for point in worth(snapshot)])]
    trends = [
        Series(tr(one.statement.label), [(point.day, point.value) for point in one.points])
        for one in relation(snapshot)
    ]
    drawn = (
        _figure(tr(msg("The goals over time")), goals, 0, 10),
        _figure(tr(msg("What the meetings gave")), worths, 0, 10),
        _figure(tr(msg("The relationship over time")), trends, 1, 5),
    )
    return [one for one in drawn if one.days]


def _figure(title: str, series: Sequence[Series], low: int, high: int) -> Figure:
    return Figure(title, [one for one in series if one.points], low, high)


def source_for(
    journal: Journal, audience: Audience, records: Sequence[Record] | None = None
) -> Source:
    """Of the open mentorship, where nothing else is said."""
    snapshot = journal.snapshot
    if records is None:
        records = [one for one in snapshot.records.values() if _is_current(journal, one)]
    bodies = {one.path: body_of(journal, one) for one in records}
    return Source(snapshot, bodies, journal.tr, journal.clock().date(), audience)


def _is_current(journal: Journal, record: Record) -> bool:
    current = journal.snapshot.mentorship
    return current is not None and record.mentorship == current.slug


def body_of(journal: Journal, record: Record) -> str:
    """The record's text as it lies on the disk; "" if it cannot be read."""
    try:
        document = journal.read(record.path).document
    except MentorshipError:
        return ""
    return document.body if document else ""


def _as_json(journal: Journal, audience: Audience) -> bytes:
    """All mentorships for the mentee; for the mentor, what is shared of the open one."""
    every = tuple(journal.snapshot.records.values())
    source = source_for(journal, audience, every if audience is Audience.ME else None)
    records = [
        {**_object(source, one), "body": source.without_private(one)}
        for one in every
        if one.path in source.bodies and source.shown(one) and not is_about_private(journal, one)
    ]
    return (json_text(records) + "\n").encode()


def _object(source: Source, record: Record) -> dict[str, object]:
    """A record as it is listed; for the mentor its type, title and the fields that may leave."""
    if source.audience is Audience.ME:
        return as_object(record, source.tr)
    kind = TYPES[record.type]
    title = record.title if source.tells(record, kind.title) else source.tr(kind.label)
    return {"type": record.type, "title": title, "fields": source.told_fields(record)}


OF_A_MEETING = (What.AGENDA, What.OUTCOME)  # always for the mentor
WHAT_WORDS: dict[What, Message] = {
    What.AGREEMENT: msg("The agreement"),
    What.REPORT: msg("The report on the mentorship"),
    What.AGENDA: msg("The agenda"),
    What.OUTCOME: msg("What was agreed"),
    What.CALENDAR: msg("A calendar file"),
    What.JSON: msg("Everything, for other programs (JSON)"),
}
