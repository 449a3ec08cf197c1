"""A calendar's entries keep their UIDs, and what holds no more is called off (M4, RFC 5545)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from mentorship_tui.journal.actions.undo import undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.journal.reading.exports import What, export

from .conftest import NOON, git

HOME = "mentorships/leading"
TASKS = "\n## Actions\n\n- [ ] Read a chapter due:2027-02-01\n- [ ] Call Eva due:2027-02-02\n"


def entries(journal: Journal) -> dict[str, Any]:
    """What the exported calendar has, by UID."""
    assert journal.drain(20)
    whole = Calendar.from_ical(export(journal, What.CALENDAR).data)
    found = [one for one in whole.walk() if one.name in ("VEVENT", "VTODO")]
    uids = [str(one["uid"]) for one in found]
    assert len(set(uids)) == len(uids)
    return dict(zip(uids, found, strict=True))


def uid(journal: Journal, summary: str) -> str:
    return next(u for u, one in entries(journal).items() if str(one["summary"]) == summary)


def status(journal: Journal, name: str) -> str:
    return str(entries(journal)[name]["status"])


@pytest.fixture
def meeting(journal: Journal) -> str:
    """The path of a meeting that is in the calendar, with two promises."""
    values = {"title": "First", "date": "2027-02-10", "time": "17:30", "status": "planned"}
    return journal.add("meeting", values, TASKS).path


def _title(journal: Journal, path: str) -> str:
    return journal.rename(path, "Something else altogether, and much longer than before").path


def _file(journal: Journal, path: str) -> str:
    return journal.rename(path, "other").path


def _mentorship(journal: Journal, path: str) -> str:
    journal.rename(f"{HOME}/mentorship.md", "Another journey")
    return path.replace("leading", "another-journey")


def _mentee(journal: Journal, path: str) -> str:
    journal.set("journal.md", {"mentee": "Ada Married", "title": "Our journal"})
    return path


def _back_and_forth(journal: Journal, path: str) -> str:
    journal.rename(path, "other")
    undo(journal)
    return path


def _deleted_and_back(journal: Journal, path: str) -> str:
    journal.delete(path)
    undo(journal)
    return path


def _moved_by_hand(journal: Journal, path: str) -> str:
    new = path.replace("first", "by-hand")
    (journal.root / path).rename(journal.root / new)
    journal.refresh()
    return new


def _moved_in_two_commits(journal: Journal, path: str) -> str:
    new = path.replace("first", "by-hand")
    shutil.copy(journal.root / path, journal.root / new)
    for words in (("add", new), ("commit", "-qm", "new"), ("rm", "-q", path)):
        git(journal.root, *words)
    git(journal.root, "commit", "-qm", "old")
    journal.refresh()
    return new


@pytest.mark.parametrize(
    "change",
    [
        *(_title, _file, _mentorship, _mentee, _back_and_forth, _deleted_and_back),
        *(_moved_by_hand, _moved_in_two_commits),
    ],
)
def test_an_entry_keeps_its_uid_whatever_is_renamed(
    journal: Journal, meeting: str, change: Callable[[Journal, str], str]
) -> None:
    """M4: the meeting and its promises; nobody has them twice."""
    before = entries(journal)
    change(journal, meeting)
    after = entries(journal)
    assert set(after) == set(before)
    assert {str(one["status"]) for one in after.values()} == {"CONFIRMED", "NEEDS-ACTION"}


def test_a_follow_up_keeps_its_uid_when_the_person_is_renamed(journal: Journal) -> None:
    """M4: so do a goal and a candidate."""
    paths = [
        journal.add("person", {"name": "Bo", "follow_up": "2027-03-01"}, "").path,
        journal.add("candidate", {"name": "Anna", "next_date": "2027-03-02"}, "").path,
        journal.add("goal", {"title": "Lead", "due": "2027-03-03"}, "").path,
    ]
    before = entries(journal)
    assert len(before) == 3
    for path in paths:
        journal.rename(path, f"Quite another {path[-5]}")
    assert set(entries(journal)) == set(before)


def test_a_new_meeting_in_the_place_of_a_renamed_one_is_another(
    journal: Journal, meeting: str
) -> None:
    """M4: else the calendar would move the first to the second's day."""
    first = uid(journal, "First")
    journal.rename(meeting, "moved away")
    assert journal.drain(20)
    again = journal.add("meeting", {"title": "First", "date": "2027-02-10", "status": "planned"})
    assert again.path == meeting
    assert uid(journal, "First") != first
    assert uid(journal, "moved away") == first


def test_it_is_the_same_on_a_second_machine(journal: Journal, meeting: str, tmp_path: Path) -> None:
    """M4: what one machine puts into a calendar the other replaces."""
    journal.rename(meeting, "other")
    before = entries(journal)
    git(tmp_path, "clone", "-q", str(journal.root), "second")
    places = Places(tmp_path / "c2", tmp_path / "s2", tmp_path / "k2")
    second = Journal(tmp_path / "second", places, lambda: NOON)
    second.refresh()
    assert set(entries(second)) == set(before)
    second.close()


