"""Which names are other programs' rubbish, and that the list in the book is the one in the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.text.rubbish import (
    FILES,
    FOLDERS,
    SYNC_COPIES,
    is_rubbish_file,
    is_sync_copy,
    original_of,
    rubbish_in,
)
from mentorship_tui.text.slug import slugify

BOOK = Path(__file__).parents[2] / "docs" / "git.md"


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("network/#anna.md#", "network/#anna.md#"),
        ("network/.#anna.md", "network/.#anna.md"),
        ("network/anna.md~", "network/anna.md~"),
        ("network/.anna.md.swp", "network/.anna.md.swp"),
        ("network/4913", "network/4913"),
        ("network/~$anna.docx", "network/~$anna.docx"),
        ("network/.~lock.anna.odt#", "network/.~lock.anna.odt#"),
        ("anna.BAK", "anna.BAK"),
        ("a/thumbs.db", "a/thumbs.db"),
        (".obsidian/plugins/x/main.js", ".obsidian"),
        ("vault/.trash/a.md", "vault/.trash"),
        ("nested/node_modules/", "nested/node_modules"),
        (
            "network/anna.sync-conflict-20270101-1-A.md",
            "network/anna.sync-conflict-20270101-1-A.md",
        ),
        ("network/anna.md", ""),
        ("network/44913", ""),
        ("notes/obsidian/a.md", ""),
        ("notes/backup.md", ""),
        ("notes/a.original", ""),
        ("notes/.obsidian.md", ""),
        ("notes/conflicted copy of minutes.md", ""),
        (".gitignore", ""),
        (".gitattributes", ""),
    ],
)
def test_what_is_rubbish(path: str, part: str) -> None:
    assert rubbish_in(path) == part


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("a/anna.sync-conflict-20270101-120000-ABCDEFG.md", "a/anna.md"),
        ("a/anna (Kim's conflicted copy 2027-01-01).md", "a/anna.md"),
        ("a/anna (Kims motstridiga kopia 2027-01-01).md", "a/anna.md"),
        ("a/anna_conflict-20270101-120000.md", "a/anna.md"),
        ("a/anna (Case Conflict 1).md", "a/anna.md"),
        ("a/anna.md", ""),
        ("a/the-conflict-2027.md", ""),
    ],
)
def test_whose_copy_it_is(copy: str, original: str) -> None:
    assert original_of(copy) == original


@pytest.mark.parametrize("title", ["4913", "~$Anna", "#x#", "a.bak", "b (conflicted copy 1)", "c~"])
def test_no_record_gets_such_a_name(title: str) -> None:
    name = f"{slugify(title)}.md"
    assert not is_rubbish_file(name)
    assert not is_sync_copy(name)


def test_the_book_has_the_list() -> None:
    """git.md: one list, and the one that counts."""
    book = " ".join(BOOK.read_text(encoding="utf-8").split())
    missing = [name for name in (*FOLDERS, *FILES, *SYNC_COPIES) if f"`{name}`" not in book]
    assert [name for name in missing if name != "Icon\r"] == []
