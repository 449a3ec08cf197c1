"""Meetings planned over the term, and the agenda of one made from what waits (M1, R41-R43)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ...guidance.agenda import Agenda, agenda, agenda_text
from ...guidance.rhythm import planned_values
from ...i18n import LANGUAGES, Message, Translator, msg, nmsg
from ...records.private import without_private
from ...records.record import Record
from ...records.types.meeting import MEETING
from ...text.sections import append_to_section, find_section, replace_section
from ...text.tasks import Task, link_task, parse_tasks, set_done
from ..reading.exports import body_of
from .add_several import New, write_several
from .rewrite import Rewrite, rewrite_together

if TYPE_CHECKING:
    from ...text.document import Document
    from ..journal import Journal

MOST_DAYS_TOLD = 6


def plan_meetings(journal: Journal, days: Sequence[date]) -> tuple[Record, ...]:
    """A meeting on each of the days: one step of the user's, one commit."""
    agreement = journal.snapshot.single("agreement")
    new = [New("meeting", dict(planned_values(agreement, day))) for day in days]
    told = ", ".join(day.isoformat() for day in days[:MOST_DAYS_TOLD])
    told += " ..." if len(days) > MOST_DAYS_TOLD else ""
    said = nmsg(
        "Planned {count} meeting: {days}", "Planned {count} meetings: {days}", len(days), days=told
    )
    return write_several(journal, said, new)


def agenda_of(journal: Journal) -> Agenda:
    """What there is to talk about now, but for what is for the mentee only."""

    @cache
    def open_to_read(path: str) -> frozenset[str]:
        body = without_private(body_of(journal, journal.snapshot.records[path]))
        return frozenset(task.text for task in parse_tasks(body))

    def shown(meeting: Record, task: Task) -> bool:
        return task.text in open_to_read(meeting.path)

    return agenda(journal.snapshot, journal.clock().date(), shown)


def make_agenda(journal: Journal, path: str, found: Agenda, chosen: Collection[Task]) -> None:
    """Put the agenda into the meeting, and tick the topics taken up with a link to it.

    What the user wrote under the heading stays: the topics are then put below it.
    """
    opened, document = journal.cache.open_to_edit(path)
    body = _with_agenda(journal, document, agenda_text(found, chosen, journal.tr), chosen)
    changed = document.with_body(body).set("prepared", journal.clock().date().isoformat())
    rewrites = [Rewrite(opened, changed.data)]
    inbox = journal.snapshot.single("topics")
    if inbox is not None and chosen:
        inbox_opened, inbox_document = journal.cache.open_to_edit(inbox.path)
        taken = _taken(inbox_opened.record, inbox_document, chosen, opened.record.slug)
        rewrites.append(Rewrite(inbox_opened, taken.data))
    rewrite_together(journal, _said(opened.record, chosen), rewrites)


def _said(meeting: Record, chosen: Collection[Task]) -> Message:
    day = meeting.text("date")
    if not chosen:
        return msg("Agenda for {day}", day=day)
    return msg("Agenda for {day}: {topics}", day=day, topics="; ".join(one.text for one in chosen))


def _with_agenda(journal: Journal, document: Document, text: str, chosen: Collection[Task]) -> str:
    heading = _heading(document.body, "agenda", journal.tr)
    section = find_section(document.body, heading)
    template = find_section(journal.template("meeting"), heading)
    untouched = template is not None and section is not None and section.text == template.text
    if section is None or untouched or not section.text.strip():
        return replace_section(document.body, heading, text.rstrip("\n"))
    lines = "\n".join(f"- {one.text}" for one in chosen if one.text not in section.text)
    return append_to_section(document.body, heading, lines) if lines else document.body


def _taken(inbox: Record, document: Document, chosen: Collection[Task], meeting: str) -> Document:
    """The topics as they are on the disk now: a line may have moved since they were chosen."""
    texts = {one.text for one in chosen}
    body = document.body
    for task in inbox.tasks:
        if task.text in texts and not task.done:
            line = task.line - document.body_line + 1
            body = link_task(set_done(body, line, True), line, meeting)
    return document.with_body(body)


def _heading(body: str, key: str, tr: Translator) -> str:
    title = next(section.title for section in MEETING.sections if section.key == key)
    names = [Translator(language)(title) for language in LANGUAGES]
    return next((name for name in names if find_section(body, name)), tr(title))
