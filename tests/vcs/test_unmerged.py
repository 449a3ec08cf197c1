"""A plain merge that stopped is settled as a sync would settle it (format.md, Merging)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorship_tui.vcs.repository.repository import Repository
from mentorship_tui.vcs.repository.states import State
from mentorship_tui.vcs.sync.unmerged import Settled, finish, settle_unmerged

from .conftest import Shell

RECORD = "---\ntype: person\nname: {}\nphone: {}\nemail: {}\n---\n\n{}\n"
TODAY = date(2027, 1, 17)


def write(root: Path, name: str, *values: str) -> None:
    (root / f"{name}.md").write_text(RECORD.format(name, *values))


@pytest.fixture
def stopped(repository: Repository, root: Path, shell: Shell) -> Repository:
    """Two records and a file that both sides changed, and one record that one side deleted."""
    for name in ("anna", "bo", "cia"):
        write(root, name, "0", "none", "Text.")
    (root / "list.txt").write_text("start\n")
    shell("add", "-A")
    shell("commit", "-qm", "Start")
    shell("switch", "-qc", "side")
    write(root, "anna", "1", "none", "Text.")
    write(root, "bo", "1", "none", "Text.")
    (root / "list.txt").write_text("theirs\n")
    (root / "cia.md").unlink()
    shell("commit", "-qam", "Theirs")
    shell("switch", "-q", "main")
    write(root, "anna", "2", "a@b.se", "Text.")
    write(root, "bo", "2", "none", "Text.")
    write(root, "cia", "2", "none", "Text.")
    (root / "list.txt").write_text("mine\n")
    shell("commit", "-qam", "Mine")
    shell("merge", "-q", "side", ok=False)
    return repository


def settled(repository: Repository) -> Settled:
    with repository.locked() as mine:
        return settle_unmerged(mine, TODAY)


def test_the_sides_are_read_from_the_index(stopped: Repository, root: Path, shell: Shell) -> None:
    """format.md: the published value stays in the record, the other is asked; all is staged."""
    assert stopped.state().is_stopped
    found = settled(stopped)
    assert (root / "anna.md").read_text() == RECORD.format("anna", "1", "a@b.se", "Text.")
    assert (root / "list.txt").read_text() == "theirs\n"
    assert (root / "cia.md").exists()
    assert len(found.questions) == 4
    assert all("<<<<<<<" not in path.read_text() for path in root.glob("*.md"))
    assert shell("diff", "--name-only") == shell("ls-files", "-u") == ""
    assert not list(root.glob("lines-*"))
    assert not stopped.state().is_stopped
    finish(stopped)
    assert stopped.state().state is State.OK
    assert len(shell("rev-list", "--parents", "-1", "HEAD").split()) == 3
    assert shell("status", "--porcelain") == ""


def test_what_was_decided_by_hand_stays(stopped: Repository, root: Path, shell: Shell) -> None:
    """Nobody's work is thrown away: nor are the markers, of which a copy is kept."""
    write(root, "bo", "3", "none", "Text.")
    found = settled(stopped)
    assert (root / "bo.md").read_text() == RECORD.format("bo", "3", "none", "Text.")
    assert shell("ls-files", "-u") == ""
    assert len(found.questions) == 3
    assert found.kept is not None
    assert "<<<<<<<" in (found.kept / "anna.md").read_text()


def test_without_a_merge_there_is_nothing_to_settle(repository: Repository) -> None:
    """Reliability row 9: only a merge that is under way is ended."""
    assert settled(repository) == Settled()
    assert not repository.state().is_stopped
