"""Two machines that both say "synced" have met, whatever branches a server has (git.md, Sync)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mentorship_tui.journal.sync.sync import choose_branch
from mentorship_tui.vcs.errors import GitError
from mentorship_tui.vcs.remote.addresses import set_remote
from mentorship_tui.vcs.remote.outcome import SyncFailed, SyncState
from mentorship_tui.vcs.sync.clone import clone
from mentorship_tui.vcs.sync.sync import Request

from .machines import START, Machine, Make, git


@pytest.fixture
def lost(tmp_path: Path) -> Path:
    """A server as `git init --bare` makes it: its HEAD names a branch that nobody uses."""
    place = tmp_path / "lost.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "master", str(place)], check=True)
    return place


def _other_branch(lost: Path, name: str) -> None:
    """A branch of something that is no journal."""
    tree = git(lost, "mktree", "--missing")
    env = ["-c", "user.name=a", "-c", "user.email=a@b.se"]
    git(lost, "update-ref", f"refs/heads/{name}", git(lost, *env, "commit-tree", "-m", "x", tree))


def _met(one: Machine, other: Machine) -> bool:
    """Each sees what the other adds."""
    added = [
        each.journal.add("person", {"name": f"P{each.number}"}, "").path for each in (one, other)
    ]
    assert [each.sync().state for each in (one, other, one)] == [SyncState.OK] * 3
    return all((each.root / path).exists() for each in (one, other) for path in added)


def test_an_older_state_under_a_name_is_not_cloned(machine: Make, lost: Path) -> None:
    one, other = machine(), machine()
    one.create(str(lost))
    one.sync()
    git(lost, "update-ref", "refs/heads/before-summer", "refs/heads/main~1")
    one.journal.add("person", {"name": "Newer"}, "")
    one.sync()
    other.join(str(lost))
    assert (other.root / "network" / "newer.md").exists()
    assert _met(one, other)


def test_the_only_branch_that_is_a_journal_is_taken(machine: Make, lost: Path) -> None:
    """Under another name than main, beside pages of another kind."""
    one, other, third = machine(), machine(), machine()
    one.create(str(lost))
    git(one.root, "branch", "-m", "trunk")
    one.sync()
    for name in ("aaa", "zzz", "main"):
        _other_branch(lost, name)
    other.join(str(lost))
    assert git(other.root, "branch", "--show-current") == "trunk"
    assert _met(one, other)
    third.create(str(lost), "Apart")
    git(third.root, "branch", "-m", "mine")
    assert third.sync().state is SyncState.UNRELATED  # so it found the journal


def test_several_journals_are_asked_about(machine: Make, lost: Path) -> None:
    one, other = machine(), machine()
    one.create(str(lost))
    git(one.root, "branch", "-m", "one")
    one.sync()
    git(lost, "update-ref", "refs/heads/two", "refs/heads/one")
    with pytest.raises(SyncFailed, match=r"one, two\. Say it: mentorship clone .* --branch NAME"):
        other.join(str(lost))
    assert not other.root.exists()
    with pytest.raises(SyncFailed, match=r"has no branch three\. It has: one, two"):
        clone(str(lost), other.root, Request("joined", START), branch="three")
    clone(str(lost), other.root, Request("joined", START), branch="two")
    other.open()
    assert git(other.root, "branch", "--show-current") == "two"
    git(lost, "symbolic-ref", "HEAD", "refs/heads/one")
    other.journal.add("person", {"name": "Bo"}, "")
    assert other.sync().pushed == 1  # as the user said, whatever the server shows first
    assert git(lost, "rev-parse", "two") == git(other.root, "rev-parse", "HEAD")


def test_a_first_sync_asks_too(machine: Make, lost: Path) -> None:
    one, other = machine(), machine()
    one.create(str(lost))
    git(one.root, "branch", "-m", "one")
    one.sync()
    git(lost, "update-ref", "refs/heads/two", "refs/heads/one")
    other.create(str(lost), "Apart")
    result = other.sync()
    assert result.state is SyncState.REFUSED
    assert "mentorship remote --branch NAME" in other.journal.tr(result.message)
    choose_branch(other.journal, "two")
    assert other.sync().state is SyncState.UNRELATED
    with pytest.raises(GitError):
        choose_branch(other.journal, "two..one")


def test_a_trial_stays_off_the_shared_branch_of_such_a_server(machine: Make, lost: Path) -> None:
    one = machine()
    one.create(str(lost))
    one.sync()
    git(one.root, "checkout", "-qb", "trial")
    one.journal.refresh()
    one.journal.add("person", {"name": "Bo"}, "")
    main = git(lost, "rev-parse", "main")
    assert one.sync().state is SyncState.OK
    assert git(lost, "rev-parse", "main") == main
    assert git(lost, "rev-parse", "trial") == git(one.root, "rev-parse", "HEAD")


@pytest.mark.parametrize("ahead", [False, True])
def test_all_follow_a_branch_that_the_server_shows_instead(
    ada: Machine, second: Machine, machine: Make, hub: Path, ahead: bool
) -> None:
    """A forge's default was changed to a copy of main: a new machine would get that one."""
    git(hub, "update-ref", "refs/heads/trunk", "refs/heads/main")
    git(hub, "symbolic-ref", "HEAD", "refs/heads/trunk")
    third = machine()
    third.join(str(hub))
    assert git(third.root, "branch", "--show-current") == "trunk"
    if ahead:
        third.journal.add("person", {"name": "Early"}, "")
        third.sync()
    ada.journal.add("person", {"name": "Anna"}, "")
    result = ada.sync()
    assert result.notice is not None
    assert "trunk" in ada.journal.tr(result.notice)
    assert ada.sync().notice is None
    assert _met(ada, third)
    assert _met(second, third)
    git(hub, "update-ref", "-d", "refs/heads/main")
    assert _met(ada, second)


