"""What a folder is to git, told before anything is committed."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mentorship_tui.i18n import Translator
from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.errors import NotReady
from mentorship_tui.vcs.repository.repository import Repository, inspect
from mentorship_tui.vcs.repository.states import Note, State

from .conftest import Shell


def conflicted(repository: Repository, root: Path, shell: Shell) -> None:
    """Leave `main` checked out with `side` one commit apart from it on the same line."""
    commit(repository, [Change("First", {"a.md": b"1\n"})])
    shell("checkout", "-q", "-f", "-b", "side")
    commit(repository, [Change("Side", {"a.md": b"side\n"})])
    shell("checkout", "-q", "-f", "main")
    commit(repository, [Change("Main", {"a.md": b"main\n"})])
    shell("checkout", "-q", "-f", "main")
    assert (root / "a.md").read_bytes() == b"main\n"


def refused(repository: Repository, shell: Shell) -> None:
    """A commit is refused, and nothing at all has moved."""
    before = shell("for-each-ref"), shell("rev-parse", "HEAD"), shell("status", "--porcelain")
    with pytest.raises(NotReady):
        commit(repository, [Change("Not now", {"a.md": b"not now\n"})])
    after = shell("for-each-ref"), shell("rev-parse", "HEAD"), shell("status", "--porcelain")
    assert after == before


def test_no_repository(tmp_path: Path) -> None:
    """git.md: not a git repository -> offer to make it one."""
    found = inspect(tmp_path)
    assert found.state is State.NONE
    assert not found.can_commit
    with pytest.raises(NotReady):
        Repository.open(tmp_path)


def test_create(tmp_path: Path, shell: Shell) -> None:
    """format.md: readable by its owner alone, bytes as they are, our merge for records."""
    root = tmp_path / "Ådas journal\twith 'quotes'"
    Repository.create(root)
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert (root / ".gitattributes").read_text() == "*.md -text merge=mentorship\n"
    assert shell("config", "core.fsync", cwd=root) == "committed,reference"
    assert shell("symbolic-ref", "HEAD", cwd=root) == "refs/heads/main"
    found = inspect(root)
    assert found.state is State.OK
    assert found.notes == {Note.UNBORN}
    assert found.branch == "main"


def test_create_keeps_what_is_there(tmp_path: Path) -> None:
    """A folder with files of its own is made a repository; nothing in it is lost."""
    root = tmp_path / "notes"
    root.mkdir(mode=0o755)
    (root / ".gitattributes").write_bytes(b"*.png binary")
    (root / ".gitignore").write_bytes(b"*~\nsecret/\n")
    (root / "a.md").write_bytes(b"mine\n")
    Repository.create(root)
    attributes = (root / ".gitattributes").read_bytes()
    assert attributes == b"*.png binary\n*.md -text merge=mentorship\n"
    assert (root / ".gitignore").read_bytes().startswith(b"*~\nsecret/\n")
    assert (root / ".gitignore").read_bytes().count(b"*~") == 1
    assert (root / "a.md").read_bytes() == b"mine\n"
    Repository.create(root)
    assert (root / ".gitattributes").read_bytes() == attributes


def test_inside_a_bigger_repository(tmp_path: Path, shell: Shell, root: Path) -> None:
    """git.md: say so and use it with paths below the folder only."""
    bigger = tmp_path / "bigger"
    shell("init", "-q", "-b", "trunk", str(bigger))
    journal = bigger / "notes" / "journal"
    journal.mkdir(parents=True)
    (bigger / "theirs.txt").write_text("staged\n")
    (bigger / "other.txt").write_text("not staged\n")
    shell("add", "theirs.txt", cwd=bigger)
    found = inspect(journal)
    assert found.state is State.OK
    assert Note.INSIDE_BIGGER in found.notes
    assert found.branch == "trunk"
    assert str(bigger) in Translator("en")(found.remarks[0])
    (journal / "a.md").write_bytes(b"x\n")
    commit(Repository.open(journal), [Change("In the journal", {"a.md": b"x\n"})])
    assert shell("ls-tree", "-r", "--name-only", "HEAD", cwd=bigger) == "notes/journal/a.md"
    assert shell("status", "--porcelain", cwd=bigger) == "A  theirs.txt\n?? other.txt"
    assert shell("log", "--format=%B", cwd=bigger).rstrip().endswith("Mentorship-Record: a.md")


def test_ignored_by_the_bigger_repository(tmp_path: Path, shell: Shell) -> None:
    """A folder somebody told git to leave alone is not slipped into their repository."""
    bigger = tmp_path / "bigger"
    shell("init", "-q", str(bigger))
    (bigger / ".gitignore").write_text("journal/\n")
    (bigger / "journal").mkdir()
    assert inspect(bigger / "journal").state is State.IGNORED
    with pytest.raises(NotReady):
        Repository.open(bigger / "journal")


def test_bare(tmp_path: Path, shell: Shell, root: Path) -> None:
    """A bare repository has no files to be a journal."""
    shell("init", "-q", "--bare", str(tmp_path / "bare"))
    assert inspect(tmp_path / "bare").state is State.BARE
    assert inspect(root / ".git").state is State.INSIDE_GIT
    assert inspect(root / ".git" / "objects").state is State.INSIDE_GIT


def test_detached(repository: Repository, root: Path, shell: Shell) -> None:
    """Reliability row 9: on a detached HEAD commits would succeed onto nothing."""
    commit(repository, [Change("One", {"a.md": b"1\n"}), Change("Two", {"a.md": b"2\n"})])
    shell("checkout", "-q", "-f", "HEAD~1")
    found = inspect(root)
    assert found.state is State.DETACHED
    assert found.advice is not None
    assert "git switch main" in Translator("en")(found.advice)
    refused(repository, shell)
    shell("switch", "-q", "main")
    assert inspect(root).can_commit


def test_merge_under_way(repository: Repository, root: Path, shell: Shell) -> None:
    """Reliability row 9: the markers of the user's own merge are not committed."""
    conflicted(repository, root, shell)
    shell("-c", "merge.mentorship.driver=false", "merge", "side", ok=False)
    assert inspect(root).state is State.MERGING
    refused(repository, shell)
    shell("merge", "--abort")
    assert inspect(root).can_commit


