"""A journal synced through real remotes (git.md, Sync)."""

from __future__ import annotations

import pytest

from mentorship_tui.journal.actions.answer_question import answer
from mentorship_tui.journal.reading.questions import Choice, questions
from mentorship_tui.vcs.remote.outcome import SyncState

from .machines import Machine, git


def test_one_field_changed_on_both_is_a_question(ada: Machine, second: Machine) -> None:
    """format.md Merging: published stays, the other is asked; an answer is one commit."""
    path = ada.journal.add("person", {"name": "Anna"}, "").path
    ada.sync()
    second.sync()
    ada.journal.set(path, {"phone": "1"})
    second.journal.set(path, {"phone": "2", "email": "a@b.se"})
    ada.sync()
    result = second.sync()
    assert result.state is SyncState.OK
    (asked,) = questions(second.journal)
    assert result.conflicts == (asked.path,)
    assert (asked.mine, asked.theirs) == ("2", "1")
    ada.sync()
    assert ada.files() == second.files()
    before = int(git(ada.root, "rev-list", "--count", "HEAD"))
    answer(ada.journal, asked.path, "mine")
    assert ada.journal.drain(20)
    assert int(git(ada.root, "rev-list", "--count", "HEAD")) == before + 1
    ada.sync()
    second.sync()
    assert questions(second.journal) == ()
    assert second.journal.snapshot.records[path].fields["phone"] == "2"


@pytest.mark.parametrize(
    ("mine", "theirs", "choice", "expected"),
    [
        ("No", "Yes", "mine", "\nYesterday, no news.\n\n## Notes\n\nNo\n\nEnd.\n"),
        ("No", "Yes", "both", "\nYesterday, no news.\n\n## Notes\n\nYes\n\nNo\n\nEnd.\n"),
        ("No", None, "theirs", "\nYesterday, no news.\n\n## Notes\n\nEnd.\n"),
        ("No", None, "mine", "\nYesterday, no news.\n\n## Notes\n\nNo\n\nEnd.\n"),
        (None, "Yes", "mine", "\nYesterday, no news.\n\n## Notes\n\nEnd.\n"),
    ],
)
def test_an_answer_changes_that_paragraph_alone(
    ada: Machine,
    second: Machine,
    mine: str | None,
    theirs: str | None,
    choice: Choice,
    expected: str,
) -> None:
    """git.md: an answer sets the text; a short one is a part of many words."""
    body = "\nYesterday, no news.\n\n## Notes\n\n{}End.\n"
    path = ada.journal.add("person", {"name": "Anna"}, body.format("?\n\n")).path
    ada.sync()
    second.sync()
    for machine, text in ((ada, theirs), (second, mine)):
        machine.journal.set(path, {}, body.format(f"{text}\n\n" if text else ""))
    ada.sync()
    (asked,) = second.sync().conflicts
    answer(second.journal, asked, choice)
    document = second.journal.read(path).document
    assert document is not None
    assert document.body == expected


def test_the_diary_says_what_came_in_and_what_was_decided(ada: Machine, second: Machine) -> None:
    """git.md: `git log` is a diary, of a sync and of an answer too."""
    anna, eva = (ada.journal.add("person", {"name": name}, "").path for name in ("Anna", "Eva"))
    ada.sync()
    second.sync()
    ada.journal.set(anna, {"phone": "1", "role": "head"})
    ada.journal.set(eva, {"phone": "5"})
    second.journal.set(anna, {"phone": "2", "role": "chief"})
    ada.sync()
    result = second.sync()
    body = git(second.root, "log", "-1", "--format=%b").splitlines()
    assert body[:2] == ["joined: Network person: Anna", "came in: Network person: Eva"]
    role, phone = sorted(result.conflicts, key=lambda path: "phone" in path)
    answer(second.journal, phone, "mine")
    answer(second.journal, role, "theirs")
    assert second.journal.drain(20)
    told = git(second.root, "log", "-2", "--format=%s%n%b", "--reverse").splitlines()
    assert told[:2] == ["Answered: Anna - telephone", "telephone: 1 -> 2"]
    assert "role: head stays; the other was chief" in told


