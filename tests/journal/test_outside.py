"""What other programs do to the files is seen, and committed as such (X4, git.md)."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mentorship_tui.journal.events import CommitsChanged, Event, Noticed, SnapshotChanged
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places

from .conftest import NOON, Log, git
from .outside import MARIA, PATH, append, until, write

BOOK = "reading/boken-om-mentorskap.md"


def test_an_outside_edit_appears_and_is_committed(watched: Journal, log: Log) -> None:
    """X4: files changed outside appear at once."""
    heard: list[Event] = []
    watched.subscribe(heard.append)
    write(watched, PATH, MARIA)
    until(lambda: PATH in watched.snapshot.records and len(log()) == 3)
    write(watched, PATH, MARIA.replace("not_asked", "asked"))
    until(lambda: watched.snapshot.records[PATH].text("ask_status") == "asked")
    assert any(isinstance(one, SnapshotChanged) and PATH in one.outside for one in heard)
    until(lambda: len(log()) == 4)
    assert log()[-2:] == [
        "Added network person: Maria Berg (edited outside)",
        "Network person: Maria Berg - not asked yet -> asked (edited outside)",
    ]
    assert git(watched.root, "status", "--porcelain") == ""


def test_a_file_that_was_moved_is_told_of_by_both_its_names(watched: Journal, log: Log) -> None:
    """git.md: the title is as it was, so the diary names the file as it was and as it is."""
    write(watched, PATH, MARIA)
    until(lambda: len(log()) == 3)
    (watched.root / PATH).rename(watched.root / "network/maria.md")
    until(lambda: len(log()) == 4)
    assert log()[-1] == "Renamed network person: maria-berg -> maria (edited outside)"


def test_its_own_saves_are_not_taken_for_outside_edits(watched: Journal, log: Log) -> None:
    """Reliability row 3: the app knows its own writes by their content."""
    record = watched.add("person", {"name": "Maria Berg"}, "")
    watched.move(record.path, "asked")
    time.sleep(2.5)
    assert not [line for line in log() if "outside" in line]


def test_a_file_with_conflict_markers_is_told_of_and_left_alone(watched: Journal) -> None:
    """Reliability row 1: never committed as it is."""
    heard: list[Event] = []
    watched.subscribe(heard.append)
    write(watched, PATH, MARIA.replace("---\n", "---\n<<<<<<< HEAD\nx: 1\n>>>>>>> theirs\n", 1))
    until(lambda: any(isinstance(one, Noticed) for one in heard))
    told = next(one for one in heard if isinstance(one, Noticed))
    assert told.message.params["path"] == PATH
    assert watched.snapshot.records[PATH].problems
    assert git(watched.root, "status", "--porcelain", "-uall") == f"?? {PATH}\n"


def test_edits_made_while_the_app_was_closed_are_committed_one_a_record(
    journal: Journal, places: Places, log: Log
) -> None:
    """git.md: outside edits are committed too, as such; ignored files stay ignored."""
    log()
    journal.close()
    write(journal, PATH, MARIA)
    write(journal, "notes/own.txt", "my own file\n")
    write(journal, "notes/old~", "an editor's leaving\n")
    again = Journal(journal.root, places, lambda: NOON)
    again.refresh()
    again.outside.start()
    assert again.drain(20)
    again.close()
    subjects = git(journal.root, "log", "-2", "--format=%s").splitlines()
    assert sorted(subjects) == [
        "Added file: own.txt (edited outside)",
        "Added network person: Maria Berg (edited outside)",
    ]
    assert git(journal.root, "status", "--porcelain") == ""


def test_a_deleted_file_disappears(watched: Journal, log: Log) -> None:
    """X4."""
    record = watched.add("person", {"name": "Maria Berg"}, "")
    log()
    (watched.root / record.path).unlink()
    until(lambda: record.path not in watched.snapshot.records)
    until(lambda: log()[-1] == "Deleted network person: Maria Berg (edited outside)")


def test_a_file_broken_and_mended_is_told_under_its_name(watched: Journal, log: Log) -> None:
    """`git log` stays a diary: not a list of all the fields that went, and came again."""
    write(watched, PATH, MARIA)
    until(lambda: "Maria" in log()[-1])
    write(watched, PATH, MARIA.replace("name:", "name: [" + "x" * 200))
    until(lambda: "no longer" in log()[-1])
    write(watched, PATH, MARIA)
    until(lambda: "again" in log()[-1])
    assert log()[-2:] == [
        "Network person: Maria Berg - can no longer be read (edited outside)",
        "Network person: Maria Berg - can be read again (edited outside)",
    ]


def test_a_long_change_is_cut_before_the_remark_on_it(watched: Journal, log: Log) -> None:
    write(watched, PATH, MARIA.replace("Maria Berg", "Maria " * 40))
    until(lambda: PATH in watched.snapshot.records)
    until(lambda: log()[-1].endswith("Maria… (edited outside)"))
    assert len(log()[-1]) <= 100


def test_a_journal_that_is_gone_is_told_of_and_not_taken_for_deleted(watched: Journal) -> None:
    """A disk taken out: everything stays on the screen, and nothing is committed as deleted."""
    heard: list[Event] = []
    watched.subscribe(heard.append)
    known = watched.snapshot.records.keys()
    away = watched.root.with_name("away")
    watched.root.rename(away)
    until(lambda: any(isinstance(one, Noticed) for one in heard))
    assert watched.snapshot.records.keys() == known
    away.rename(watched.root)
    write(watched, PATH, MARIA)
    until(lambda: PATH in watched.snapshot.records)
    assert "Deleted" not in git(watched.root, "log", "--format=%s")


def subjects(journal: Journal) -> list[str]:
    """What is committed by now, nothing being hurried."""
    return git(journal.root, "log", "--reverse", "--format=%s").splitlines()


def test_saves_in_a_row_are_one_change_that_says_what_it_did(watched: Journal, log: Log) -> None:
    """git.md: `git log` is a diary, also of what an editor saved with every pause."""
    write(watched, PATH, MARIA + "\n## Notes\n")
    until(lambda: PATH in watched.snapshot.records)
    before = log()
    write(watched, PATH, (watched.root / PATH).read_text().replace("not_asked", "asked"))
    for number in range(6):
        append(watched, f"\nline {number}\n")
        time.sleep(0.15)
    until(lambda: watched.snapshot.records[PATH].text("ask_status") == "asked", seconds=2)
    until(lambda: len(subjects(watched)) > len(before))
    time.sleep(2.5)
    message = git(watched.root, "log", "-1", "--format=%B").splitlines()
    assert subjects(watched)[len(before) :] == message[:1]
    assert message[0].endswith("(edited outside)")
    assert message[2:4] == ["asked: not asked yet -> asked", "text: Notes"]


def test_a_waiting_edit_is_committed_before_a_change_of_the_apps_own(
    watched: Journal, log: Log
) -> None:
    """git.md: one change, one commit; each says what it did and no more."""
    write(watched, PATH, MARIA)
    until(lambda: PATH in watched.snapshot.records)
    log()
    write(watched, PATH, MARIA.replace("Maria Berg", "Maria Berg Ek"))
    until(lambda: watched.snapshot.records[PATH].text("name") == "Maria Berg Ek")
    watched.set(PATH, {"relation": "friend"})
    assert log()[-2:] == [
        "Network person: Maria Berg Ek - name: Maria Berg -> Maria Berg Ek (edited outside)",
        "Network person: Maria Berg Ek - who they are to you: friend",
    ]


def test_what_waits_is_not_called_committed(watched: Journal) -> None:
    """reliability.md: saved / committed / synced are three separate facts."""
    heard: list[Event] = []
    watched.subscribe(heard.append)
    write(watched, PATH, MARIA)
    until(lambda: PATH in watched.snapshot.records)

    def counts() -> list[int]:
        return [one.state.pending for one in heard if isinstance(one, CommitsChanged)]

    until(lambda: bool(counts()) and counts()[0] == 1)
    until(lambda: counts()[-1] == 0)


def test_edits_in_the_editor_of_the_app_are_the_users_own(watched: Journal, log: Log) -> None:
    """git.md: a change is what the user did in one step, also where it saved more than once."""
    write(watched, PATH, MARIA)
    until(lambda: PATH in watched.snapshot.records)
    before = log()
    with watched.outside.editing(PATH):
        append(watched, "one\n")
        time.sleep(2.8)
        append(watched, "two\n")
    watched.outside.edited(PATH)
    assert log()[len(before) :] == ["Network person: Maria Berg - text (edited in the editor)"]
    append(watched, "three\n")
    until(lambda: len(subjects(watched)) == len(before) + 2)
    assert log()[-1] == "Network person: Maria Berg - text (edited outside)"


@pytest.mark.parametrize("made", [("journal.md",), ("journal.md", BOOK), ()])
def test_a_first_run_that_was_cut_off_is_finished_by_the_next_start(
    tmp_path: Path, places: Places, made: tuple[str, ...]
) -> None:
    """git.md: what the app had written is its own, one change; what it had not come to is made."""
    root, other = tmp_path / "first", tmp_path / "whole"
    for folder in (root, other):
        journal = create_journal(
            folder, places, lambda: NOON, title="Mine", mentee="Ada", language="en"
        )
        assert journal.drain(20)
        journal.close()
    whole = git(other, "ls-files")
    git(root, "update-ref", "-d", "refs/heads/main")
    git(root, "rm", "-q", "-r", "--cached", ".")
    for path in ("journal.md", BOOK):
        if path not in made:
            (root / path).unlink()
    if made:
        journal = Journal(root, places, lambda: NOON)
        journal.refresh()
        journal.outside.begin()
    else:
        journal = create_journal(
            root, places, lambda: NOON, title="Mine", mentee="Ada", language="en"
        )
    assert journal.drain(20)
    journal.close()
    assert git(root, "ls-files") == whole
    assert git(root, "status", "--porcelain") == ""
    said = "A new journal: Mine" + (" (recovered)" if made else "")
    assert git(root, "log", "--format=%s").splitlines() == [said]
