"""A plain `git merge` or `git pull` merges records as well as the app does (git.md, Sync)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mentorship_tui.vcs.git.git import Git
from mentorship_tui.vcs.joining.merge_driver import merge_with_markers
from mentorship_tui.vcs.repository.merge_driver_setup import (
    configure,
    driver_command,
    expected_command,
)
from mentorship_tui.vcs.repository.repository import Repository

RECORD = """---
type: candidate
name: Anna Svensson
stage: named
next_step: write
next_date: 2027-01-20
---

Leads forty people.
"""


def git(root: Path, *words: str, code: int = 0) -> str:
    done = subprocess.run(["git", "-C", root, *words], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def edited(**changes: str) -> str:
    lines = []
    for line in RECORD.splitlines():
        name = line.partition(":")[0]
        lines.append(f"{name}: {changes[name]}" if name in changes else line)
    return "\n".join(lines).replace("Leads", changes.get("body", "Leads")) + "\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal with one record, on a branch to be merged with."""
    root = tmp_path / "a journal's folder"
    Repository.create(root)
    (root / "anna.md").write_text(RECORD)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "start")
    git(root, "branch", "other")
    return root


def diverge(root: Path, mine: str, theirs: str) -> None:
    (root / "anna.md").write_text(mine)
    git(root, "commit", "-qam", "mine")
    git(root, "switch", "-q", "other")
    (root / "anna.md").write_text(theirs)
    git(root, "commit", "-qam", "theirs")
    git(root, "switch", "-q", "main")


def test_a_new_journal_has_the_driver(root: Path) -> None:
    """git.md: the merge driver is put into the journal's own git settings by the app."""
    assert git(root, "config", "--local", "merge.mentorship.driver").strip() == expected_command()
    assert not configure(Git(root))


def test_a_plain_pull_is_told_how_unless_the_user_has_said(tmp_path: Path, home: Path) -> None:
    """git.md, Sync: a plain `git pull` merges as well as the app, and does not stop to ask how."""
    Repository.create(tmp_path / "one")
    assert git(tmp_path / "one", "config", "--local", "pull.rebase") == "false\n"
    with (home / ".gitconfig").open("a") as settings:
        settings.write("[pull]\n\tff = only\n")
    Repository.create(tmp_path / "two")
    git(tmp_path / "two", "config", "--local", "pull.rebase", code=1)


def test_a_plain_merge_takes_fields_on_adjacent_lines(root: Path) -> None:
    """Adjacent edits, over which git itself would stop, merge cleanly (git.md, Sync)."""
    diverge(root, edited(stage="contacted"), edited(next_step="call"))
    git(root, "merge", "-q", "other")
    assert (root / "anna.md").read_text() == edited(stage="contacted", next_step="call")


def test_a_plain_pull_does_too(root: Path, tmp_path: Path) -> None:
    """Somebody who does not know the app pulls, and nothing is disputed (git.md, Sync)."""
    shared, second = tmp_path / "shared.git", tmp_path / "second"
    git(tmp_path, "clone", "-q", "--bare", str(root), str(shared))
    git(tmp_path, "clone", "-q", str(shared), str(second))
    configure(Git(second))
    (root / "anna.md").write_text(edited(stage="contacted"))
    git(root, "commit", "-qam", "mine")
    git(root, "push", "-q", str(shared), "main")
    (second / "anna.md").write_text(edited(next_step="call"))
    git(second, "commit", "-qam", "theirs")
    git(second, "pull", "-q", "--no-rebase", "--no-edit")
    assert (second / "anna.md").read_text() == edited(stage="contacted", next_step="call")


def test_a_true_conflict_leaves_markers_around_the_disputed_lines_only(root: Path) -> None:
    """format.md, Merging: under plain git the disputed lines stand between git's markers."""
    diverge(
        root,
        edited(stage="contacted", next_step="call"),
        edited(stage="meeting", next_date="2027-02-02"),
    )
    git(root, "merge", "-q", "other", code=1)
    assert git(root, "status", "--short") == "UU anna.md\n"
    disputed = "<<<<<<< ours\nstage: contacted\n=======\nstage: meeting\n>>>>>>> theirs"
    rest = edited(next_step="call", next_date="2027-02-02")
    assert (root / "anna.md").read_text() == rest.replace("stage: named", disputed)


