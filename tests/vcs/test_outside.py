"""What changed beside the app, told apart (git.md; reliability rows 1, 9, 13, 14)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorship_tui.vcs.change import LARGEST, Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.uncommitted import Dirty, Hold, Kind, as_left, find_dirty
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell


@pytest.fixture(autouse=True)
def start(repository: Repository, root: Path) -> None:
    """A journal with some records, all of them committed."""
    names = ("a.md", "b.md", "c.md", "network/d.md", ".gitattributes", ".gitignore")
    files = {name: f"{name}\n".encode() for name in names[:4]}
    for name, data in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(data)
    files |= {name: (root / name).read_bytes() for name in names[4:]}
    commit(repository, [Change("Start", files)])


def short(found: tuple[Dirty, ...]) -> list[tuple[str, str, str]]:
    """Path, kind and hold."""
    return [
        (dirty.path, dirty.kind.value, dirty.hold.value if dirty.hold else "") for dirty in found
    ]


def test_nothing(repository: Repository) -> None:
    """What the app committed is not dirty."""
    assert find_dirty(repository) == ()


def test_each_told_apart(repository: Repository, root: Path, shell: Shell, tmp_path: Path) -> None:
    """Modified, new, deleted and renamed are the app's to commit; the rest is left, with why."""
    (root / "a.md").write_bytes(b"edited\n")
    (root / "b.md").unlink()
    (root / "network" / "d.md").rename(root / "network" / "e.md")
    (root / "new.md").write_bytes(b"new\n")
    (root / "kept~").write_bytes(b"ignored\n")
    (root / "c.md").write_bytes(b"staged\n")
    shell("add", "c.md")
    (root / "marks.md").write_bytes(b"x\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> side\n")
    (root / "link.md").symlink_to(tmp_path)
    (root / "large.pdf").touch()
    os.truncate(root / "large.pdf", LARGEST + 1)
    shell("init", "-q", str(root / "nested"))
    (root / "nested" / "x.md").write_bytes(b"theirs\n")
    os.mkfifo(root / "pipe")
    assert short(find_dirty(repository)) == [
        ("a.md", "modified", ""),
        ("b.md", "deleted", ""),
        ("c.md", "modified", "staged"),
        ("large.pdf", "added", "large"),
        ("link.md", "added", "link"),
        ("marks.md", "added", "conflict"),
        ("nested/", "added", "nested"),
        ("network/e.md", "renamed", ""),
        ("new.md", "added", ""),
    ]


def test_committed_one_by_one(repository: Repository, root: Path, shell: Shell) -> None:
    """What is left is committed as it stands, one commit a record, and nothing is dirty then."""
    (root / "a.md").write_bytes(b"edited\n")
    (root / "a.md").chmod(0o755)
    (root / "b.md").unlink()
    (root / "network" / "d.md").rename(root / "network" / "e.md")
    for dirty in find_dirty(repository):
        files, modes = as_left(repository, dirty)
        commit(repository, [Change(f"Outside: {dirty.path}", files, modes=modes)])
    assert find_dirty(repository) == ()
    assert shell("log", "--format=", "--name-status", "-M", "HEAD~3..").splitlines() == [
        "R100\tnetwork/d.md\tnetwork/e.md",
        "D\tb.md",
        "M\ta.md",
    ]


def test_odd_names(repository: Repository, root: Path) -> None:
    """Row 13: names with spaces, quotes, newlines and bytes that are no text."""
    names = ["with space.md", 'q"uote.md', "new\nline.md", "\udcff.md", ":(glob).md", "? x.md"]
    for name in names:
        (root / name).write_bytes(b"x" + os.fsencode(name))
    assert [dirty.path for dirty in find_dirty(repository)] == sorted(names)


def test_staged_and_then_more(repository: Repository, root: Path, shell: Shell) -> None:
    """What the user prepares with git is theirs, also a file they staged and edited again."""
    (root / "a.md").write_bytes(b"staged\n")
    shell("add", "a.md")
    (root / "a.md").write_bytes(b"and edited\n")
    shell("rm", "-q", "b.md")
    shell("rm", "-q", "--cached", "c.md")
    shell("mv", "network/d.md", "network/e.md")
    holds = {dirty.path: dirty.hold for dirty in find_dirty(repository)}
    assert holds["a.md"] is Hold.STAGED
    assert holds["b.md"] is Hold.STAGED
    assert holds["c.md"] is Hold.STAGED
    assert holds["network/d.md"] is Hold.STAGED
    assert holds["network/e.md"] is Hold.STAGED


def test_unmerged(repository: Repository, root: Path, shell: Shell) -> None:
    """Both sides of a merge that stopped are the user's."""
    shell("checkout", "-qb", "side")
    commit(repository, [Change("Side", {"a.md": b"side\n"})])
    shell("checkout", "-qf", "main")
    commit(repository, [Change("Main", {"a.md": b"main\n"})])
    shell("checkout", "-qf", "main")
    shell("merge", "side", ok=False)
    assert short(find_dirty(repository)) == [("a.md", "modified", "conflict")]


def test_below_the_journal_only(tmp_path: Path, shell: Shell) -> None:
    """In a bigger repository the rest is nobody's business."""
    shell("init", "-q", str(tmp_path / "bigger"))
    journal = tmp_path / "bigger" / "my journal"
    journal.mkdir()
    (tmp_path / "bigger" / "theirs.md").write_bytes(b"x\n")
    (journal / "mine.md").write_bytes(b"x\n")
    repository = Repository.open(journal)
    assert find_dirty(repository) == (Dirty("mine.md", Kind.ADDED),)


def test_tracked_link_and_swap(repository: Repository, root: Path) -> None:
    """A record that became a link is shown, never followed."""
    (root / "a.md").unlink()
    (root / "a.md").symlink_to("/etc/passwd")
    assert short(find_dirty(repository)) == [("a.md", "modified", "link")]


def test_links_are_not_followed_when_read(repository: Repository, root: Path) -> None:
    """A file swapped for a link after it was looked at is not read through it."""
    (root / "a.md").write_bytes(b"edited\n")
    (dirty,) = find_dirty(repository)
    (root / "a.md").unlink()
    (root / "a.md").symlink_to("/etc/passwd")
    with pytest.raises(OSError, match=r"a\.md"):
        as_left(repository, dirty)
