"""`mentorship check --names`: a second look for a name, at any time (O5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def named(run: Run, tmp_path: Path) -> Path:
    root = tmp_path / "journal"
    run("init", "--lang", "en", "--name", "Ada Test")
    run("add", "person", "Anna Lind")
    run("add", "reading", "Book from Anna Hall", "--body", "By ANNA HALL.\n\nAnna said it.\n")
    (root / "pics").mkdir()
    (root / "pics/anna-hall.jpg").write_bytes(b"\0")
    (root / "letter.txt").write_text("To A. Hall\n")
    return root


def test_every_place_is_listed_by_file_and_line(run: Run, named: Path) -> None:
    book = named / "reading/book-from-anna-hall.md"
    lines = book.read_text().splitlines()
    at = {text: lines.index(text) + 1 for text in ("By ANNA HALL.", "Anna said it.")}
    title = next(n for n, line in enumerate(lines, 1) if line.startswith("title"))
    done = run("check", "--names", "Anna Hall")
    assert done.code == 1
    path = "reading/book-from-anna-hall.md"
    assert done.out.splitlines() == [
        "letter.txt:1: it has: A. Hall",
        "pics/anna-hall.jpg: the file's own name has: anna-hall",
        f"{path}: the file's own name has: anna-hall",
        f"{path}:{title}: it has: Anna Hall",
        f"{path}:{at['By ANNA HALL.']}: it has: ANNA HALL",
        f"{path}:{at['Anna said it.']}: it has: Anna; somebody else has this name too",
    ]
    assert "1 file is no text" in done.err


def test_a_name_that_is_nowhere_is_well_and_other_problems_are_not_listed(
    run: Run, named: Path
) -> None:
    done = run("check", "--names", "Leila Nord", "--names", "Bo Ek")
    assert (done.code, done.out) == (0, "")
    found = run("check", "--names", "Anna Lind", "--json").json
    assert [one["path"] for one in found if not one["doubtful"]] == [
        "network/anna-lind.md",
        "network/anna-lind.md",
        "reading/book-from-anna-hall.md",
    ]
    assert run("check").code == 0


def test_a_name_without_a_letter_is_refused(run: Run, named: Path) -> None:
    """Nothing would be found, and that would be taken for good news."""
    done = run("check", "--names", "...")
    assert done.code == 2
    assert "no name in it" in done.err
