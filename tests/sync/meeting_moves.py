"""Meetings that stand in a calendar while their records are renamed, as moves of the simulator."""

from __future__ import annotations

from collections import defaultdict

from icalendar import Calendar

from mentorship_tui.journal.reading.exports import What, export
from mentorship_tui.records.record import Record, State

from .machines import Machine
from .moves import Moves

PATIENCE = 20.0  # seconds


class MeetingMoves(Moves):
    """Each meeting is known by its place, which nobody changes."""

    def _meeting(self, machine: Machine) -> None:
        """A new one, or a renaming in the app or by hand of one that is there."""
        found = [
            one
            for one in machine.journal.snapshot.of("meeting")
            if one.state is State.KNOWN and one.path not in self.flagged[machine.number]
        ]
        if not found or self.random.random() < 0.3:
            self._add_meeting(machine)
            return
        record = self.random.choice(found)
        name = f"Talk {self.random.randrange(10**9)}"
        if self.random.random() < 0.7:
            machine.journal.rename(record.path, name)
            self.story.append(f"  {record.path} is {name}")
            return
        machine.journal.drain(PATIENCE)
        place = machine.root / record.path
        if place.exists():
            place.rename(place.with_name(f"2027-02-10-{name[5:]}.md"))
            self.story.append(f"  {record.path} is {name}, by hand")

    def _add_meeting(self, machine: Machine) -> Record:
        values = {"title": f"Talk {self.random.randrange(10**9)}", "date": "2027-02-10"}
        values |= {"status": "planned", "place": self.token()}
        return machine.journal.add("meeting", values, "\n## Agenda\n\n- one\n")

    def _calendar(self, machine: Machine) -> None:
        """What is exported knows each meeting by the name it was first given in a calendar."""
        assert machine.journal.drain(PATIENCE)
        whole = Calendar.from_ical(export(machine.journal, What.CALENDAR).data)
        here = defaultdict(set)
        for one in whole.walk("VEVENT"):
            if one.get("location") and one["status"] != "CANCELLED":
                here[str(one["location"])].add(str(one["uid"]))
        every = [str(one["uid"]) for one in whole.walk() if "uid" in one]
        assert len(every) == len(set(every)), (machine.number, every, self.story[-20:])
        for record in machine.journal.snapshot.of("meeting"):
            place = record.text("place")
            if record.state is not State.KNOWN or place not in here:
                continue
            known = self.uids.setdefault(place, min(here[place]))
            assert known in here[place], (machine.number, record.path, self.story)
