"""The agreement: whatever changes what was agreed asks both again, by whichever way it comes."""

from __future__ import annotations

from datetime import date

import pytest

from mentorship_tui.guidance.clauses import clause_text, default_rule
from mentorship_tui.journal.actions.agreement import say_yes, set_clause, settle_all
from mentorship_tui.journal.events import Event, Noticed
from mentorship_tui.journal.journal import Journal
from mentorship_tui.records.record import Value

from .conftest import Log

PATH = "mentorships/leading/agreement.md"
ROUND = "mentorships/leading/mentorship.md"
SAID = date(2027, 1, 17)


@pytest.fixture
def agreed(journal: Journal) -> Journal:
    """Both have said yes to every clause."""
    journal.add("agreement", {"status": "draft", "start": "2027-02-01", "end": "2028-01-31"})
    settle_all(journal, PATH)
    say_yes(journal, PATH, "agreed_me", SAID)
    say_yes(journal, PATH, "agreed_mentor", SAID)
    return journal


def test_two_yeses_make_it_agreed(agreed: Journal, log: Log) -> None:
    """A2, R38: each yes has its date; with both, and an end, the agreement is agreed."""
    record = agreed.snapshot.records[PATH]
    assert record.text("status") == "agreed"
    assert record.date("agreed_me") == record.date("agreed_mentor") == SAID
    assert log()[-3] == "Agreement: all clauses agreed"


def test_one_yes_is_a_proposal(journal: Journal) -> None:
    """R38: it takes two."""
    journal.add("agreement", {"status": "draft", "start": "2027-02-01", "end": "2028-01-31"})
    assert say_yes(journal, PATH, "agreed_me", SAID).text("status") == "proposed"


def test_a_changed_text_of_an_agreed_clause_asks_both_again(agreed: Journal) -> None:
    """A2: in the same commit the clause becomes proposed and both yeses are taken back."""
    after = set_clause(agreed, PATH, "unpaid", text="A coffee is fine.")
    assert clause_text(agreed.read(PATH).document.body, "unpaid") == "A coffee is fine."  # type: ignore[union-attr]
    assert after.texts("clauses")["unpaid"] == "proposed"
    assert after.date("agreed_me") is after.date("agreed_mentor") is None
    assert after.text("status") == "revised"


def test_a_clause_of_ones_own_asks_both_again(agreed: Journal) -> None:
    """A2, R40: put in, worded anew or taken out, whether it has a state or not."""
    opened = agreed.read(PATH)
    assert opened.document is not None
    body = f"{opened.document.body}\n## The dog\n\nMay come along.\n"
    after = agreed.save(opened, {}, body).record
    assert after.date("agreed_me") is after.date("agreed_mentor") is None
    assert after.text("status") == "revised"
    assert "The dog" not in after.texts("clauses")


def test_a_script_asks_both_again_too(agreed: Journal) -> None:
    """A2: `mentorship set` goes by the same way."""
    after = agreed.set(PATH, {"minutes": 45, "interval_weeks": 2})
    assert after.date("agreed_me") is not None, "nothing was said of them before"
    after = agreed.set(PATH, {"end": "2028-06-30"})
    assert after.date("agreed_me") is after.date("agreed_mentor") is None
    assert after.text("status") == "revised"


def test_a_form_with_another_text_asks_both_again(agreed: Journal) -> None:
    """A2: the whole body saved at once, as a form does."""
    opened = agreed.read(PATH)
    assert opened.document is not None
    body = opened.document.body.replace("Short emails are fine.", "Call whenever you like.")
    after = agreed.save(opened, {}, body).record
    assert after.texts("clauses")["between"] == "proposed"
    assert after.date("agreed_mentor") is None


def _heard(journal: Journal, changes: dict[str, Value]) -> list[str]:
    heard: list[Event] = []
    journal.subscribe(heard.append)
    journal.set(PATH, changes)
    return [journal.tr(event.message) for event in heard if isinstance(event, Noticed)]


def test_taking_the_yeses_back_is_said(agreed: Journal) -> None:
    """A2: what was changed, and where both say yes again; nothing is taken away in silence."""
    assert _heard(agreed, {"start": "2027-02-08", "end": "2028-02-07"}) == [
        "Changed in what both had agreed on: Starts, Ends. Both say yes again: o on the agreement."
    ]
    assert _heard(agreed, {"end": "2028-03-07"}) == []


def test_a_yes_taken_back_on_purpose_needs_no_telling(agreed: Journal) -> None:
    assert _heard(agreed, {"agreed_me": None, "agreed_mentor": None}) == []


@pytest.mark.parametrize("phase", ["underway", "close"])
def test_the_mentorships_days_follow_the_new_yeses(agreed: Journal, log: Log, phase: str) -> None:
    """A2, R4: as when it was first agreed, in the commit of the second yes; not before it."""
    agreed.set(ROUND, {"phase": phase, "term_start": "2027-02-01", "term_end": "2028-01-31"})
    agreed.set(PATH, {"start": "2027-02-08", "end": "2027-12-20"})
    say_yes(agreed, PATH, "agreed_me", SAID)
    assert agreed.snapshot.records[ROUND].text("term_end") == "2028-01-31"
    commits = len(log())
    say_yes(agreed, PATH, "agreed_mentor", SAID)
    mentorship = agreed.snapshot.records[ROUND]
    assert mentorship.text("term_start") == "2027-02-08"
    assert mentorship.text("term_end") == "2027-12-20"
    assert len(log()) == commits + 1


def test_a_new_term_at_the_end_is_begun_by_its_own_step(agreed: Journal) -> None:
    """C1: going on moves the phase too, so the last day waits for it."""
    agreed.set(ROUND, {"phase": "close", "term_start": "2027-02-01", "term_end": "2028-01-31"})
    agreed.set(PATH, {"end": "2028-06-30"})
    say_yes(agreed, PATH, "agreed_me", SAID)
    say_yes(agreed, PATH, "agreed_mentor", SAID)
    assert agreed.snapshot.records[ROUND].text("term_end") == "2028-01-31"


def test_a_word_elsewhere_asks_nobody(agreed: Journal) -> None:
    after = agreed.set(PATH, {"title": "Ada and Anna"})
    assert after.date("agreed_me") == SAID
    assert after.text("status") == "agreed"


def test_an_edit_outside_is_flagged(agreed: Journal) -> None:
    """A2: an editor may change what was agreed; the app says so and keeps what was written."""
    assert agreed.drain(20)
    heard: list[Event] = []
    agreed.subscribe(heard.append)
    file = agreed.root / PATH
    file.write_text(file.read_text().replace("No fee, no business.", "A fee of 100."))
    agreed.outside.arrived([PATH])
    agreed.outside.settle()
    told = [agreed.tr(event.message) for event in heard if isinstance(event, Noticed)]
    assert any("Ask each other again" in text for text in told)
    assert "A fee of 100." in file.read_text()


def test_every_clause_has_a_rule_to_begin_with(journal: Journal) -> None:
    """R40: editable default rules, the same in the catalogue and in the template."""
    from mentorship_tui.records.catalogue.clauses import CLAUSES

    journal.add("agreement", {"status": "draft"})
    document = journal.read(PATH).document
    assert document is not None
    for clause in CLAUSES:
        rule = default_rule(clause.key)
        assert rule is not None
        assert clause_text(document.body, clause.key) == journal.tr(rule)
