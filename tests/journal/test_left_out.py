"""Records that git ignores, flags and a lost index, as the journal deals with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mentorship_tui.journal.actions.undo import undo
from mentorship_tui.journal.doctor.examine import examine
from mentorship_tui.journal.events import Noticed
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .conftest import NOON, Log, git

KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places
from mentorship_tui.vcs.commits.queue import CommitQueue
CommitQueue._wake = lambda self: os._exit(9)
root = Path(sys.argv[1])
base = root.parent
places = Places(base / "config", base / "state", base / "cache")
journal = Journal(root, places, lambda: datetime.now(UTC))
journal.refresh()
journal.outside.start()
journal.add("person", {"name": "Bo Ek"}, "")
"""


@pytest.fixture
def exclude(journal: Journal) -> Path:
    """The file of this repository that names what is ignored."""
    place = journal.root / ".git" / "info" / "exclude"
    place.parent.mkdir(exist_ok=True)
    place.write_text("target/\nnetwork/\n")
    return place


def noticed(journal: Journal) -> list[str]:
    """What is told from now on."""
    told: list[str] = []
    journal.subscribe(
        lambda one: told.append(journal.tr(one.message)) if isinstance(one, Noticed) else None
    )
    return told


def test_undo_takes_back_the_ignored_record_not_an_older_change(
    journal: Journal, exclude: Path, log: Log
) -> None:
    """X2: the change before it stays."""
    journal.add("reading", {"title": "A book"}, "")
    added = journal.add("person", {"name": "Maria Berg"}, "")
    assert log()[-1] == "Added network person: Maria Berg"
    undo(journal)
    assert not (journal.root / added.path).exists()
    assert (journal.root / "reading" / "a-book.md").exists()


def test_a_mentorship_called_target(journal: Journal, exclude: Path, log: Log) -> None:
    """Renamed, changed and deleted there as anywhere."""
    record = journal.add("mentorship", {"title": "Target"}, "")
    goal = journal.add("goal", {"title": "Words"}, "", mentorship=record.mentorship)
    journal.set(goal.path, {"sign": "I say it"})
    moved = journal.rename(goal.path, "Deeds")
    assert log()[-1].startswith("Renamed")
    journal.delete(moved.path)
    log()
    assert git(journal.root, "status", "--porcelain") == ""
    assert moved.path not in git(journal.root, "ls-files")


def test_an_outside_edit_of_one_is_committed_and_told(
    journal: Journal, exclude: Path, places: Places, log: Log
) -> None:
    """As any file that somebody wrote while the app was closed."""
    log()
    journal.close()
    (journal.root / "network").mkdir()
    (journal.root / "network" / "bo.md").write_text("---\ntype: person\nname: Bo\n---\n")
    again = Journal(journal.root, places, lambda: NOON)
    again.refresh()
    told = noticed(again)
    again.outside.start()
    assert again.drain(20)
    again.close()
    assert "network/bo.md goes into the history although git is told to ignore it" in told[0]
    assert git(journal.root, "log", "-1", "--format=%s", "--", "network/bo.md")


def test_an_ignored_record_is_recovered_after_a_crash(
    journal: Journal, exclude: Path, places: Places, log: Log
) -> None:
    """Killed between the file and its commit; the next start commits it under its own name."""
    log()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(journal.root)], check=False)
    assert killed.returncode == 9
    path = "network/bo-ek.md"
    assert (journal.root / path).exists()
    assert path not in git(journal.root, "ls-files")
    again = Journal(journal.root, places, lambda: NOON)
    again.refresh()
    again.outside.start()
    assert again.drain(20)
    again.close()
    assert git(journal.root, "log", "-1", "--format=%s", "--", path).endswith("(recovered)\n")
    assert git(journal.root, "status", "--porcelain") == ""


def test_a_lost_index_is_told_once(journal: Journal, log: Log) -> None:
    log()
    told = noticed(journal)
    (journal.root / ".git" / "index").unlink()
    journal.outside.sweep(False)
    journal.outside.sweep(False)
    assert [text.partition(",")[0] for text in told] == ["Git's index was lost or damaged"]
    assert git(journal.root, "status", "--porcelain") == ""


def test_the_doctor_makes_a_lost_index_anew(journal: Journal, log: Log) -> None:
    """And never says to commit the deletion of all files."""
    log()
    index = journal.root / ".git" / "index"
    index.write_bytes(bytes(2000))
    found = list(examine(journal))
    assert [one.finding.check for one in found] == ["index"]
    index.write_bytes(b"")
    assert [(one.finding.check, one.mended) for one in examine(journal, fix=True)] == [
        ("index", True)
    ]
    assert list(examine(journal)) == []


def test_what_left_the_index_alone_is_not_to_be_committed(journal: Journal, log: Log) -> None:
    """`git rm --cached`, or an index begun anew by a `git add` after it was lost."""
    path = journal.add("person", {"name": "Maria Berg"}, "").path
    log()
    git(journal.root, "rm", "-q", "--cached", path)
    (found,) = examine(journal)
    text = journal.tr(found.finding.message)
    assert f"`git restore --staged -- {path}`" in text
    assert "run `git commit`" not in text


@pytest.mark.parametrize("option", ["skip-worktree", "assume-unchanged"])
def test_an_edit_under_a_flag_is_told_by_all(journal: Journal, log: Log, option: str) -> None:
    """The status line has it among what is left out, the doctor names the way out of it."""
    path = journal.add("person", {"name": "Maria Berg"}, "").path
    log()
    git(journal.root, "update-index", f"--{option}", path)
    with (journal.root / path).open("a") as file:
        file.write("local words\n")
    told = noticed(journal)
    journal.outside.sweep(False)
    assert journal.outside.left == frozenset({path})
    assert option in told[0]
    (found,) = examine(journal)
    command = f"git update-index --no-{option} -- {path}"
    assert command in journal.tr(found.finding.message)
    git(journal.root, *command.split()[1:])
    assert [one.finding.check for one in examine(journal)] == ["uncommitted"]
