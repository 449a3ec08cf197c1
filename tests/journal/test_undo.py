"""Undo and redo on real journals, with real git."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from mentorship_tui.journal.actions.undo import Done, NothingToDo, UndoAsks, redo, undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .conftest import NOON, Log, files, git


def reopened(journal: Journal) -> Journal:
    """The same journal in another window, or after a start."""
    assert journal.drain(20)
    other = Journal(journal.root, journal.places, journal.clock)
    other.refresh()
    return other


def test_everything_is_undone_and_redone_byte_for_byte(journal: Journal) -> None:
    """X2; git.md "History": several undos go further back, redos come forward again."""
    states = [files(journal.root)]

    def done() -> None:
        assert journal.drain(20)
        states.append(files(journal.root))

    anna = journal.add("person", {"name": "Anna Svensson"}, "One\n").path
    done()
    journal.add("candidate", {"name": "Bo Ek", "stage": "named", "suggested_by": ["anna-svensson"]})
    done()
    journal.move("mentorships/leading/candidates/bo-ek.md", "contacted")
    done()
    anna = journal.rename(anna, "Anna Berg").path
    done()
    journal.set(anna, {"how": "at work"}, "One\nTwo\n")
    done()
    journal.delete(anna)
    done()
    for state in reversed(states[:-1]):
        undo(journal)
        assert files(journal.root) == state
        assert git(journal.root, "status", "--porcelain") == ""
    for state in states[1:]:
        redo(journal)
        assert files(journal.root) == state
    assert git(journal.root, "status", "--porcelain") == ""
    assert set(journal.snapshot.records) <= files(journal.root).keys()
    with pytest.raises(NothingToDo):
        redo(journal)


def test_history_is_never_rewritten(journal: Journal, log: Log) -> None:
    """Undo is a new commit that names in a trailer what it undoes (reliability row 15)."""
    journal.add("person", {"name": "Anna"}, "")
    before = log()
    oid = git(journal.root, "rev-parse", "HEAD").strip()
    assert undo(journal) == Done("Added network person: Anna", ("network/anna.md",), True)
    redo(journal)
    assert log() == [
        *before,
        "Undone: Added network person: Anna",
        "Redone: Added network person: Anna",
    ]
    body = git(journal.root, "log", "-2", "--format=%b")
    assert f"Mentorship-Undoes: {oid}" in body
    assert f"Mentorship-Redoes: {oid}" in body


def test_a_new_change_ends_the_redos(journal: Journal) -> None:
    """After an undo and a new change there is nothing to redo; undo goes on behind both."""
    journal.add("person", {"name": "Anna"}, "")
    journal.add("person", {"name": "Bo"}, "")
    undo(journal)
    journal.add("person", {"name": "Cia"}, "")
    with pytest.raises(NothingToDo):
        redo(journal)
    assert undo(journal).subject == "Added network person: Cia"
    assert undo(journal).subject == "Added network person: Anna"
    assert redo(journal).subject == "Added network person: Anna"
    assert redo(journal).subject == "Added network person: Cia"


def test_across_sessions(journal: Journal) -> None:
    """The next start undoes and redoes what was done in the last one."""
    path = journal.add("person", {"name": "Anna"}, "").path
    journal.set(path, {"how": "at work"})
    other = reopened(journal)
    assert undo(other).subject == "Network person: Anna - how: at work"
    other.close()
    again = reopened(journal)
    assert redo(again).changed
    assert b"at work" in (journal.root / path).read_bytes()
    again.close()


def test_the_journal_itself_stays(journal: Journal) -> None:
    """Its first commit is not undone."""
    undo(journal)
    with pytest.raises(NothingToDo):
        undo(journal)
    assert (journal.root / "journal.md").exists()


def test_an_outside_edit_is_undone(journal: Journal) -> None:
    """git.md "One change, one commit": outside edits are changes like others."""
    path = journal.add("person", {"name": "Anna"}, "").path
    before = (journal.root / path).read_bytes()
    (journal.root / path).write_bytes(before + b"from vim\n")
    journal.outside.arrived([path])
    undo(journal)
    assert (journal.root / path).read_bytes() == before


def test_later_changes_elsewhere_stay(journal: Journal) -> None:
    """An undo of an older change keeps what others did to the record since."""
    path = journal.add("person", {"name": "Anna"}, "").path
    journal.set(path, {"how": "at work"})
    assert journal.drain(20)
    file = journal.root / path
    file.write_bytes(file.read_bytes() + b"\nA line by somebody else\n")
    git(journal.root, "-c", "user.name=Bo", "-c", "user.email=bo@x.se", "commit", "-qam", "Theirs")
    journal.refresh()
    assert undo(journal).changed
    text = file.read_text()
    assert "at work" not in text
    assert "A line by somebody else" in text


def foreign_edit(journal: Journal, path: str, old: str, new: str) -> None:
    """Somebody else changes the file and commits it."""
    assert journal.drain(20)
    file = journal.root / path
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))
    git(journal.root, "-c", "user.name=Bo", "-c", "user.email=bo@x.se", "commit", "-qam", "Theirs")
    journal.refresh()


@pytest.mark.parametrize("keep", ["now", "before"])
def test_the_same_field_is_asked_about(journal: Journal, keep: str) -> None:
    """git.md: where later changes touch the same field, undo asks with both shown."""
    path = journal.add("candidate", {"name": "Anna", "stage": "named"}, "").path
    journal.move(path, "contacted")
    foreign_edit(journal, path, "stage: contacted", "stage: replied")
    before = files(journal.root)
    with pytest.raises(UndoAsks) as asked:
        undo(journal)
    assert files(journal.root) == before
    (question,) = asked.value.questions
    assert (question.field, question.now, question.before) == ("stage", "replied", "named")
    undo(journal, {question: "now" if keep == "now" else "before"})
    text = (journal.root / path).read_text()
    assert ("stage: replied" if keep == "now" else "stage: named") in text


def test_what_is_asked_about_is_shown_whole(journal: Journal) -> None:
    """X2: two long texts that part at their end are told apart, also in the log."""
    start = "To learn how one leads people who know more than one does oneself, and " * 2
    path = journal.add("candidate", {"name": "Anna", "next_step": f"{start}sleeps."}, "").path
    journal.set(path, {"next_step": f"{start}laughs."})
    assert journal.drain(20)
    body = git(journal.root, "log", "-1", "--format=%b")
    assert "oneself, and sleeps. -> …" in body
    assert "oneself, and laughs." in body
    foreign_edit(journal, path, "laughs.", "cries.")
    with pytest.raises(UndoAsks) as asked:
        undo(journal)
    (question,) = asked.value.questions
    assert (question.now, question.before) == (f"{start}cries.", f"{start}sleeps.")


def test_a_creation_that_was_worked_on_is_asked_about(journal: Journal) -> None:
    """What was written into a record since it was added does not vanish without a word."""
    path = journal.add("person", {"name": "Anna"}, "").path
    foreign_edit(journal, path, "name: Anna", "name: Anna\nhow: at school")
    with pytest.raises(UndoAsks) as asked:
        undo(journal)
    (question,) = asked.value.questions
    assert "at school" in question.now
    undo(journal, {question: "before"})
    assert not (journal.root / path).exists()


def test_a_sync_stays(journal: Journal) -> None:
    """A merge is not undone, nor is what it brought in; the own change before it is."""
    mine = journal.add("person", {"name": "Anna"}, "").path
    assert journal.drain(20)
    git(journal.root, "checkout", "-q", "-b", "there", "HEAD~1")
    (journal.root / "network").mkdir(exist_ok=True)
    (journal.root / "network/bo.md").write_text("---\ntype: person\nname: Bo\n---\n")
    git(journal.root, "add", ".")
    git(journal.root, "commit", "-qm", "Bo came")
    git(journal.root, "checkout", "-q", "main")
    git(journal.root, "merge", "-q", "--no-edit", "there")
    journal.refresh()
    assert undo(journal).subject == "Added network person: Anna"
    assert not (journal.root / mine).exists()
    assert (journal.root / "network/bo.md").exists()
    assert redo(journal).changed
    assert (journal.root / mine).exists()


def test_nothing_left_to_undo_is_passed(journal: Journal) -> None:
    """Where somebody took it back by hand already, the next undo goes on behind it."""
    path = journal.add("candidate", {"name": "Anna", "stage": "named"}, "").path
    journal.move(path, "contacted")
    foreign_edit(journal, path, "stage: contacted", "stage: named")
    assert not undo(journal).changed
    assert undo(journal).subject == "Added candidate: Anna"


def test_two_windows_undo_two_changes(journal: Journal, places: Places) -> None:
    """Two windows that undo at once take back two changes, not one twice."""
    for name in ("Anna", "Bo", "Cia"):
        journal.add("person", {"name": name}, "")
    other = reopened(journal)
    windows = [threading.Thread(target=undo, args=(one,)) for one in (journal, other)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    other.close()
    assert [path.name for path in (journal.root / "network").iterdir()] == ["anna.md"]


def test_a_whole_mentorship_renamed(journal: Journal) -> None:
    """A change of many files is one step."""
    journal.add("goal", {"title": "Say no", "kind": "concrete"}, "")
    assert journal.drain(20)
    before = files(journal.root)
    journal.rename("mentorships/leading/mentorship.md", "Other")
    undo(journal)
    assert files(journal.root) == before


def test_the_clock_plays_no_part(journal: Journal) -> None:
    """Reliability row 15: a commit dated 2030 is the last one only if it is."""
    journal.versions.record("Future", {"a.md": b"1\n"}, when=NOON.replace(year=2030))
    assert journal.drain(20)
    journal.add("person", {"name": "Anna"}, "")
    assert undo(journal).subject == "Added network person: Anna"


def test_a_change_of_many_files_is_taken_back_by_as_few_gits_as_one_of_two(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is asked of git file by file; each file has its own bytes again."""
    names = [f"Person {number}" for number in range(8)]
    paths = [journal.add("person", {"name": name}, "One\n").path for name in names]
    assert journal.drain(20)
    before = files(journal.root)
    started = []
    for some in (paths[:2], paths):
        for path in some:
            place = journal.root / path
            place.write_bytes(place.read_bytes() + b"from vim\n")
        git(journal.root, "commit", "-q", "-a", "-m", "By hand")
        journal.refresh()
        trace = tmp_path / f"trace-{len(some)}"
        monkeypatch.setenv("GIT_TRACE", str(trace))
        undo(journal)
        monkeypatch.delenv("GIT_TRACE")
        started.append(trace.read_text().count("trace: built-in: git "))
        assert files(journal.root) == before
    assert started[0] == started[1]
