"""What a record says of others is kept there too, whichever way it was said (git.md)."""

from __future__ import annotations

import pytest

from mentorship_tui.journal.actions.undo import undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.records.record import Value

from .conftest import Log, git

HOME = "mentorships/leading/mentorship.md"


def test_an_answer_is_kept_where_it_belongs_in_one_commit(journal: Journal, log: Log) -> None:
    """F1, R38: a yes to the letter that chooses is their choice, and a name given is noted."""
    journal.add("person", {"name": "Bo Ek", "ask_status": "asked"}, "")
    journal.add("candidate", {"name": "Anna", "stage": "trying"}, "")
    held: dict[str, Value] = {"candidate": "anna", "date": "2027-01-10", "status": "held"}
    tryout = journal.add("tryout", {**held, "my_choice": "yes"}, "")
    letter: dict[str, Value] = {"date": "2027-01-11", "direction": "out", "outcome": "waiting"}
    told = journal.add("contact", {**letter, "about": "anna", "purpose": "schedule"}, "")
    asked = journal.add("contact", {**letter, "about": "bo-ek", "purpose": "ask"}, "")
    assert journal.drain(20)
    before = len(log())
    journal.set(told.path, {"outcome": "yes"})
    journal.set(asked.path, {"outcome": "name_given"})
    assert journal.drain(20)
    assert len(log()) == before + 2
    records = journal.snapshot.records
    assert records[tryout.path].text("their_choice") == "yes"
    assert records["network/bo-ek.md"].text("ask_status") == "suggested"
    undo(journal)
    undo(journal)
    assert journal.snapshot.records[tryout.path].text("their_choice") == ""


@pytest.mark.parametrize(("choice", "outcome"), [("yes", "yes"), ("no", "no"), ("maybe", "")])
def test_their_choice_is_the_answer_to_the_letter_that_asked(
    journal: Journal, log: Log, choice: str, outcome: str
) -> None:
    """R38: noted on the try-out, the letter waits no longer; a time that was booked is another."""
    journal.add("candidate", {"name": "Anna", "stage": "trying"}, "")
    held: dict[str, Value] = {"candidate": "anna", "date": "2027-01-10", "status": "held"}
    tryout = journal.add("tryout", {**held, "my_choice": "yes"}, "")
    letter: dict[str, Value] = {"date": "2027-01-11", "direction": "out", "outcome": "waiting"}
    letter = {**letter, "about": "anna"}
    told = journal.add("contact", {**letter, "purpose": "choose", "title": "a"}, "")
    booked = journal.add("contact", {**letter, "purpose": "schedule", "title": "b"}, "")
    assert journal.drain(20)
    before = len(log())
    journal.set(tryout.path, {"their_choice": choice})
    assert journal.drain(20)
    assert len(log()) == before + 1
    records = journal.snapshot.records
    assert records[told.path].text("outcome") == outcome
    assert records[booked.path].text("outcome") == "waiting"


def test_what_a_relation_became_is_one_thing(journal: Journal) -> None:
    """R47: a closing that is corrected corrects the mentorship, never before its end."""
    closing = journal.add("closing", {"date": "2027-01-10", "becomes": "none"}, "")
    journal.set(closing.path, {"becomes": "business"})
    assert journal.snapshot.records[HOME].text("becomes") == ""
    journal.set(HOME, {"becomes": "business"})
    journal.set(closing.path, {"becomes": "friendship"})
    assert journal.snapshot.records[HOME].text("becomes") == "friendship"


def test_the_verdict_follows_the_answers_whichever_way_they_come(
    journal: Journal, log: Log
) -> None:
    """P5: also by a command; the subject has what was answered, the body what follows of it."""
    path = journal.add("candidate", {"name": "Anna", "stage": "named"}, "").path
    journal.set(path, {"attention": "yes", "conflicts.manager": "high"})
    assert journal.snapshot.records[path].text("verdict") == "unsuitable"
    journal.set(path, {"conflicts.manager": "none"})
    assert journal.drain(20)
    assert journal.snapshot.records[path].text("verdict") == "clear"
    assert "suitability" not in log()[-1]
    assert "suitability: " in git(journal.root, "log", "-1", "--format=%b")


def test_a_letter_logged_by_a_command_moves_whoever_got_it(journal: Journal, log: Log) -> None:
    """F4: in the same commit."""
    path = journal.add("candidate", {"name": "Anna", "stage": "named"}, "").path
    assert journal.drain(20)
    before = len(log())
    letter: dict[str, Value] = {"date": "2027-01-11", "about": "anna", "purpose": "first"}
    journal.add("contact", letter, "")
    assert journal.drain(20)
    assert journal.snapshot.records[path].text("stage") == "contacted"
    assert len(log()) == before + 1
