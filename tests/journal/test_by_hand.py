"""Records as hands and other programs leave them, and notes that are none (format.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.journal.doctor.examine import examine
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.ledger.linked_changes import bring
from mentorship_tui.journal.ledger.opened import NotEditable
from mentorship_tui.journal.new.create import NoPlace, create_journal
from mentorship_tui.journal.places import Places, is_journal, taken_by_a_note
from mentorship_tui.journal.words.shorten import in_words
from mentorship_tui.records.record import State, Value

from .conftest import NOON, Log

PATH = "network/maria-berg.md"
BARE = "---\nname: Maria Berg\nask_status: not_asked\n---\n"
COPY = "network/maria-berg.sync-conflict-20270101-120000-ABCDEFG.md"


def put(journal: Journal, path: str, text: str) -> None:
    (journal.root / path).parent.mkdir(parents=True, exist_ok=True)
    (journal.root / path).write_text(text)
    journal.refresh()


def text(journal: Journal, path: str = PATH) -> str:
    return (journal.root / path).read_text()


def test_a_save_brings_a_lost_type_back(journal: Journal) -> None:
    put(journal, PATH, BARE)
    record = journal.set(PATH, {"ask_status": "asked"})
    assert text(journal).startswith("---\ntype: person\nname: Maria Berg\nask_status: asked\n")
    assert (record.type, record.problems) == ("person", ())


def test_so_does_what_is_saved_along_with_another(journal: Journal) -> None:
    put(journal, PATH, BARE)
    bring(journal, {PATH: {"ask_status": "asked"}})
    assert text(journal).startswith("---\ntype: person\n")


def test_a_save_that_changes_nothing_writes_nothing(journal: Journal) -> None:
    put(journal, PATH, BARE)
    journal.set(PATH, {"ask_status": "not_asked"})
    assert text(journal) == BARE


@pytest.mark.parametrize("front", ["", "type: Person\n", "type:\n"])
def test_the_doctor_brings_it_back(journal: Journal, log: Log, front: str) -> None:
    put(journal, PATH, BARE.replace("---\n", f"---\n{front}", 1))
    journal.outside.sweep(crashed=False)
    found = [one for one in examine(journal) if one.finding.check == "type"]
    assert [one.finding.path for one in found] == [PATH]
    assert [one.mended for one in examine(journal, fix=True) if one.finding.check == "type"] == [
        True
    ]
    assert "type: person\n" in text(journal)
    assert not journal.snapshot.records[PATH].problems
    assert log()[-1] == f"Mended by the doctor: {PATH}"


def test_the_doctor_tells_of_the_copy_that_a_sync_left(journal: Journal) -> None:
    put(journal, PATH, BARE)
    put(journal, COPY, BARE)
    found = [one.finding for one in examine(journal) if one.finding.check == "sync-copy"]
    assert [(one.path, one.mend) for one in found] == [(COPY, None)]
    assert [one.path for one in journal.snapshot.of("person")] == [PATH]
    assert COPY in {record.path for record in journal.snapshot.problems()}


def test_a_copy_that_is_deleted_here_is_in_the_history(journal: Journal, log: Log) -> None:
    """X5: it may hold the user's words."""
    put(journal, COPY, BARE)
    before = len(log())
    journal.delete(COPY)
    assert len(log()) == before + 2


def test_a_vault_is_quiet(journal: Journal) -> None:
    put(journal, "vault/a.md", "---\ntitle: A\ntags: [x]\n---\nwords\n")
    put(journal, "vault/b.md", "---\ntitle: [\n---\n")
    put(journal, "vault/c.md", "---\ntype: daily\n---\n")
    put(journal, "vault/d/e.md", "x" * (2**20 + 1))
    (journal.root / "vault/f.md").symlink_to("a.md")
    journal.refresh()
    states = {path: one.state for path, one in journal.snapshot.records.items() if "vault" in path}
    assert len(states) == 5
    assert set(states.values()) == {State.FOREIGN}
    assert not list(journal.snapshot.problems())
    with pytest.raises(NotEditable) as caught:
        journal.set("vault/b.md", {"tags": ["x"]})
    assert "comma or its closing bracket" in str(caught.value.message.params["reason"])
    assert text(journal, "vault/b.md") == "---\ntitle: [\n---\n"


@pytest.mark.parametrize(
    ("content", "beside", "ours"),
    [
        ("# Dagbok\n", "", False),
        ("---\ntitle: My journal\n---\n", "", False),
        ("", "", False),
        ("---\ntype: journal\ntitle: x\n", "", True),
        ("\n# mine\n---\ntype: 'journal'\n---\n", "", True),
        ("---\ntitle: x\nlanguage: en\nformat: 1\n---\n", "", True),
        ("", "mentorships/a.md", True),
        ("<<<<<<< a\n", ".gitattributes", True),
    ],
)
def test_a_journal_of_ours_is_told_from_a_note_of_that_name(
    tmp_path: Path, places: Places, content: str, beside: str, ours: bool
) -> None:
    """Rule 10: a vault's own journal.md is not opened, nor said to be a journal already."""
    root = tmp_path / "vault"
    root.mkdir()
    (root / "journal.md").write_text(content)
    if beside:
        (root / beside).parent.mkdir(exist_ok=True)
        (root / beside).write_text("*.md -text merge=mentorship\n")
    assert is_journal(root) == ours
    assert (taken_by_a_note(root) is None) == ours
    if not ours:
        with pytest.raises(NoPlace) as caught:
            create_journal(root, places, lambda: NOON, title="T", mentee="A", language="en")
        assert "journal.md" in str(caught.value.message.params["place"])
        assert [one.name for one in root.iterdir()] == ["journal.md"]


def test_a_note_in_the_place_of_the_topics_is_told_of(journal: Journal) -> None:
    (journal.root / "topics.md").unlink(missing_ok=True)
    put(journal, "topics.md", "# Topics of my vault\n")
    record = journal.snapshot.records["topics.md"]
    assert record.state is State.FOREIGN
    assert [one.message.params["name"] for one in record.problems] == ["topics.md"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([True, None, 1.5, "a"], "true, null, 1.5, a"),
        ({"a": [1, False], "b": {"c": None}}, "a [1, false], b {c: null}"),
        (True, "true"),
        ("True", "True"),
    ],
)
def test_values_are_told_as_yaml_has_them(value: Value, words: str) -> None:
    assert in_words(value) == words
