"""Meetings planned from the rhythm, and agendas made of what waits."""

from __future__ import annotations

from datetime import date

from mentorship_tui.guidance.facts import Facts
from mentorship_tui.guidance.rhythm import proposed_days
from mentorship_tui.journal.actions.plan_meetings import agenda_of, make_agenda, plan_meetings
from mentorship_tui.journal.actions.tasks import add_topic
from mentorship_tui.journal.journal import Journal

from .conftest import Log

TODAY = date(2027, 1, 17)


def _agreed(journal: Journal) -> None:
    values = {"status": "draft", "start": "2027-02-01", "end": "2027-05-31", "place": "Library"}
    journal.add("agreement", {**values, "interval_weeks": 4, "minutes": 75})


def test_the_rhythm_gives_days_over_the_term(journal: Journal, log: Log) -> None:
    """M1, R4, R41: from the first day to the last; one step is one commit."""
    _agreed(journal)
    days = proposed_days(Facts(journal.snapshot, TODAY))
    assert [day.isoformat() for day in days] == [
        "2027-02-01",
        "2027-03-01",
        "2027-03-29",
        "2027-04-26",
        "2027-05-24",
    ]
    made = plan_meetings(journal, days[:2])
    assert [one.text("date") for one in made] == ["2027-02-01", "2027-03-01"]
    assert made[0].number("minutes") == 75
    assert made[0].text("place") == "Library"
    assert log()[-1] == "Planned 2 meetings: 2027-02-01, 2027-03-01"
    rest = proposed_days(Facts(journal.snapshot, TODAY))
    assert rest[0].isoformat() == "2027-03-29", "what is planned is not proposed again"


def test_an_agenda_is_made_of_topics_and_promises(journal: Journal, log: Log) -> None:
    """M1, R42: the chosen topics stand in the agenda, and are ticked with a link to the meeting."""
    add_topic(journal, "How do I say no? !!!")
    add_topic(journal, "The holiday")
    held = (
        "## Actions\n\n- [ ] Call HR\n- [ ] Send the book @mentor\n\n"
        "## For me only\n\n- [ ] Cry\n\n### Deeper\n\n- [ ] Cry more\n"
    )
    journal.add("meeting", {"date": "2027-01-10", "status": "held", "takeaway": "Small"}, held)
    meeting = journal.add("meeting", {"date": "2027-01-20", "status": "planned"})
    found = agenda_of(journal)
    make_agenda(journal, meeting.path, found, found.topics[:1])
    text = (journal.root / meeting.path).read_text()
    assert "   - How do I say no?" in text
    assert "   - Call HR" in text
    assert "   - Mentor: Send the book" in text
    assert "Cry" not in text, "R50: what is for the mentee only is on no agenda"
    assert "The holiday" not in text
    assert "prepared: 2027-01-17" in text
    topics = (journal.root / "topics.md").read_text()
    assert f"- [x] How do I say no? !!! [[{meeting.slug}]]" in topics
    assert "- [ ] The holiday" in topics
    assert log()[-1] == "Agenda for 2027-01-20: How do I say no?"


def test_ones_own_agenda_is_kept(journal: Journal) -> None:
    """X1: what was written under the heading stays; the topics come below it."""
    add_topic(journal, "The holiday")
    meeting = journal.add(
        "meeting", {"date": "2027-01-20"}, "## Agenda\n\nWalk first.\n\n## Notes\n"
    )
    found = agenda_of(journal)
    make_agenda(journal, meeting.path, found, found.topics)
    assert "Walk first.\n\n- The holiday" in (journal.root / meeting.path).read_text()
