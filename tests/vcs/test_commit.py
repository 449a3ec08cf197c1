"""A change becomes a commit of exactly its bytes."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commit import commit
from mentorship_tui.vcs.repository import Repository

from .conftest import Shell


def save(root: Path, path: str, data: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)


def test_first_commit_and_next(repository: Repository, root: Path, shell: Shell) -> None:
    """Unborn branch, then a change, then a deletion (reliability row 10)."""
    save(root, "a.md", b"one\n")
    (first,) = commit(repository, [Change("Added", {"a.md": b"one\n"})])
    save(root, "a.md", b"two\n")
    (second,) = commit(repository, [Change("Changed", {"a.md": b"two\n"}, body="name: one -> two")])
    assert shell("status", "--porcelain", "--", "a.md") == ""
    (root / "a.md").unlink()
    commit(repository, [Change("Deleted", {"a.md": None})])
    assert shell("log", "--format=%s").split("\n") == ["Deleted", "Changed", "Added"]
    assert shell("rev-parse", "HEAD~2", "HEAD~1").split() == [first, second]
    assert shell("show", "-s", "--format=%B", "HEAD~1") == (
        "Changed\n\nname: one -> two\n\nMentorship-Record: a.md"
    )
    assert shell("ls-tree", "HEAD") == ""
    assert shell("status", "--porcelain", "--", "a.md") == ""
    assert shell("fsck", "--strict") == ""


def test_bytes_of_the_change_not_of_the_disk(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """A hundred queued changes of one file are a hundred commits, each with its own content."""
    save(root, "a.md", b"99\n")
    changes = [Change(f"Change {n}", {"a.md": b"%d\n" % n}) for n in range(100)]
    oids = commit(repository, changes)
    assert len(set(oids)) == 100
    for n, oid in enumerate(oids):
        assert shell("show", f"{oid}:a.md") == str(n)
    assert shell("status", "--porcelain", "--", "a.md") == ""


def test_date(repository: Repository, shell: Shell) -> None:
    """The sample journal's commits carry the dates of its story."""
    when = datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=-2, minutes=-30)))
    commit(repository, [Change("Past", {"a.md": b"x"}, when=when)])
    assert shell("log", "--format=%aI %cI") == "2026-03-01T09:30:00-02:30 2026-03-01T09:30:00-02:30"


def test_staged_by_the_user_stays_staged(repository: Repository, root: Path, shell: Shell) -> None:
    """git.md: only the paths of the change are committed."""
    save(root, "theirs.md", b"staged\n")
    shell("add", "theirs.md")
    save(root, "a.md", b"mine\n")
    commit(repository, [Change("Mine", {"a.md": b"mine\n"})])
    assert shell("status", "--porcelain", "--", "*.md") == "A  theirs.md"
    assert shell("ls-tree", "--name-only", "HEAD") == "a.md"
