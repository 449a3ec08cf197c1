"""A lock of a dead git is named, and goes only on the user's word (reliability row 4)."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.errors import GitError
from mentorship_tui.vcs.repository.repository import Repository
from mentorship_tui.vcs.repository.stale_locks import find_locks, remove_lock


def leave_lock(place: Path, age: float) -> None:
    """A lock file of that age."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"")
    then = time.time() - age
    os.utime(place, (then, then))


def waiting_git(folder: Path) -> subprocess.Popen[bytes]:
    """A git that is at work in the folder until it is spoken to."""
    command = ["git", "cat-file", "--batch"]
    git = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert git.stdin is not None
    assert git.stdout is not None
    git.stdin.write(b"are you there\n")
    git.stdin.flush()
    git.stdout.readline()
    return git


def test_none(repository: Repository) -> None:
    """A repository at rest has no locks."""
    assert find_locks(repository) == ()


def test_old_and_dead(repository: Repository) -> None:
    """Each kind of lock that stops a commit is found, with its age, and can be removed."""
    places = [
        repository.git_dir / "index.lock",
        repository.git_dir / "refs" / "heads" / "main.lock",
    ]
    for place in places:
        leave_lock(place, 3600)
    found = find_locks(repository)
    assert [lock.path for lock in found] == places
    assert all(3590 < lock.age < 3700 and lock.removable for lock in found)
    assert all(place.exists() for place in places)
    with pytest.raises(GitError):
        repository.git.run("read-tree", "--empty")
    for lock in found:
        remove_lock(repository, lock)
    assert find_locks(repository) == ()
    commit(repository, [Change("Goes again", {"a.md": b"1"})])


def test_young(repository: Repository) -> None:
    """A lock of less than a minute may be anybody's."""
    leave_lock(repository.git_dir / "index.lock", 30)
    (lock,) = find_locks(repository)
    assert not lock.removable
    with pytest.raises(GitError):
        remove_lock(repository, lock)
    assert lock.path.exists()


def test_a_git_lives(repository: Repository, root: Path) -> None:
    """A git that waits in the journal (for an editor, say) keeps its lock, however old."""
    leave_lock(repository.git_dir / "index.lock", 3600)
    waits = waiting_git(root)
    try:
        (lock,) = find_locks(repository)
        assert lock.owner_lives
        with pytest.raises(GitError):
            remove_lock(repository, lock)
    finally:
        waits.communicate()
    (lock,) = find_locks(repository)
    assert lock.removable


def test_a_git_elsewhere_does_not_count(repository: Repository, tmp_path: Path) -> None:
    """Another repository's git is not the owner."""
    leave_lock(repository.git_dir / "index.lock", 3600)
    subprocess.run(["git", "init", "-q", str(tmp_path / "other")], check=True)
    waits = waiting_git(tmp_path / "other")
    try:
        (lock,) = find_locks(repository)
        assert lock.removable
    finally:
        waits.communicate()
