"""What the rules ask of a journal: the same questions, answered in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from ..i18n import Message, msg
from ..records.record import Record
from ..records.snapshot import Snapshot
from ..records.types.contact import UNSENT
from ..text.clean import one_line
from ..text.tasks import Task
from .encourage import before_contact

PHASES = ("prepare", "find", "agree", "underway", "close")
CLOSED = "closed"

# furthest along first: whom a step is proposed for before the others
STAGES_UNDER_WAY = ("chosen", "trying", "meeting", "contacted", "researching", "named")
STAGES_LEFT = ("not_now", "they_declined", "i_declined")


def name_of(record: Record) -> str:
    """What a record is called, safe to show on one line."""
    return one_line(record.title) or one_line(record.slug)


def for_mentee_alone(meeting: Record) -> Message:
    """What is said of an action that stands in what is for the mentee alone."""
    return msg("something for you only, in {meeting}", meeting=name_of(meeting))


@dataclass(frozen=True)
class Facts:
    """A snapshot and a day; every answer is worked out once, when it is first asked for."""

    snapshot: Snapshot
    today: date
    now: time | None = None  # None where the hour is not asked for

    @cached_property
    def mentorship(self) -> Record | None:
        """The open mentorship, also if it has been closed but no new one is begun."""
        return self.snapshot.mentorship

    @cached_property
    def phase(self) -> str:
        """The phase the mentee says they are in; "" with no mentorship."""
        if self.mentorship is None:
            return ""
        phase = self.mentorship.text("phase")
        return phase if phase in (*PHASES, CLOSED) else PHASES[0]

    @cached_property
    def goals(self) -> tuple[Record, ...]:
        """The goals that are not dropped."""
        return tuple(g for g in self.snapshot.current("goal") if g.text("status") != "dropped")

    @cached_property
    def profile(self) -> Record | None:
        """The mentor profile of the open mentorship."""
        return next(iter(self.snapshot.current("profile")), None)

    @cached_property
    def agreement(self) -> Record | None:
        """The agreement of the open mentorship."""
        return next(iter(self.snapshot.current("agreement")), None)

    @cached_property
    def closing(self) -> Record | None:
        """The closing of the open mentorship."""
        return next(iter(self.snapshot.current("closing")), None)

    @cached_property
    def persons(self) -> tuple[Record, ...]:
        """Everybody in the network."""
        return self.snapshot.of("person")

    @cached_property
    def candidates(self) -> tuple[Record, ...]:
        """Named candidates who are still in question, the furthest along first."""
        found = [c for c in self.snapshot.current("candidate") if c.text("stage") in _ORDER]
        return tuple(sorted(found, key=lambda c: _ORDER[c.text("stage")]))

    @cached_property
    def leads(self) -> tuple[Record, ...]:
        """Places to look that have no name yet; one may write there too (F2)."""
        return tuple(c for c in self.snapshot.current("candidate") if c.text("stage") == "lead")

    @cached_property
    def written_to(self) -> tuple[Record, ...]:
        """Everybody who may owe an answer, the furthest along first."""
        return (*self.candidates, *self.persons, *self.leads)

    @cached_property
    def mentor(self) -> Record | None:
        """The candidate who is the mentor, or has been chosen to be."""
        named = self.mentorship.words("mentor") if self.mentorship else ()
        everybody = self.snapshot.current("candidate")
        said = [c for c in everybody if c.slug in named]
        said += [c for c in everybody if c.text("stage") == "mentor"]
        said += [c for c in self.candidates if c.text("stage") == "chosen"]
        return next(iter(said), None)

    @cached_property
    def suggested(self) -> dict[str, list[Record]]:
        """By the slug of who suggested them: the candidates of the open mentorship."""
        found: dict[str, list[Record]] = {}
        for candidate in self.snapshot.current("candidate"):
            for slug in candidate.words("suggested_by"):
                found.setdefault(slug, []).append(candidate)
        return found

    @cached_property
    def names_in_network(self) -> frozenset[str]:
        """What the people in the network are called, to see if somebody is there already."""
        return frozenset(person.title.casefold() for person in self.persons)

    @cached_property
    def meetings(self) -> tuple[Record, ...]:
        """Meetings with a date, in order of it; neither moved nor cancelled ones."""
        found = [m for m in self.snapshot.current("meeting") if m.date("date")]
        kept = [m for m in found if m.text("status") not in ("moved", "cancelled")]
        return tuple(sorted(kept, key=lambda m: (m.text("date"), m.text("time"))))

    @cached_property
    def held(self) -> tuple[Record, ...]:
        """The meetings that took place, the last one last."""
        return tuple(m for m in self.meetings if m.text("status") == "held")

    @cached_property
    def next_meeting(self) -> Record | None:
        """The next planned meeting, today's included."""
        return next((m for m in self.meetings if is_planned(m) and self.days_to(m) >= 0), None)

    def begun(self, meeting: Record) -> bool:
        """True from the time of a meeting on its day; one without a time has not begun."""
        try:
            start = time.fromisoformat(meeting.text("time").rjust(5, "0"))
        except ValueError:
            return False
        return self.days_to(meeting) == 0 and self.now is not None and self.now >= start

    @cached_property
    def _contacts(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        sent = (c for c in self.snapshot.current("contact") if c.text("outcome") != UNSENT)
        for contact in sorted(sent, key=lambda c: c.text("date")):
            for slug in contact.words("about")[:1]:
                found.setdefault(slug, []).append(contact)
        return found

    @cached_property
    def _tryouts(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        # of two on one day the one that is still planned comes after the one that was held
        in_order = sorted(
            self.snapshot.current("tryout"), key=lambda t: (t.text("date"), is_planned(t))
        )
        for tryout in in_order:
            if tryout.text("status") != "cancelled":
                for slug in tryout.words("candidate")[:1]:
                    found.setdefault(slug, []).append(tryout)
        return found

    @cached_property
    def before_contact(self) -> Message:
        """What helps before a letter, worked out once for all who could get one."""
        return before_contact(self.snapshot)

    def contacts(self, person: Record) -> list[Record]:
        """What was said and sent between the mentee and somebody, the latest last."""
        return self._contacts.get(person.slug, [])

    def tryouts(self, candidate: Record) -> list[Record]:
        """The try-outs with a candidate, the latest last."""
        return self._tryouts.get(candidate.slug, [])

    def days_to(self, record: Record, field: str = "date") -> int:
        """Days until a date of a record; a long way off where it has none."""
        day = record.date(field)
        return (day - self.today).days if day else 36_500

    def open_actions(self, owner: str = "") -> list[tuple[Record, Task]]:
        """What somebody promised at the meetings and has not done, oldest due date first."""
        found = [
            (meeting, task)
            for meeting in self.snapshot.current("meeting")
            for task in meeting.tasks
            if task.owner == owner and not task.done
        ]
        return sorted(found, key=lambda pair: (pair[1].due or date.max, pair[0].path, pair[1].line))

    @cached_property
    def topics(self) -> tuple[Task, ...]:
        """What waits to be brought up, the hottest first."""
        inbox = next(iter(self.snapshot.of("topics", "")), None)
        waiting = [task for task in inbox.tasks if not task.done] if inbox else []
        return tuple(sorted(waiting, key=lambda task: -task.heat))

    @cached_property
    def topics_of_this_journey(self) -> tuple[Task, ...]:
        """All that waits, wherever it was thought of, and what has been taken up in this journey.

        The inbox is the journal's. A ticked topic tells by its link at which meeting it was taken
        up; one without a link is of this journey while there has been no other.
        """
        inbox = next(iter(self.snapshot.of("topics", "")), None)
        met = [f"[[{meeting.slug}]]" for meeting in self.snapshot.current("meeting")]
        first = len(self.snapshot.of("mentorship")) <= 1
        return tuple(
            task
            for task in (inbox.tasks if inbox else ())
            if not task.done or first or any(link in task.text for link in met)
        )

    @cached_property
    def met_before(self) -> frozenset[str]:
        """Slugs of the people who were in touch about an earlier mentorship."""
        now = self.mentorship.slug if self.mentorship else ""
        earlier = [c for c in self.snapshot.of("contact") if c.mentorship != now]
        return frozenset(slug for contact in earlier for slug in contact.words("about"))


_ORDER = {stage: place for place, stage in enumerate(STAGES_UNDER_WAY)}


def is_planned(meeting: Record) -> bool:
    """True for a meeting or try-out nobody has said anything about yet."""
    return meeting.text("status") in ("planned", "")
