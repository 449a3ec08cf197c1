"""The agenda of a meeting: what is hottest, what was promised, the goals (M1, R42, R43)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from ..i18n import Message, Translator, msg
from ..records.record import Record
from ..records.snapshot import Snapshot
from ..text.clean import one_line
from ..text.tasks import MENTOR, Task
from .facts import Facts, name_of

# whether an action may be read by others: not what stands where only the mentee may
Shown = Callable[[Record, Task], bool]

MOST_TOPICS = 3  # study part 4: pick one to three topics

PARTS = {  # study part 6, Meeting agenda
    "how": msg("How are things?"),
    "since": msg("Since last time"),
    "current": msg("Most current (1–3 topics)"),
    "deeper": msg("Dig deeper"),
    "now": msg("What do I do now?"),
    "worth": msg("What was it worth?"),
    "next": msg("Next meeting"),
}


@dataclass(frozen=True, slots=True)
class Carried:
    """An action that was promised at a meeting and follows along until it is done."""

    task: Task
    meeting: Record
    overdue: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """What there is to talk about, each part ready to be chosen from."""

    topics: tuple[Task, ...]  # all that wait, the hottest first
    mine: tuple[Carried, ...]
    mentors: tuple[Carried, ...]
    goals: tuple[Record, ...]
    takeaway: str  # of the last meeting

    @property
    def proposed(self) -> tuple[Task, ...]:
        """The topics to begin with; the others wait."""
        return self.topics[:MOST_TOPICS]


def agenda(snapshot: Snapshot, today: date, shown: Shown = lambda meeting, task: True) -> Agenda:
    """Built from the journal as it is today, of the actions that are `shown`."""
    facts = Facts(snapshot, today)
    last = facts.held[-1] if facts.held else None
    return Agenda(
        facts.topics,
        tuple(_carried(facts, "", shown)),
        tuple(_carried(facts, MENTOR, shown)),
        tuple(g for g in facts.goals if g.text("status") in ("", "draft", "active")),
        one_line(last.text("takeaway")) if last else "",
    )


def agenda_text(found: Agenda, chosen: Collection[Task], tr: Translator) -> str:
    """The agenda as markdown, in the order of the template, with the chosen topics.

    What is carried stands as plain items: the boxes stay at the meeting where it was promised.
    """
    inner = {
        "since": [*dict.fromkeys(_since(found, tr))],
        "current": [one_line(topic.text) for topic in chosen],
    }
    lines = []
    for number, (key, title) in enumerate(PARTS.items(), 1):
        lines.append(f"{number}. {tr(title)}")
        lines += [f"   - {item}" for item in inner.get(key, ())]
    return "\n".join(lines) + "\n"


def _since(found: Agenda, tr: Translator) -> Iterator[str]:
    if found.takeaway:
        yield found.takeaway
    for carried in found.mine:
        yield one_line(carried.task.text)
    for carried in found.mentors:
        yield tr(msg("{name}: {planned}", name=_MENTOR, planned=one_line(carried.task.text)))


_MENTOR: Message = msg("Mentor")


def _carried(facts: Facts, owner: str, shown: Shown) -> Iterator[Carried]:
    for meeting, task in facts.open_actions(owner):
        if shown(meeting, task):
            late = task.due is not None and task.due < facts.today
            yield Carried(task, meeting, late)


def goal_names(found: Agenda) -> tuple[str, ...]:
    """The goals, so that one sees what the topics could be about; no topic has to have one."""
    return tuple(name_of(goal) for goal in found.goals)