def test_an_action_keeps_its_uid_when_its_words_and_day_change(
    journal: Journal, meeting: str
) -> None:
    """M4: it is followed through the versions of the text, and the other is not taken for it."""
    chapter, eva = uid(journal, "Read a chapter"), uid(journal, "Call Eva")
    text = TASKS.replace("Read a chapter due:2027-02-01", "Read a whole chapter due:2027-03-01")
    journal.set(meeting, {}, text)
    assert uid(journal, "Read a whole chapter") == chapter
    journal.set(meeting, {}, text.replace("- [ ] Call Eva", "- [ ] Pay\n- [x] Call Eva"))
    assert uid(journal, "Call Eva") == eva
    assert status(journal, eva) == "COMPLETED"


def test_two_actions_with_the_same_words_are_two(journal: Journal, meeting: str) -> None:
    """M4: each has its own day, and keeps its own UID when the other goes."""
    twice = TASKS.replace("Call Eva", "Read a chapter")
    journal.set(meeting, {}, twice)
    first, second = (u for u, o in entries(journal).items() if o["summary"] == "Read a chapter")
    journal.set(meeting, {}, twice.replace("- [ ] Read a chapter due:2027-02-01\n", ""))
    assert {status(journal, first), status(journal, second)} == {"CANCELLED", "NEEDS-ACTION"}
    todos = [one for one in entries(journal).values() if one.name == "VTODO"]
    due = {str(one["status"]): one["due"].dt.isoformat() for one in todos}
    assert due["NEEDS-ACTION"] == "2027-02-02"


def _cancelled(journal: Journal, path: str) -> None:
    journal.set(path, {"status": "cancelled"})


def _moved(journal: Journal, path: str) -> None:
    journal.move(path, "moved")


def _gone(journal: Journal, path: str) -> None:
    journal.delete(path)


def _next_journey(journal: Journal, path: str) -> None:
    journal.add("mentorship", {"title": "Next"}, "")
    journal.set("journal.md", {"mentorship": "next"})


@pytest.mark.parametrize("change", [_cancelled, _moved, _gone, _next_journey])
def test_a_meeting_that_will_not_be_is_called_off(
    journal: Journal, meeting: str, change: Callable[[Journal, str], None]
) -> None:
    """M4, RFC 5546 3.2.5: under the same UID, also after it was renamed."""
    name = uid(journal, "First")
    before = entries(journal)[name]
    change(journal, journal.rename(meeting, "other").path)
    after = entries(journal)[name]
    assert after["status"] == "CANCELLED"
    assert after["sequence"] > before["sequence"]


@pytest.mark.parametrize(
    ("kind", "values", "change"),
    [
        ("person", {"name": "Bo", "follow_up": "2027-03-01"}, {"follow_up": None}),
        ("candidate", {"name": "Bo", "next_date": "2027-03-01"}, {"next_date": None}),
        ("candidate", {"name": "Bo", "next_date": "2027-03-01"}, {"stage": "they_declined"}),
        ("goal", {"title": "Lead", "due": "2027-03-01"}, {"status": "achieved"}),
        ("goal", {"title": "Lead", "due": "2027-03-01"}, {"due": None}),
        ("goal", {"title": "Lead", "due": "2027-03-01"}, None),
    ],
)
def test_what_is_no_longer_due_is_called_off(
    journal: Journal, kind: str, values: dict[str, Any], change: dict[str, Any] | None
) -> None:
    """M4: a field emptied, a stage that asks for nothing more, a record deleted."""
    record = journal.add(kind, values, "")
    ((name, before),) = entries(journal).items()
    assert before["status"] == "CONFIRMED"
    if change is None:
        journal.delete(record.path)
    else:
        journal.set(record.path, change)
    assert status(journal, name) == "CANCELLED"


def test_a_promise_taken_out_of_its_meeting_is_called_off(journal: Journal, meeting: str) -> None:
    """M4: or without its day, or put where only the mentee may read it (R50)."""
    eva, chapter = uid(journal, "Call Eva"), uid(journal, "Read a chapter")
    journal.set(meeting, {}, "\n## Actions\n\n- [ ] Read a chapter\n")
    assert (status(journal, eva), status(journal, chapter)) == ("CANCELLED", "CANCELLED")
    journal.set(meeting, {}, TASKS)
    assert status(journal, eva) == "NEEDS-ACTION"
    journal.set(meeting, {}, TASKS.replace("## Actions", "## For me only"))
    assert status(journal, eva) == "CANCELLED"


def test_an_odd_day_is_told_with_its_record(journal: Journal, meeting: str) -> None:
    """M4: the rest is in the calendar, and who reads the notice finds the slip."""
    told: list[str] = []
    journal.subscribe(lambda event: told.append(journal.tr(getattr(event, "message", None) or "")))
    journal.set(meeting, {"date": "9999-12-31"})
    assert uid(journal, "First")
    assert any(meeting in text and "9999-12-31" in text for text in told)