def test_both_of_an_item_are_two_items_of_the_list(ada: Machine, second: Machine) -> None:
    """format.md: actions are task items of one list; an answer puts no gap between them."""
    body = "\n## Actions\n\n- [ ] Call Anna{}\n- [ ] Write\n"
    path = ada.journal.add("person", {"name": "Anna"}, body.format("")).path
    ada.sync()
    second.sync()
    ada.journal.set(path, {}, body.format(" on Monday"))
    second.journal.set(path, {}, body.format(" on Friday"))
    ada.sync()
    (asked,) = second.sync().conflicts
    answer(second.journal, asked, "both")
    document = second.journal.read(path).document
    assert document is not None
    assert document.body == body.format(" on Monday\n- [ ] Call Anna on Friday")


def test_different_people_of_one_slug(ada: Machine, second: Machine) -> None:
    """format.md: different people with the same slug: the second gets a new slug."""
    ada.journal.add("person", {"name": "Åsa Berg"}, "")
    second.journal.add("person", {"name": "Asa Berg"}, "")
    second.journal.add("candidate", {"name": "Cia", "suggested_by": ["asa-berg"]}, "")
    ada.sync()
    assert second.sync().conflicts == ()
    records = second.journal.snapshot.records
    assert records["network/asa-berg.md"].title == "Åsa Berg"
    assert records["network/asa-berg-2.md"].title == "Asa Berg"
    (cia,) = second.journal.snapshot.of("candidate")
    assert cia.words("suggested_by") == ("asa-berg-2",)


def test_a_rename_meets_an_edit_and_a_new_reference(ada: Machine, second: Machine) -> None:
    """format.md rule 5 across machines: the edit and the references follow the new name."""
    path = ada.journal.add("person", {"name": "Anna"}, "").path
    ada.sync()
    second.sync()
    ada.journal.rename(path, "Anna Svensson")
    second.journal.set(path, {"email": "new@b.se"})
    second.journal.add("candidate", {"name": "Cia", "suggested_by": ["anna"]}, "")
    ada.sync()
    assert second.sync().conflicts == ()
    assert path not in second.journal.snapshot.records
    record = second.journal.snapshot.records["network/anna-svensson.md"]
    assert record.text("email") == "new@b.se"
    (cia,) = second.journal.snapshot.of("candidate")
    assert cia.words("suggested_by") == ("anna-svensson",)


def test_one_deleted_and_another_made_is_no_rename(ada: Machine, second: Machine) -> None:
    """Two short records are alike: the edits of one person must not land on another."""
    path = ada.journal.add("person", {"name": "Anna"}, "").path
    ada.sync()
    second.sync()
    ada.journal.delete(path)
    ada.journal.add("person", {"name": "Bo"}, "")
    second.journal.set(path, {"email": "anna@b.se"})
    ada.sync()
    result = second.sync()
    (asked,) = result.conflicts
    assert "email" not in second.journal.snapshot.records["network/bo.md"].fields
    assert second.journal.snapshot.records[path].text("email") == "anna@b.se"
    answer(second.journal, asked, "theirs")
    assert path not in second.journal.snapshot.records


def test_a_binary_file_changed_on_both(ada: Machine, second: Machine) -> None:
    """git.md: a conflict never stops a sync; both versions are kept byte by byte."""
    (ada.root / "p.png").write_bytes(b"\0one")
    (second.root / "p.png").write_bytes(b"\0two")
    ada.sync()
    (asked,) = (second.sync(), questions(second.journal))[1]
    assert (second.root / "p.png").read_bytes() == b"\0one"
    assert (second.root / asked.file).read_bytes() == b"\0two"
    answer(second.journal, asked.path, "mine")
    assert (second.root / "p.png").read_bytes() == b"\0two"
    assert not (second.root / asked.file).exists()
