"""A file whose filter fails or is not set up is stored in no other form, and stops nothing else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from mentorship_tui.journal.doctor.examine import examine
from mentorship_tui.journal.sync.sync import SyncResult
from mentorship_tui.vcs.commits.uncommitted import Hold
from mentorship_tui.vcs.remote.outcome import SyncState

from .machines import Machine, Make, git

SECRET = b"what nobody else is to read"


def subjects(machine: Machine) -> str:
    return git(machine.root, "log", "--format=%s")


def stored(machine: Machine) -> bytes:
    """All that git keeps of all files, whether a commit has it or not."""
    words = ["git", "-C", str(machine.root), "cat-file", "--batch-all-objects", "--batch"]
    return subprocess.run(words, check=True, capture_output=True).stdout


def told(machine: Machine, result: SyncResult) -> str:
    return machine.journal.tr(result.message)


def set_filter(machine: Machine, command: str, kind: str = "clean") -> None:
    git(machine.root, "config", f"filter.seal.{kind}", command)
    git(machine.root, "config", "filter.seal.required", "true")


def cover(machine: Machine, pattern: str, name: str) -> None:
    (machine.root / ".gitattributes").open("a").write(f"{pattern} filter={name}\n")
    machine.sync()


@pytest.mark.parametrize("kind", ["clean", "process"])
def test_other_changes_are_committed_past_one_whose_filter_fails(
    ada: Machine, second: Machine, path: str, kind: str
) -> None:
    """And the change keeps its own words until the filter works."""
    cover(ada, path, "seal")
    set_filter(ada, "false", kind)
    ada.journal.set(path, {"phone": "12345"})
    ada.journal.add("person", {"name": "Bo"}, "")
    assert not ada.journal.drain(20)
    assert "Bo" in subjects(ada)
    state = ada.journal.versions.queue.state
    assert (state.pending, state.aside) == (1, 1)
    assert state.failed is not None
    assert path in ada.journal.tr(state.failed)
    result = ada.sync()
    assert result.state is SyncState.PARTLY
    assert path in told(ada, result)
    second.journal.add("person", {"name": "Cia"}, "")
    second.sync()
    assert ada.sync().state is SyncState.PARTLY
    assert "network/cia.md" in ada.journal.snapshot.records
    assert second.sync().state is SyncState.OK
    assert "network/bo.md" in second.journal.snapshot.records
    assert second.journal.snapshot.records[path].text("phone") != "12345"
    for key in ("clean", "process"):
        git(ada.root, "config", f"filter.seal.{key}", "cat" if key == "clean" else "")
    git(ada.root, "config", "--unset", "filter.seal.process")
    assert ada.journal.drain(20)
    assert "12345" in git(ada.root, "log", "-1", "--format=%B")
    assert ada.sync().state is SyncState.OK
    second.sync()
    assert second.journal.snapshot.records[path].text("phone") == "12345"


def test_a_later_deletion_of_the_same_file_does_not_overtake(ada: Machine, path: str) -> None:
    """A deletion needs no filter; committed first, it would be taken back by what came before."""
    cover(ada, path, "seal")
    set_filter(ada, "false")
    ada.journal.set(path, {"phone": "12345"})
    ada.journal.delete(path)
    ada.journal.add("person", {"name": "Bo"}, "")
    assert not ada.journal.drain(20)
    assert [change.files.get(path) is None for change in ada.journal.versions.queue.left] == [
        False,
        True,
    ]
    set_filter(ada, "cat")
    assert ada.journal.drain(20)
    assert ada.sync().state is SyncState.OK
    assert path not in git(ada.root, "ls-tree", "-r", "--name-only", "HEAD")


def test_an_edit_outside_whose_filter_fails_is_named(ada: Machine, path: str) -> None:
    """Git's own `status` ends at the first such file; the others are committed all the same."""
    cover(ada, "*.bin", "seal")
    (ada.root / "a.bin").write_bytes(b"one")
    ada.sync()
    set_filter(ada, "false")
    (ada.root / "a.bin").write_bytes(b"other")
    (ada.root / "new.bin").write_bytes(b"new")
    (ada.root / path).open("a").write("\nBy hand\n")
    result = ada.sync()
    assert result.state is SyncState.PARTLY
    assert {one.path: one.hold for one in ada.journal.outside.held} == {
        "a.bin": Hold.FILTER,
        "new.bin": Hold.FILTER,
    }
    assert "By hand" in git(ada.root, "show", f"HEAD:{path}")
    found = [one.finding for one in examine(ada.journal)]
    assert {one.path for one in found if one.check == "not-versioned"} == {"a.bin", "new.bin"}
    set_filter(ada, "cat")
    assert ada.sync().state is SyncState.OK
    assert git(ada.root, "show", "HEAD:a.bin") == "other"