def test_an_old_state_that_the_server_shows_leads_nobody_away(
    ada: Machine, machine: Make, hub: Path
) -> None:
    git(hub, "update-ref", "refs/heads/before-summer", "refs/heads/main~1")
    git(hub, "symbolic-ref", "HEAD", "refs/heads/before-summer")
    third = machine()
    third.join(str(hub))
    assert _met(ada, third)


def test_two_branches_that_went_apart_are_asked_about(
    ada: Machine, machine: Make, hub: Path
) -> None:
    """A machine that is on the other branch cannot be met: that is said, and both ways out."""
    git(hub, "update-ref", "refs/heads/trunk", "refs/heads/main")
    third = machine()
    clone(str(hub), third.root, Request("joined", START), branch="trunk")
    third.open()
    third.journal.add("person", {"name": "Bo"}, "")
    third.sync()
    ada.journal.add("person", {"name": "Anna"}, "")
    ada.sync()
    git(hub, "symbolic-ref", "HEAD", "refs/heads/trunk")
    result = ada.sync()
    assert result.state is SyncState.REFUSED
    assert "mentorship remote --branch trunk" in ada.journal.tr(result.message)
    choose_branch(ada.journal, "main")
    assert ada.sync().state is SyncState.OK
    choose_branch(ada.journal, "trunk")
    assert _met(ada, third)


def test_pages_that_the_server_shows_first_are_no_question(ada: Machine, hub: Path) -> None:
    _other_branch(hub, "pages")
    git(hub, "symbolic-ref", "HEAD", "refs/heads/pages")
    ada.journal.add("person", {"name": "Anna"}, "")
    result = ada.sync()
    assert (result.state, result.pushed, result.notice) == (SyncState.OK, 1, None)


def test_another_server_is_not_asked_for_the_branch_of_the_last(
    ada: Machine, second: Machine, hub: Path, tmp_path: Path
) -> None:
    git(hub, "branch", "-m", "main", "trunk")
    ada.sync()
    new = tmp_path / "new.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(new)], check=True)
    for one in (ada, second):
        set_remote(one.journal.versions.repository, str(new))
    assert _met(ada, second)
    assert git(new, "for-each-ref", "--format=%(refname)") == "refs/heads/main"
