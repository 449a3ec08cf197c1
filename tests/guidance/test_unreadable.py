"""A slip in the mentorship's own file is no reason to begin another one (format.md rule 4)."""

from __future__ import annotations

from mentorship_tui.guidance.next_step import ActionKind, steps
from mentorship_tui.records.read import read_record
from mentorship_tui.records.record import Record
from tests.guidance.build import TODAY, english, prepared, record, snapshot, swedish

PATH = "mentorships/leading/mentorship.md"
BROKEN = read_record(PATH, b"---\ntype: mentorship\ntitle: Side: title\n---\n")


def rules(*records: Record) -> list[str]:
    return [step.rule for step in steps(snapshot(*records), TODAY)]


def test_a_mentorship_that_cannot_be_read_is_mended_and_not_begun_anew() -> None:
    """H1: the step names the file and the line, and why."""
    goal, profile = prepared()[1:]
    found = list(steps(snapshot(BROKEN, goal, profile), TODAY))
    assert [step.rule for step in found] == ["mend"]
    assert found[0].action.kind is ActionKind.OPEN
    assert found[0].action.path == PATH
    assert f"{PATH}:3" in english(found[0].text)
    assert "colon" in english(found[0].why)
    assert "kolon" in swedish(found[0].why)


def test_the_open_one_is_mended_before_another_is_taken_for_it() -> None:
    """X7: journal.md names the one that is open; an earlier one does not stand in for it."""
    home = record("journal", title="Mine", mentorship="leading", language="en", format=1)
    other = read_record(
        "mentorships/earlier/mentorship.md",
        b"---\ntype: mentorship\ntitle: Earlier\nphase: closed\n---\n",
    )
    assert rules(home, BROKEN, other)[0] == "mend"


def test_an_earlier_one_that_cannot_be_read_stops_nothing() -> None:
    """C3: it is listed as needing attention, and the open one goes on."""
    home = record("journal", title="Mine", mentorship="leading", language="en", format=1)
    earlier = read_record("mentorships/earlier/mentorship.md", b"---\n[\n---\n")
    assert "mend" not in rules(home, *prepared(), earlier)


def test_the_journals_own_file_is_mended_first() -> None:
    broken = read_record("journal.md", b"---\ntype: journal\n\tx: 1\n---\n")
    assert rules(broken, *prepared())[0] == "mend"