def test_what_comes_in_meets_an_edit_whose_filter_fails(ada: Machine, second: Machine) -> None:
    """The edit stays where it is, and everything else comes."""
    cover(ada, "*.bin", "seal")
    (ada.root / "a.bin").write_bytes(b"one")
    ada.sync()
    second.sync()
    for kind in ("clean", "smudge"):
        set_filter(ada, "false", kind)
    (ada.root / "a.bin").write_bytes(b"mine")
    (second.root / "a.bin").write_bytes(b"theirs")
    second.journal.add("person", {"name": "Bo"}, "")
    second.sync()
    for _ in range(2):
        result = ada.sync()
        assert result.notice is not None
        assert "a.bin" in ada.journal.tr(result.notice)
        assert (ada.root / "a.bin").read_bytes() == b"mine"
    ada.journal.add("person", {"name": "Cia"}, "")
    assert ada.journal.drain(20)
    assert b"theirs" in stored(second)


@pytest.mark.parametrize("name", ["git-crypt", "git-crypt-work", "crypt", "git-agecrypt"])
def test_nothing_is_stored_in_the_clear_before_it_is_unlocked(ada: Machine, name: str) -> None:
    """A clone has the attribute and not the command, and git would store the text as it is."""
    cover(ada, "network/**", name)
    ada.journal.add("person", {"name": "Bo"}, SECRET.decode())
    (ada.root / "network" / "by-hand.md").write_bytes(
        b"---\ntype: person\nname: C\nask_status: idea\n---\n" + SECRET
    )
    ada.journal.add("mentorship", {"title": "Other", "phase": "find"}, "")
    assert not ada.journal.drain(20)
    assert "Other" in subjects(ada)
    result = ada.sync()
    assert result.state is SyncState.PARTLY
    assert "git-crypt unlock" in told(ada, result)
    assert SECRET not in stored(ada)
    git(ada.root, "config", f"filter.{name}.clean", "tr a-z b-za")
    assert ada.sync().state is SyncState.OK
    assert SECRET not in stored(ada)
    assert git(ada.root, "show", "HEAD:network/bo.md")


def test_a_filter_that_hides_nothing_need_not_be_set_up(ada: Machine) -> None:
    """Git stores what it covers as it is, and so does the app."""
    cover(ada, "network/**", "tidy")
    ada.journal.add("person", {"name": "Bo"}, "")
    assert ada.sync().state is SyncState.OK


@pytest.mark.skipif(not shutil.which("git-crypt"), reason="git-crypt is not installed")
def test_a_journal_under_git_crypt_that_was_never_unlocked(
    ada: Machine, machine: Make, hub: Path, tmp_path: Path
) -> None:
    """With the real program: refused until `git-crypt unlock`, encrypted from then on."""
    key = tmp_path / "key"
    for words in (["init"], ["export-key", str(key)]):
        subprocess.run(["git-crypt", *words], cwd=ada.root, check=True, capture_output=True)
    cover(ada, "network/**", "git-crypt")
    ada.journal.add("person", {"name": "Bo"}, SECRET.decode())
    assert ada.sync().state is SyncState.OK
    assert SECRET not in stored(ada)
    new = machine()
    new.join(str(hub))
    new.journal.add("person", {"name": "Cia"}, SECRET.decode())
    result = new.sync()
    assert result.state is SyncState.PARTLY
    assert "network/cia.md" in told(new, result)
    assert SECRET not in stored(new)
    kept = (new.root / "network" / "cia.md").read_bytes()
    (new.root / "network" / "cia.md").unlink()  # git-crypt wants a clean folder
    subprocess.run(["git-crypt", "unlock", str(key)], cwd=new.root, check=True, capture_output=True)
    (new.root / "network" / "cia.md").write_bytes(kept)
    assert new.sync().state is SyncState.OK
    assert SECRET not in stored(new)
    ada.sync()
    assert (ada.root / "network" / "cia.md").read_bytes() == kept
