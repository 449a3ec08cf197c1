"""Everything that has a day: what is overdue first, then what comes next (M4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..i18n import Message, msg
from ..records.record import Record
from ..records.snapshot import Snapshot
from ..text.clean import one_line
from ..text.tasks import MENTOR, Task
from .facts import CLOSED, Facts, for_mentee_alone, is_planned, name_of
from .rules.network import waiting_contact
from .rules.promises import planned, to_follow_up
from .rules.tryouts import choices_awaited
from .term import final_done, midterm_done, said_date, term_of

HORIZON_DAYS = 30  # what lies further off is not shown on Home


class DueKind(StrEnum):
    """What kind of thing is due."""

    FOLLOW_UP = "follow_up"
    TRYOUT = "tryout"
    MEETING = "meeting"
    ACTION = "action"
    GOAL = "goal"
    EVALUATION = "evaluation"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with a day. `when.when(due.date, today)` says how far off it is."""

    date: date
    kind: DueKind
    text: Message
    path: str
    overdue: bool
    line: int = 0  # of a task, in the file
    told: Message | None = None  # in the place of a text that is for the mentee alone

    @property
    def printed(self) -> Message:
        """What a command says of it, which may run in a prompt or a mail (outgoing.md)."""
        return self.told or self.text


def due(snapshot: Snapshot, today: date, horizon: int | None = HORIZON_DAYS) -> tuple[Due, ...]:
    """What is due within `horizon` days (None: ever), the oldest first; none once closed."""
    facts = Facts(snapshot, today)
    if facts.mentorship is None or facts.phase == CLOSED:
        return ()
    sources = (_follow_ups, _answers, _tryouts, _meetings, _actions, _goals, _evaluations, _term)
    found = [one for source in sources for one in source(facts)]
    near = [one for one in found if horizon is None or (one.date - today).days <= horizon]
    return tuple(sorted(near, key=lambda one: (one.date, one.kind, one.path, one.line)))


def action_words(task: Task) -> Message:
    """What was promised, and that it was the mentor who did, if so."""
    words = one_line(task.text)
    return (
        msg("The mentor: {text}", text=words) if task.owner else Message("{text}", {"text": words})
    )


def _due(facts: Facts, day: date, kind: DueKind, text: Message, record: Record) -> Due:
    return Due(day, kind, text, record.path, day < facts.today)


def _follow_ups(facts: Facts) -> Iterator[Due]:
    for candidate, day in planned(facts):
        step, name = one_line(candidate.text("next_step")), name_of(candidate)
        text = msg("{name}: {planned}", name=name, planned=step)
        if not step:
            text = msg("Get back to {name}", name=name)
        yield _due(facts, day, DueKind.FOLLOW_UP, text, candidate)
    for person, day in to_follow_up(facts):
        text = msg("Get in touch with {name} again", name=name_of(person))
        yield _due(facts, day, DueKind.FOLLOW_UP, text, person)


def _answers(facts: Facts) -> Iterator[Due]:
    if facts.mentor is not None:  # the search is over: whoever has not answered gets a kind no
        return
    for person in facts.written_to:
        contact = waiting_contact(facts, person)
        day = contact.date("follow_up") if contact else None
        if contact and day:
            text = msg("Answer from {name}?", name=name_of(person))
            yield _due(facts, day, DueKind.FOLLOW_UP, text, contact)
    for candidate, tryout, day in choices_awaited(facts):
        text = msg("Answer from {name}?", name=name_of(candidate))
        yield _due(facts, day, DueKind.FOLLOW_UP, text, tryout)


def _tryouts(facts: Facts) -> Iterator[Due]:
    for candidate in facts.snapshot.current("candidate"):
        for tryout in facts.tryouts(candidate):
            day = tryout.date("date")
            if day and is_planned(tryout):
                text = msg("Try-out meeting with {name}", name=name_of(candidate))
                yield _due(facts, day, DueKind.TRYOUT, text, tryout)


def _meetings(facts: Facts) -> Iterator[Due]:
    for meeting in facts.meetings:
        day = meeting.date("date")
        if day and is_planned(meeting):
            name = one_line(meeting.title)
            text = msg("Meeting: {title}", title=name) if name else msg("Meeting")
            yield _due(facts, day, DueKind.MEETING, text, meeting)
    said = said_date(facts)
    if said:
        yield _due(facts, said, DueKind.MEETING, msg("Next meeting"), facts.held[-1])


def _actions(facts: Facts) -> Iterator[Due]:
    for owner in ("", MENTOR):
        for meeting, task in facts.open_actions(owner):
            if task.due:
                overdue, text = task.due < facts.today, action_words(task)
                told = for_mentee_alone(meeting) if task.private else None
                yield Due(task.due, DueKind.ACTION, text, meeting.path, overdue, task.line, told)


def _goals(facts: Facts) -> Iterator[Due]:
    for goal in facts.goals:
        day = goal.date("due")
        if day and goal.text("status") in ("", "draft", "active"):
            text = msg("Goal: {goal}", goal=name_of(goal))
            yield _due(facts, day, DueKind.GOAL, text, goal)


def _evaluations(facts: Facts) -> Iterator[Due]:
    term = term_of(facts)
    where = facts.agreement or facts.mentorship
    if term is None or where is None or facts.phase not in ("underway", "close"):
        return
    if facts.phase == "underway" and not midterm_done(facts, term):
        yield _due(facts, term.halfway, DueKind.EVALUATION, msg("Mid-term review"), where)
    if not final_done(facts):
        yield _due(facts, term.end, DueKind.EVALUATION, msg("Final evaluation"), where)


def _term(facts: Facts) -> Iterator[Due]:
    term, mentorship = term_of(facts), facts.mentorship
    if term is None or mentorship is None or facts.phase not in ("underway", "close"):
        return
    yield _due(facts, term.end, DueKind.TERM, msg("The term ends"), mentorship)
