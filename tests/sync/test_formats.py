"""Repositories of another format than the usual one (git.md, Sync)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mentorship_tui.journal.actions.undo import undo
from mentorship_tui.vcs.remote.addresses import set_remote
from mentorship_tui.vcs.remote.outcome import SyncState

from .machines import Machine, Make, git


def _bare(place: Path, kind: str) -> Path:
    words = ["git", "init", "-q", "--bare", "-b", "main", f"--object-format={kind}", str(place)]
    subprocess.run(words, check=True)
    return place


@pytest.fixture
def long(machine: Make, tmp_path: Path) -> Machine:
    """A machine whose journal lies in a repository of the format sha256, synced once."""
    one = machine()
    words = ["git", "init", "-q", "-b", "main", "--object-format=sha256", str(one.root)]
    subprocess.run(words, check=True)
    one.create(str(_bare(tmp_path / "long.git", "sha256")))
    assert one.sync().state is SyncState.OK
    return one


def test_two_machines_meet_in_sha256(long: Machine, machine: Make, tmp_path: Path) -> None:
    """A clone takes the server's format; merges, questions and undo work in it."""
    other = machine()
    other.join(str(tmp_path / "long.git"))
    assert git(other.root, "rev-parse", "--show-object-format") == "sha256"
    path = long.journal.add("person", {"name": "Anna"}, "").path
    long.sync()
    other.sync()
    long.journal.set(path, {"phone": "1"})
    other.journal.set(path, {"phone": "2", "email": "a@b.se"})
    long.sync()
    assert len(other.sync().conflicts) == 1
    long.sync()
    assert long.files() == other.files()
    other.journal.set(path, {"email": "c@d.se"})
    assert other.journal.drain(20)
    undo(other.journal)
    assert other.journal.drain(20)
    assert other.journal.snapshot.records[path].text("email") == "a@b.se"
    assert git(other.root, "fsck", "--strict", "--no-dangling") == ""


@pytest.mark.parametrize("empty", [False, True])
@pytest.mark.parametrize("mine", ["sha1", "sha256"])
def test_formats_that_cannot_be_joined_are_told(
    ada: Machine, long: Machine, hub: Path, tmp_path: Path, mine: str, empty: bool
) -> None:
    """With the command that makes a server of the journal's own format."""
    one, theirs = (ada, "sha256") if mine == "sha1" else (long, "sha1")
    full = tmp_path / "long.git" if mine == "sha1" else hub
    place = _bare(tmp_path / "new.git", theirs) if empty else full
    set_remote(one.journal.versions.repository, str(place))
    result = one.sync()
    assert result.state is SyncState.REFUSED
    told = one.journal.tr(result.message)
    assert "sha1 and sha256" in told
    made = place.with_name(f"{place.stem}-{mine}.git")
    extra = "--object-format=sha256 " if mine == "sha256" else ""
    assert told.endswith(f"git init --bare {extra}{made}")


def test_what_a_partial_clone_left_on_the_server_is_not_deleted(
    ada: Machine, machine: Make, hub: Path
) -> None:
    """Undo and sync say that the text is not here and how to bring it; no question is made up."""
    path = ada.journal.add("person", {"name": "Anna", "phone": "1"}, "").path
    ada.journal.set(path, {"phone": "2"})
    ada.sync()
    git(hub, "config", "uploadpack.allowFilter", "true")
    other = machine()
    words = ["git", "clone", "-q", "--filter=blob:none", f"file://{hub}", str(other.root)]
    subprocess.run(words, check=True)
    other.open()
    other.journal.set(path, {"email": "a@b.se"})
    assert other.journal.drain(20)
    git(other.root, "reset", "-q", "--soft", "HEAD~2")  # the base is a text that is not here
    git(other.root, "commit", "-qm", "Mine")
    result = other.sync()
    assert result.state is not SyncState.OK
    assert "git fetch --refetch --no-filter" in other.journal.tr(result.message)
    git(other.root, "fetch", "-q", "--refetch", "--no-filter")
    assert other.sync().state is SyncState.OK
    assert other.journal.snapshot.records[path].text("phone") == "2"
