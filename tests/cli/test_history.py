"""`mentorship log` and `mentorship undo` as a shell runs them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .conftest import Run


def test_log_of_the_journal_and_of_a_record(started: Run) -> None:
    """ui.md: `log [REF]` lists what happened, the newest first; a record's with its values."""
    started("add", "candidate", "Anna", "--set", "stage=named")
    started("move", "anna", "contacted")
    whole = started("log")
    assert [line[18:] for line in whole.out.splitlines()][:2] == [
        "Candidate: Anna - named -> contacted",
        "Added candidate: Anna",
    ]
    mine = started("log", "anna").out
    assert "stage: named -> contacted" in mine
    assert "A new journal" not in mine
    found = started("log", "anna", "--json").json
    assert [entry["origin"] for entry in found] == ["change", "change"]
    assert found[0]["files"][0]["path"].endswith("candidates/anna.md")
    assert len(started("log", "--limit", "1").out.splitlines()) == 1


def test_undo_and_redo(started: Run, tmp_path: Path) -> None:
    """X2: the last change is taken back and made again, across starts of the program."""
    path = tmp_path / "journal" / started("add", "candidate", "Anna").out.strip()
    assert started("undo").out == "Undone: Added candidate: Anna\n"
    assert not path.exists()
    done = started("undo", "--redo", "--json").json
    assert (done["change"], done["changed"]) == ("Added candidate: Anna", True)
    assert path.exists()
    nothing = started("undo", "--redo")
    assert (nothing.code, nothing.err) == (1, "mentorship: There is nothing to redo.\n")


def test_a_deleted_record_is_logged(started: Run, tmp_path: Path) -> None:
    """The history of what is no more is still there."""
    path = started("add", "candidate", "Anna").out.strip()
    (tmp_path / "journal" / path).unlink()
    started("undo")
    assert "Added candidate: Anna" in started("log", path).out


def test_the_user_chooses_where_the_same_was_changed_again(started: Run, tmp_path: Path) -> None:
    """git.md: undo asks with both shown; the exit code is 3 until it is answered."""
    root = tmp_path / "journal"
    path = root / started("add", "candidate", "Anna", "--set", "stage=named").out.strip()
    started("move", "anna", "contacted")
    path.write_text(path.read_text().replace("stage: contacted", "stage: replied"))
    other = ["-c", "user.name=Bo", "-c", "user.email=bo@x.se"]
    subprocess.run(["git", "-C", root, *other, "commit", "-qam", "Theirs"], check=True)
    asked = started("undo")
    assert asked.code == 3
    assert "Anna: stage: now replied; before named" in asked.err
    assert "stage: replied" in path.read_text()
    assert started("undo", "--keep", "before").code == 0
    assert "stage: named" in path.read_text()
