"""Anonymising journals in which one person is named in every way; more of them by hand with

JOURNALS=200 python -m pytest -n 2 tests/journal/test_anonymise_random.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorship_tui.journal.actions.fate_of_notes import anonymised, carry_out
from mentorship_tui.journal.actions.undo import undo
from mentorship_tui.journal.reading.check import findings
from mentorship_tui.records.model import Kind
from mentorship_tui.records.record import Record
from mentorship_tui.records.registry import TYPES
from mentorship_tui.text.people.finder import OF_OTHERS

from .conftest import files, git
from .named_journals import Made, make_journal, remains

FIXED = (Kind.DATE, Kind.TIME, Kind.INTEGER, Kind.BOOLEAN, Kind.CHOICE, Kind.SCORES)
OURS = ("email", "phone", "url", "notes", "places_left")


@pytest.mark.parametrize("seed", range(int(os.environ.get("JOURNALS", "15"))))
def test_names_go_or_are_listed_and_nothing_else_changes(tmp_path: Path, seed: int) -> None:
    """C1, O5: dates, numbers, keys, references and the mentee stay; undo brings all back."""
    made = make_journal(tmp_path, seed)
    journal = made.journal
    before, records = files(journal.root), journal.snapshot.records
    assert findings(journal) == []
    fate = anonymised(journal)
    carry_out(journal, fate)
    assert journal.drain(30)
    journal.refresh()
    assert findings(journal) == [], "check stays clean"
    _nothing_else_changed(
        made, before, records, {one.opened.path: one.target for one in fate.rewrites}
    )
    _what_remains_is_listed(made, {(one.path, one.line) for one in fate.left})
    message = git(journal.root, "log", "-1", "--format=%B")
    assert not remains(made, message), "its own commit names nobody"
    undo(journal)
    assert files(journal.root) == before
    journal.close()


@pytest.mark.parametrize("seed", range(0, int(os.environ.get("JOURNALS", "15")), 5))
def test_what_gets_a_yes_goes_and_references_follow(tmp_path: Path, seed: int) -> None:
    """C1, O5: also in other files and their names; every second place in doubt stays, listed."""
    made = make_journal(tmp_path, seed)
    journal = made.journal
    before = files(journal.root)
    fate = anonymised(journal)
    fate = fate.with_answers(fate.asked[:: 1 + seed % 2])
    carry_out(journal, fate)
    assert journal.drain(30)
    journal.refresh()
    assert findings(journal) == []
    _what_remains_is_listed(made, {(one.path, one.line) for one in fate.left})
    if not seed % 2:
        assert fate.kept == sum(
            not one.can_change for one in fate.left if one.doubt is not OF_OTHERS
        )
    undo(journal)
    assert files(journal.root) == before
    journal.close()


def _nothing_else_changed(
    made: Made, before: dict[str, bytes], records: object, targets: dict[str, str]
) -> None:
    after = files(made.journal.root)
    plain = {line for lines in made.plain.values() for line in lines}
    for path, data in before.items():
        now = after[targets.get(path, path)]
        if not path.endswith(".md"):
            continue
        old, new = data.decode().splitlines(), now.decode().splitlines()
        assert [one for one in old if one in plain] == [one for one in new if one in plain], path
        assert isinstance(records, dict)
        was, record = records[path], made.journal.snapshot.records[targets.get(path, path)]
        assert _fixed(was) == _fixed(record), path


def _fixed(record: Record) -> object:
    """The names of the fields, and the values that are no text."""
    kind = TYPES.get(record.type)
    names = [name for name in record.fields if name not in OURS]
    fields = {name: kind.field(name) if kind else None for name in names}
    return {
        name: record.fields[name] if field and field.kind in FIXED else None
        for name, field in fields.items()
    }


def _what_remains_is_listed(made: Made, listed: set[tuple[str, int]]) -> None:
    for path, data in files(made.journal.root).items():
        if remains(made, path):
            assert any(one[0] == path and one[1] == 0 for one in listed), path
        if b"\0" in data:
            continue
        for number, line in enumerate(data.decode().split("\n"), 1):
            if found := remains(made, line):
                assert (path, number) in listed, (path, number, line, found)
