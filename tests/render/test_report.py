"""The report tells the whole journey, from the first wish to what came of it (C2)."""

from __future__ import annotations

from datetime import date

import pytest

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.reading.exports import Export, Format, What, export
from mentorship_tui.records.record import Value
from mentorship_tui.render.figure import Figure, Series
from mentorship_tui.render.prose import lowered, with_tasks_told, without_empty
from mentorship_tui.render.source import Audience
from tests.journal.conftest import journal, places

__all__ = ["journal", "places"]
HOME = "mentorships/leading"


@pytest.fixture
def told(journal: Journal) -> Journal:
    """A little of everything."""
    add = journal.add
    journal.set(f"{HOME}/mentorship.md", {"intention": "lead", "mentor": "anna-hall"})
    add("person", {"name": "Maria Berg"}, "")
    add("candidate", {"name": "Anna Hall", "stage": "mentor", "suggested_by": ["maria-berg"]}, "")
    shared = {"share": "mentor"}
    add(
        "goal",
        {"title": "Say no", "kind": "concrete", **shared},
        "## Why\n\nTired.\n\n## First step\n",
    )
    add("profile", {"qualities": {"listens": 5, "calm": 3}, "must": ["calm"]}, "Someone calm.\n")
    contact = {"about": "maria-berg", "date": "2027-01-02", "purpose": "ask", "outcome": "yes"}
    add("contact", {**contact, "nerves_before": 8, "nerves_after": 3}, "")
    add("contact", {"about": "anna-hall", "date": "2027-01-03", "outcome": "unsent"}, "")
    add("tryout", {"candidate": "anna-hall", "date": "2027-01-05", "my_choice": "yes"}, "")
    add("agreement", {"start": "2027-01-10", "end": "2027-12-10", "agreed_me": "2027-01-09"})
    add(
        "meeting",
        {"date": "2027-01-12", "status": "held", "worth": 8},
        "## Notes\n\n## Actions\n\n- [x] Call Bo due:2027-01-14 @mentor\n",
    )
    add("goal", {"title": "Another job", "kind": "concrete"}, "")
    about: dict[str, Value] = {"kind": "midterm", "date": "2027-01-15", "by": "together", **shared}
    goals: dict[str, Value] = {"say-no": 6, "another-job": 2}
    add("evaluation", {**about, "goals": goals, "statements": {"open": 4}}, "")
    return journal


def text(made: Export) -> str:
    return made.data.decode()


def test_the_whole_journey_is_told(told: Journal) -> None:
    """C2, R3, R18, R39: the profile, the search with its nerves, both choices and the terms."""
    report = text(export(told, What.REPORT))
    for heading in ("Goals", "Mentor profile", "Contacts", "Try-outs", "Agreement", "Meetings"):
        assert f"\n## {heading}\n" in report
    assert "- Good listener: 5\n- Calm: 3, a must" in report
    assert "| 2027-01-02 | Maria Berg | ask for names | yes | 8 | 3 |" in report
    assert "2027-01-03" not in report, "a letter that was not sent is no contact yet"
    assert "| 2027-01-05 | Anna Hall | planned | yes |" in report
    assert "| Ada Test | 2027-01-09 |\n| Anna Hall | not yet |" in report
    assert "### Mid-term review 2027-01-15" in report


def test_what_stands_empty_is_left_out(told: Journal) -> None:
    """C2: a heading that the template has left, and a column nobody has filled in."""
    report = text(export(told, What.REPORT))
    assert "#### Why\n\nTired." in report
    assert "First step" not in report
    assert "#### Notes" not in report


def test_a_promise_is_told_in_words(told: Journal) -> None:
    """C2, M1: no `due:` and no `@mentor`; on paper the box is one to see."""
    assert "- [x] Call Bo (Anna Hall, 2027-01-14)" in text(export(told, What.REPORT))
    page = text(export(told, What.REPORT, Format.HTML))
    assert '<li class="task">☑ Call Bo (Anna Hall, 2027-01-14)</li>' in page


def test_a_shared_evaluation_has_its_numbers(told: Journal) -> None:
    """M2, R45: the mentor, who sees no chart, sees what was shared."""
    report = text(export(told, What.REPORT, audience=Audience.MENTOR))
    assert "    - Say no: 6" in report
    assert "    - I can speak openly. 4" in report
    assert "Maria Berg" not in report
    assert "Another job" not in report, "a goal that is not shared has no name there"


def test_whose_report_it_is_is_seen_on_it_and_by_its_name(told: Journal) -> None:
    """C2: one's own is never taken for the mentor's; the title of what is not shared stays."""
    mine, theirs = export(told, What.REPORT), export(told, What.REPORT, audience=Audience.MENTOR)
    assert (mine.name, theirs.name) == ("leading.md", "mentorship-for-anna-hall.md")
    assert text(theirs).startswith("For Anna Hall, 2027-01-17.\n")
    told.set(f"{HOME}/mentorship.md", {"share": "mentor"})
    theirs = export(told, What.REPORT, audience=Audience.MENTOR)
    assert theirs.name == "leading-for-anna-hall.md"


def test_what_the_mentor_gets_as_json_has_no_slug_and_no_grade(told: Journal) -> None:
    """docs/outgoing.md: the fields of the table, by the names one reads."""
    about: dict[str, Value] = {
        "date": "2027-01-13",
        "status": "held",
        "worth": 3,
        "attention": 2,
        "share": "mentor",
    }
    told.add("meeting", about, "## Notes\n\nOf [[another-job]] and [[maria-berg]].\n")
    found = text(export(told, What.JSON, audience=Audience.MENTOR))
    assert "Of goal and someone." in found
    for hidden in ("another-job", "maria-berg", "worth", "attention", "mentorships/"):
        assert hidden not in found


def test_headings_go_down_and_other_lines_stay() -> None:
    """C2: a number sign in a text or in code is no heading."""
    body = "# A\n\n#tag\n\n```\n# code\n```\n\n###### Deep\n\nx\n"
    assert lowered(body, 2) == "### A\n\n#tag\n\n```\n# code\n```\n\n###### Deep\n\nx\n"


def test_an_underlined_heading_goes_down_too() -> None:
    """It has two levels only, so that it becomes one with a mark."""
    assert lowered("A\n===\n\nx\n\nB\nb\n---\ny", 2) == "### A\n\nx\n\n#### B b\ny"


def test_an_empty_heading_takes_its_empty_parent_along() -> None:
    """C2: nothing is left of a section in which nothing is written."""
    assert without_empty("## A\n\n### B\n\n## C\n\ntext\n") == "## C\n\ntext\n"


def test_what_is_no_task_is_let_be() -> None:
    """C2: in prose and in code `due:` is only a word."""
    body = "due:2027-01-01 @mentor\n\n```\n- [ ] a due:2027-01-01\n```\n"
    assert with_tasks_told(body, "Anna") == body


def test_many_lines_have_a_row_each() -> None:
    """C2, M2: eight statements cannot be told apart in one plot, nor many days in one table row."""
    days = [date(2027, 1, day) for day in range(1, 9)]
    series = [Series(f"Statement <{n}>", [(day, 3) for day in days]) for n in range(8)]
    many, few = Figure("All", series, 1, 5), Figure("Two", series[:2], 1, 5)
    assert many.legend() == []
    assert "Statement &lt;7&gt;</text>" in many.as_svg()
    assert len(few.legend()) == 2
    assert "Statement" not in few.as_svg()
    assert few.as_markdown().splitlines()[2] == "| 2027-01-01 | 3 | 3 |"
