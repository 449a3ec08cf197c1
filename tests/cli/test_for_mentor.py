"""What goes to the mentor: looked at before, by section, and noted (outgoing.md, O4, C2)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from .conftest import Run

SECRET = "qzsecret"
AHEAD = (date.today() + timedelta(days=9)).isoformat()
BODY = f"""## Agenda

1. The budget, see [[bo-ek]]
<!-- {SECRET} -->

## Notes

{SECRET} we talked

## Actions

- [ ] Send the plan due:2027-01-10
- [ ] Read it due:2027-01-12 @mentor

## For me only

{SECRET}
"""


@pytest.fixture
def told(started: Run) -> Run:
    """A mentorship with a meeting that was held and one ahead, neither of them shared."""
    started("add", "candidate", "Anna Hall")
    started("add", "candidate", "Bo Ek")
    started("set", "mentorships/leading/mentorship", "phase=underway", "mentor=anna-hall")
    held = ("--set", "status=held", "--set", "date=2020-01-02", "--set", f"next_date={AHEAD}")
    started("add", "meeting", f"{SECRET} held", *held, "--set", "worth=3", "--body", BODY)
    ahead = ("--set", f"date={AHEAD}", "--set", "time=17:30", "--set", "place=Library")
    started("add", "meeting", f"{SECRET} ahead", *ahead, "--body", BODY)
    return started


def test_the_agenda_of_the_next_meeting_alone(told: Run) -> None:
    """O4: when, where and what is to be brought up; no title, name, comment or other section."""
    done = told("export", "agenda")
    assert done.code == 0
    assert "Agenda for our meeting on" in done.out
    assert AHEAD in done.out
    assert "17:30, Library" in done.out
    assert "The budget, see someone" in done.out
    assert SECRET not in done.out
    assert "Send the plan" not in done.out


def test_what_was_agreed_at_the_last_meeting_alone(told: Run) -> None:
    """O4: who does what, and when the two meet next; the notes only of a meeting that is shared."""
    done = told("export", "outcome")
    assert "What we agreed on Thursday 2020-01-02" in done.out
    assert "Send the plan (2027-01-10)" in done.out
    assert "Read it (Anna Hall, 2027-01-12)" in done.out
    assert "We meet next on" in done.out
    assert SECRET not in done.out
    assert "The budget" not in done.out
    told("set", "2020-01-02-qzsecret-held", "share=mentor")
    assert "we talked" in told("export", "outcome").out


def test_another_meeting_is_named(told: Run) -> None:
    done = told("export", "outcome", "--of", f"{AHEAD}-qzsecret-ahead")
    assert f"{AHEAD}\n" in done.out
    assert told("export", "agenda", "--of", "bo-ek").code != 0


def test_what_went_is_noted_on_the_meeting(told: Run) -> None:
    """outgoing.md: what and when; twice on a day is once, and the record is not shared by it."""
    today = date.today().isoformat()
    for _ in range(2):
        assert told("export", "agenda", "--given").code == 0
    fields = told("show", f"{AHEAD}-qzsecret-ahead", "--json").json["fields"]
    assert fields["given"] == [f"agenda {today}"]
    assert "share" not in fields
    assert told("export", "outcome", "--given").code == 0
    fields = told("show", "2020-01-02-qzsecret-held", "--json").json["fields"]
    assert fields["given"] == [f"outcome {today}"]
    assert told("check").code == 0


def test_what_could_not_be_written_is_not_noted(told: Run, tmp_path: Path) -> None:
    """X1: success is only noted when it was."""
    (tmp_path / "mine.md").write_text("mine")
    for words in (("agenda", "--given"), ("report", "--for", "mentor")):
        done = told("export", *words, "--out", str(tmp_path / "mine.md"))
        assert (done.code, "is there already" in done.err) == (1, True)
    assert "given" not in told("show", f"{AHEAD}-qzsecret-ahead", "--json").json["fields"]
    told("set", f"{AHEAD}-qzsecret-ahead", "share=mentor")
    preview = told("export", "report", "--for", "mentor", "--preview").out
    assert preview.split("\n")[1] == "  1 meeting"


def test_where_there_is_nothing_to_give_it_says_so(started: Run) -> None:
    for what, reason in (("agenda", "No meeting is planned"), ("outcome", "No meeting has been")):
        done = started("export", what)
        assert (done.code, done.out) == (1, "")
        assert reason in done.err


@pytest.mark.parametrize(
    "words",
    [
        ("report", "--preview"),
        ("agenda", "--preview"),
        ("report", "--given"),
        ("calendar", "--of", "bo-ek"),
    ],
)
def test_an_option_that_means_nothing_here_is_refused(told: Run, words: tuple[str, ...]) -> None:
    assert told("export", *words).code == 2


def test_the_preview_says_what_goes_what_is_new_and_what_stays(told: Run) -> None:
    """outgoing.md: by kind and number, with the reason; nothing is written."""
    preview = ("export", "report", "--for", "mentor", "--preview")
    lines = told(*preview).out.split("\n")
    assert lines[:2] == ["This goes to the mentor:", "  nothing"]
    assert "  2 meetings: not shared" in lines
    assert "  2 candidates: never given to the mentor" in lines
    told("set", "2020-01-02-qzsecret-held", "share=mentor")
    lines = told(*preview).out.split("\n")
    assert lines[1] == "  1 meeting"
    assert "  1 meeting: not shared" in lines
    assert "  meetings: without worth, for me only" in lines
    assert told("export", "report", "--for", "mentor").code == 0
    assert told(*preview).out.split("\n")[1] == "  1 meeting"
    told("set", f"{AHEAD}-qzsecret-ahead", "share=mentor")
    today = date.today().isoformat()
    assert told(*preview).out.split("\n")[1] == f"  2 meetings, new or changed since {today}: 1"


def test_the_mentors_calendar_holds_what_is_theirs_alone(told: Run) -> None:
    """outgoing.md: no follow-up, no other mentorship, no title of the journal."""
    told("set", f"{AHEAD}-qzsecret-ahead", "share=mentor")
    told("set", "journal", f"title={SECRET} journal")
    to_anna = ("--set", "about=anna-hall", "--set", "share=mentor", "--set", "date=2020-01-01")
    told("add", "contact", *to_anna, "--set", f"follow_up={AHEAD}")
    told("add", "mentorship", "Another")
    told("add", "meeting", "Elsewhere", "--set", f"date={AHEAD}", "--set", "share=mentor")
    told("set", "journal", "mentorship=leading")
    data = told("export", "calendar", "--for", "mentor").out
    found = Calendar.from_ical(data)
    summaries = [str(one["summary"]) for one in found.walk() if "summary" in one]
    assert sorted(summaries) == ["Send the plan", "The mentor: Read it", f"{SECRET} ahead"]
    assert str(found["x-wr-calname"]) == "Mentoring: Ada Test"


def test_a_file_for_a_program_says_for_whom_it_is(told: Run, tmp_path: Path) -> None:
    """outgoing.md: one's own and the mentor's are not taken for one another."""
    for what, ending in (("calendar", "ics"), ("json", "json")):
        name = told("export", what, "--for", "mentor", "--out", str(tmp_path)).out.strip()
        assert name.endswith(f"/mentorship-for-anna-hall.{ending}")
        name = told("export", what, "--out", str(tmp_path)).out.strip()
        assert name.endswith(f"/mentorship.{ending}")
