"""Planning the meetings, making an agenda, summing up: the loop of a mentorship (M1, M2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...guidance.facts import is_planned
from ...guidance.rhythm import proposed_days
from ...guidance.term import term_of
from ...i18n import msg, nmsg
from ...records.record import Record
from ..record.labels import title_of

if TYPE_CHECKING:
    from ..shell import Shell


async def plan(app: Shell) -> None:
    """The meetings that the rhythm proposes, over what is left of the term."""
    from ...journal.actions.plan_meetings import plan_meetings
    from .plan import PlanScreen

    facts = app.scene.facts
    days = proposed_days(facts)
    if not days:
        app.tell(
            msg("The meetings of the term are planned already.")
            if term_of(facts)
            else msg("Set when the mentorship starts and ends first, in the agreement.")
        )
        return
    chosen = await app.push_screen_wait(PlanScreen(app.scene, days))
    if chosen:
        await app.in_thread(plan_meetings, app.open_journal, chosen)
        app.show_scene()
        app.tell(nmsg("Planned {count} meeting.", "Planned {count} meetings.", len(chosen)))


async def make_agenda(app: Shell, path: str = "") -> None:
    """The agenda of the meeting one stands on, if it is ahead, else of the next one."""
    from ...journal.actions.plan_meetings import agenda_of
    from ...journal.actions.plan_meetings import make_agenda as make
    from .agenda import AgendaScreen

    meeting = _ahead(app.open_journal.snapshot.records.get(path)) or app.scene.facts.next_meeting
    if meeting is None:
        app.tell(msg("No meeting is planned yet: press p."))
        return
    found = await app.in_thread(agenda_of, app.open_journal)
    title = title_of(meeting, app.scene)
    chosen = await app.push_screen_wait(AgendaScreen(app.scene, found, title))
    if chosen is not None:
        await app.in_thread(make, app.open_journal, meeting.path, found, chosen)
        app.show_scene()
        await app.frame.go_to(meeting.path)


async def held(app: Shell, path: str) -> None:
    """The meeting has been held: it is summed up at once, or only noted as held."""
    before = app.open_journal.snapshot.records[path].text("status")
    await sum_up(app, path)
    after = app.open_journal.snapshot.records.get(path)
    if after is not None and after.text("status") == before != "held":
        await app.in_thread(app.open_journal.move, path, "held")


async def sum_up(app: Shell, path: str = "") -> None:
    """Two ratings and a line, for the meeting one stands on, else for the last one."""
    from ...journal.actions.sum_up import sum_up as keep
    from .sum_up import RateScreen

    meeting = app.open_journal.snapshot.records.get(path)
    if meeting is None or meeting.type != "meeting":
        meeting = _latest(app)
    if meeting is None:
        app.tell(msg("There is no meeting to sum up yet."))
        return
    rating = await app.push_screen_wait(RateScreen(app.tr, meeting, title_of(meeting, app.scene)))
    if rating is None:
        return
    if rating.values or rating.action:
        await app.in_thread(keep, app.open_journal, meeting.path, rating.values, rating.action)
        app.show_scene()
    else:
        app.tell(msg("Nothing was answered, so there is nothing to save."))


def _ahead(meeting: Record | None) -> Record | None:
    found = meeting is not None and meeting.type == "meeting" and is_planned(meeting)
    return meeting if found else None


def _latest(app: Shell) -> Record | None:
    """The last meeting whose day has come, held or not yet said to be."""
    facts = app.scene.facts
    past = [one for one in facts.meetings if facts.days_to(one) <= 0]
    return past[-1] if past else None
