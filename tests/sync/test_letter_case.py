"""Names that differ in capitals alone, where git is told that the disk does not tell them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.journal.ledger.rename import rename
from mentorship_tui.vcs.git.letter_case import respelled, twins
from mentorship_tui.vcs.remote.outcome import SyncState
from mentorship_tui.vcs.repository.unplaced import Reason, read_unplaced

from .machines import Machine, git

RECORD = "---\ntype: person\nname: {name}\nask_status: idea\n---\n"


@pytest.fixture
def insensitive(second: Machine) -> Machine:
    """The second machine, whose disk is said to ignore capitals."""
    git(second.root, "config", "core.ignorecase", "true")
    return second


def names(machine: Machine) -> set[str]:
    return set(git(machine.root, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0"))


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("network/Maria.md", "network/maria.md"),
        ("network/maria.md", "network/Maria.md"),
        ("scans/a.txt", "Scans/b.txt"),
        ("Scans/a.txt", "scans/A.txt"),
    ],
)
@pytest.mark.parametrize("at_once", [False, True])
def test_of_twins_one_is_left_out(
    ada: Machine, insensitive: Machine, first: str, other: str, *, at_once: bool
) -> None:
    """Neither is written over the other, nor deleted; once one is gone, all is well again."""
    for path in (first, other):
        (ada.root / path).parent.mkdir(exist_ok=True)
        (ada.root / path).write_text(RECORD.format(name=path))
        if not at_once:
            assert ada.sync().state is SyncState.OK
            assert insensitive.sync().state is SyncState.OK
    ada.sync()
    result = insensitive.sync()
    assert result.state is SyncState.OK
    left = read_unplaced(insensitive.journal.versions.repository)
    (out,) = left
    assert left[out].reason is Reason.TWIN
    assert out == other or at_once
    (kept,) = {first, other} - {out}
    assert (insensitive.root / kept).read_text() == RECORD.format(name=kept)
    insensitive.journal.add("person", {"name": "Bo"}, "")
    assert insensitive.sync().state is SyncState.OK
    assert {first, other, "network/bo.md"} <= names(insensitive)
    ada.sync()
    assert (ada.root / out).read_text() == RECORD.format(name=out)
    (ada.root / kept).unlink()
    ada.sync()
    assert insensitive.sync().state is SyncState.OK
    insensitive.sync()
    assert read_unplaced(insensitive.journal.versions.repository) == {}
    assert (insensitive.root / out).read_text() == RECORD.format(name=out)
    assert not (insensitive.root / kept).exists()


def test_a_change_to_one_of_two_twins_is_not_committed_to_the_other(
    ada: Machine, insensitive: Machine
) -> None:
    """Both lie there, as on a disk that tells them apart though git was told otherwise."""
    for name in ("Maria", "maria"):
        (insensitive.root / "network").mkdir(exist_ok=True)
        (insensitive.root / f"network/{name}.md").write_text(RECORD.format(name=name))
        assert insensitive.sync().state is SyncState.OK
    insensitive.journal.set("network/maria.md", {"phone": "1"})
    assert insensitive.sync().state is SyncState.OK
    assert "phone" not in git(insensitive.root, "show", "HEAD:network/Maria.md")
    assert "phone" in git(insensitive.root, "show", "HEAD:network/maria.md")


@pytest.mark.parametrize("changed", [False, True])
def test_other_capitals_given_by_another_program_are_a_renaming(
    insensitive: Machine, *, changed: bool
) -> None:
    """Git, told that capitals do not matter, says nothing of it, or that the file was deleted."""
    old, new = insensitive.root / "network/Maria.md", insensitive.root / "network/maria.md"
    old.parent.mkdir(exist_ok=True)
    old.write_text(RECORD.format(name="Maria"))
    assert insensitive.sync().state is SyncState.OK
    old.rename(new)
    if changed:
        new.write_text(RECORD.format(name="Maria Berg"))
    assert insensitive.sync().state is SyncState.OK
    assert "network/maria.md" in names(insensitive)
    assert "network/Maria.md" not in names(insensitive)
    assert git(insensitive.root, "status", "--porcelain") == ""


def test_other_capitals_given_in_the_app(ada: Machine, insensitive: Machine) -> None:
    place = insensitive.root / "network" / "Maria.md"
    place.parent.mkdir(exist_ok=True)
    place.write_text(RECORD.format(name="Maria"))
    insensitive.sync()
    insensitive.journal.refresh()
    rename(insensitive.journal, "network/Maria.md", "maria")
    assert insensitive.sync().state is SyncState.OK
    assert "network/maria.md" in names(insensitive)
    assert "network/Maria.md" not in names(insensitive)
    ada.sync()
    assert (ada.root / "network" / "maria.md").exists()
    assert not (ada.root / "network" / "Maria.md").exists()


def test_other_capitals_that_arrive(ada: Machine, insensitive: Machine) -> None:
    old, new = ada.root / "network/Maria.md", ada.root / "network/maria.md"
    old.parent.mkdir(exist_ok=True)
    old.write_text(RECORD.format(name="Maria"))
    ada.sync()
    insensitive.sync()
    old.rename(new)
    ada.sync()
    assert insensitive.sync().state is SyncState.OK
    assert (insensitive.root / "network" / "maria.md").exists()
    assert not (insensitive.root / "network" / "Maria.md").exists()
    assert read_unplaced(insensitive.journal.versions.repository) == {}
    assert ada.files() == insensitive.files()


def test_twins_are_told_by_folders_too() -> None:
    paths = ["Scans/a", "scans/b", "scans/c", "x/Å", "x/å", "y"]
    assert twins(paths, ["Scans/a"]) == {"scans/b": "Scans", "scans/c": "Scans", "x/Å": "x/å"}
    assert twins(paths, []) == {"Scans/a": "scans", "x/Å": "x/å"}


def test_where_both_names_are_listed_neither_is_the_others(tmp_path: Path) -> None:
    for name in ("a.md", "A.md"):
        (tmp_path / name).write_text("")
    assert respelled(tmp_path, ["a.md"], ["A.md"]) == {}


@pytest.mark.parametrize("other", ["network/Maria.md", "Network/maria.md"])
def test_twins_that_both_lie_there_are_both_kept_up(
    ada: Machine, second: Machine, other: str
) -> None:
    """The disk tells them apart then, whatever git was told, and an old text is not left there."""
    both = ("network/maria.md", other)
    for path in both:
        (ada.root / path).parent.mkdir(exist_ok=True)
        (ada.root / path).write_text(RECORD.format(name=path))
    ada.sync()
    second.sync()
    git(second.root, "config", "core.ignorecase", "true")
    for path in both:
        (ada.root / path).write_text(RECORD.format(name=f"{path} again"))
    ada.sync()
    assert second.sync().state is SyncState.OK
    assert read_unplaced(second.journal.versions.repository) == {}
    assert ada.files() == second.files()


def test_the_one_of_two_twins_that_lies_there_goes_on_being_kept_up(
    ada: Machine, insensitive: Machine
) -> None:
    """Also where the one that is left out is written in small letters."""
    (ada.root / "network").mkdir(exist_ok=True)
    for name in ("Maria", "maria", "Maria"):
        place = ada.root / "network" / f"{name}.md"
        place.write_text(RECORD.format(name=f"{name} {place.exists()}"))
        ada.sync()
        assert insensitive.sync().state is SyncState.OK
    assert set(read_unplaced(insensitive.journal.versions.repository)) == {"network/maria.md"}
    here = insensitive.root / "network" / "Maria.md"
    assert here.read_text() == RECORD.format(name="Maria True")