def test_rebase_under_way(repository: Repository, root: Path, shell: Shell) -> None:
    """Reliability row 9."""
    conflicted(repository, root, shell)
    shell("rebase", "side", ok=False)
    found = inspect(root)
    assert found.state is State.REBASING
    assert found.advice is not None
    assert found.advice.text.startswith("If files have conflict marks")
    assert "`mentorship doctor --fix`, which keeps a copy" in Translator("en")(found.advice)
    refused(repository, shell)
    shell("rebase", "--abort")
    assert inspect(root).can_commit


@pytest.mark.parametrize(
    ("verb", "state"), [("cherry-pick", State.CHERRY_PICKING), ("revert", State.REVERTING)]
)
def test_pick_and_revert_under_way(
    repository: Repository, root: Path, shell: Shell, verb: str, state: State
) -> None:
    """Reliability row 9."""
    conflicted(repository, root, shell)
    shell(verb, "side", ok=False)
    assert inspect(root).state is state
    refused(repository, shell)
    shell(verb, "--abort")
    assert inspect(root).can_commit


def test_bisect_under_way(repository: Repository, root: Path, shell: Shell) -> None:
    """Reliability row 9: what ends a bisect is named, not what ends a detached HEAD alone."""
    commit(repository, [Change(str(one), {"a.md": b"%d\n" % one}) for one in range(4)])
    shell("bisect", "start")
    assert inspect(root).can_commit
    shell("bisect", "bad")
    shell("bisect", "good", "HEAD~3")
    found = inspect(root)
    assert found.state is State.BISECTING
    assert found.advice is not None
    assert "git bisect reset" in Translator("en")(found.advice)
    refused(repository, shell)
    shell("bisect", "reset")
    assert inspect(root).can_commit


def test_patches_under_way(repository: Repository, root: Path, shell: Shell) -> None:
    """Reliability row 9: `git am` is none of the rebases whose files it uses."""
    conflicted(repository, root, shell)
    (root / ".git" / "patch").write_text(shell("format-patch", "--stdout", "-1", "side") + "\n")
    shell("am", ".git/patch", ok=False)
    assert inspect(root).state is State.APPLYING
    refused(repository, shell)
    shell("am", "--abort")
    assert inspect(root).can_commit


def test_shallow_linked_and_submodule(
    repository: Repository, root: Path, shell: Shell, tmp_path: Path
) -> None:
    """git.md: each works, and is said."""
    commit(repository, [Change("One", {"a.md": b"1\n"}), Change("Two", {"a.md": b"2\n"})])
    shallow, linked, around = tmp_path / "shallow", tmp_path / "linked", tmp_path / "around"
    shell("clone", "-q", "--depth", "1", root.as_uri(), str(shallow))
    shell("worktree", "add", "-q", "-b", "other", str(linked))
    shell("init", "-q", str(around))
    allow = ("-c", "protocol.file.allow=always")
    shell(*allow, "submodule", "--quiet", "add", root.as_uri(), "journal", cwd=around)
    notes = ((shallow, Note.SHALLOW), (linked, Note.LINKED), (around / "journal", Note.SUBMODULE))
    for folder, note in notes:
        found = inspect(folder)
        assert found.state is State.OK
        assert found.notes == {note}
        opened = Repository.open(folder)
        (folder / "a.md").write_bytes(b"3\n")
        (oid,) = commit(opened, [Change("Three", {"a.md": b"3\n"})])
        assert shell("rev-parse", "HEAD", cwd=folder) == oid
        assert shell("show", "HEAD:a.md", cwd=folder) == "3"
        assert shell("status", "--porcelain", "--", "a.md", cwd=folder) == ""
    assert shell("show", "main:a.md") == "2"
    assert shell("show", "other:a.md") == "3"