def test_a_program_that_is_gone_leaves_the_merge_to_git(root: Path) -> None:
    """Never our side without a mark of theirs: lines are merged as git does without a driver."""
    gone = driver_command(Path("/nowhere/python"), Path("/nowhere"))
    git(root, "config", "merge.mentorship.driver", gone)
    diverge(root, edited(stage="contacted"), edited(stage="meeting", body="Manages"))
    git(root, "merge", "-q", "other", code=1)
    text = (root / "anna.md").read_text()
    assert "<<<<<<<" in text
    assert "stage: meeting" in text
    assert "stage: contacted" in text
    assert "Manages forty" in text


def test_a_clone_without_the_driver_merges_as_text(root: Path) -> None:
    """An attribute whose driver nobody set up falls back on git's own merge."""
    git(root, "config", "--remove-section", "merge.mentorship")
    diverge(root, edited(stage="contacted"), edited(body="Manages"))
    git(root, "merge", "-q", "other")
    assert (root / "anna.md").read_text() == edited(stage="contacted", body="Manages")


def test_what_does_not_parse_is_merged_as_text(root: Path) -> None:
    """A record broken by hand is no reason to lose a side."""
    diverge(root, edited(stage="[contacted"), edited(stage="meeting"))
    git(root, "merge", "-q", "other", code=1)
    text = (root / "anna.md").read_text()
    assert "stage: [contacted" in text
    assert "stage: meeting" in text


def test_a_journal_cannot_put_itself_in_the_drivers_place(root: Path) -> None:
    """Nothing from a journal is run: a module in it is not taken for the program's."""
    (root / "mentorship_tui").mkdir()
    (root / "mentorship_tui" / "__init__.py").write_text("open('harm', 'w')\n")
    (root / "yaml.py").write_text("open('harm', 'w')\n")
    diverge(root, edited(stage="contacted"), edited(next_step="call"))
    git(root, "merge", "-q", "other")
    assert not (root / "harm").exists()


def test_disputed_paragraphs_are_marked_by_paragraph() -> None:
    """Prose is disputed by paragraph; one that a side took away is marked as well."""
    base = b"---\ntype: goal\n---\n\nOne.\n\nTwo.\n\nThree.\n"
    mine = base.replace(b"Two.", b"Two, mine.")
    theirs = base.replace(b"Two.", b"Two, theirs.")
    found = merge_with_markers(base, mine, theirs)
    marks = b"<<<<<<< ours\nTwo, mine.\n=======\nTwo, theirs.\n>>>>>>> theirs"
    assert found == (base.replace(b"Two.", marks), True)
    gone = merge_with_markers(base, base.replace(b"Two.\n\n", b""), theirs)
    assert gone is not None
    assert gone[1]
    assert b"Two, theirs." in gone[0]
    assert b"<<<<<<<" in gone[0]


def test_it_loads_little(tmp_path: Path) -> None:
    """Git starts it once a file: what makes programs slow to start is not imported."""
    for name in ("base", "mine", "theirs"):
        (tmp_path / name).write_text(RECORD)
    (tmp_path / "mine").write_text(edited(stage="contacted"))
    (tmp_path / "theirs").write_text(edited(next_step="call"))
    program = "import sys; from mentorship_tui.cli import main; sys.argv[1:] = {!r}\n"
    words = ["merge-driver", *(str(tmp_path / name) for name in ("base", "mine", "theirs")), "x"]
    script = program.format(words) + (
        "try: main()\nexcept SystemExit as end: assert end.code == 0\n"
        "print(*{'textual', 'git', 'click', 'babel'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "marked"),
    [
        (
            b"phone: 1\n",
            b"phone: 2\n",
            b"<<<<<<< ours\nphone: 1\n=======\nphone: 2\n>>>>>>> theirs\n",
        ),
        (b"phone: 1\n", b"", b"<<<<<<< ours\nphone: 1\n=======\n>>>>>>> theirs\n"),
        (b"", b"phone: 2\n", b"<<<<<<< ours\n=======\nphone: 2\n>>>>>>> theirs\n"),
    ],
)
def test_a_field_that_one_side_took_away_is_marked_by_what_each_has(
    mine: bytes, theirs: bytes, marked: bytes
) -> None:
    """Changed on one side and gone on the other, and mirrored."""
    texts = (
        b"---\ntype: person\nname: Anna\n%s---\n" % one for one in (b"phone: 0\n", mine, theirs)
    )
    assert merge_with_markers(*texts) == (
        b"---\ntype: person\nname: Anna\n%s---\n" % marked,
        True,
    )
