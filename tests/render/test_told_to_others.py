"""Sentences that others read: in their calendar, in the agreement, in a letter of thanks."""

from __future__ import annotations

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.reading.exports import What, export
from mentorship_tui.journal.reading.letters import letter
from mentorship_tui.records.record import Value
from tests.journal.conftest import journal, places

__all__ = ["journal", "places"]
HOME = "mentorships/leading"


def _exported(journal: Journal, what: What) -> str:
    return export(journal, what).data.decode()


def test_a_calendar_says_who_meets(journal: Journal) -> None:
    """M4: the day is where the entry stands; among all else one looks for the names."""
    journal.add("meeting", {"date": "2027-02-01", "status": "planned"}, "")
    assert "SUMMARY:Meeting\r\n" in _exported(journal, What.CALENDAR)
    anna = journal.add("candidate", {"name": "Anna Hall", "stage": "mentor"}, "")
    journal.set(f"{HOME}/mentorship.md", {"mentor": anna.slug})
    assert "SUMMARY:Mentoring: Ada Test and Anna Hall\r\n" in _exported(journal, What.CALENDAR)
    journal.add("meeting", {"date": "2027-03-01", "title": "The walk", "status": "planned"}, "")
    assert "SUMMARY:The walk\r\n" in _exported(journal, What.CALENDAR)


def test_where_one_meets_is_said_in_a_sentence(journal: Journal) -> None:
    """A2, R39: a place may be any words; alone with a stop they are no sentence."""
    place: dict[str, Value] = {"interval_weeks": 4, "minutes": 60, "place": "at the café"}
    journal.add("agreement", {"start": "2027-01-10", "end": "2027-12-10", **place}, "")
    assert "60 minutes every 4 weeks. Place: at the café." in _exported(journal, What.AGREEMENT)


def test_the_thanks_take_a_wish_of_several_sentences(journal: Journal) -> None:
    """F4: what was hoped for ends its sentence, whatever it is made of."""
    journal.set(f"{HOME}/mentorship.md", {"intention": "lead. I want to say no"})
    anna = journal.add("candidate", {"name": "Anna Hall", "stage": "mentor"}, "")
    text = letter(journal, "thank_mentor", anna).text
    assert "I wanted to lead. I want to say no. I have come further than I thought." in text
