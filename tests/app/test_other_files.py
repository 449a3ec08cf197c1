"""A vault of notes in the journal's folder, and what its fields look like (format.md rule 10)."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.journal.journal import Journal

from .conftest import ANNA, Open


def put_notes(root: Path, count: int) -> None:
    for number in range(count):
        place = root / "vault" / f"Note {number}.md"
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"---\ntitle: Note {number}\nbroken: [{'' if number else ']'}\n---\n")


async def test_many_other_files_are_told_by_folder_and_need_no_attention(
    journal: Journal, open_app: Open
) -> None:
    put_notes(journal.root, 25)
    async with open_app() as window:
        await window.shows("Other files (25)", "vault/")
        assert "25 files" in window.text
        assert "Note 3" not in window.text
        assert "Needs attention" not in window.text


async def test_few_are_listed_with_their_folder(journal: Journal, open_app: Open) -> None:
    put_notes(journal.root, 2)
    async with open_app() as window:
        await window.shows("vault/Note 0.md", "vault/Note 1.md")


async def test_unknown_fields_are_shown_as_yaml_has_them(journal: Journal, open_app: Open) -> None:
    place = journal.root / ANNA
    fields = "cssclasses: [wide, true]\naliases: {a: null, b: [1]}\npublish: false\n"
    place.write_text(place.read_text().replace("---\n", f"---\n{fields}", 1))
    async with open_app(size=(120, 36)) as window:
        await window.press("2")
        await window.shows("Anna Svensson")
        await window.press("down", "down")
        await window.shows("wide, true", "a null, b [1]", "false")
        assert not any(word in window.text for word in ("True", "None", "'wide'"))
