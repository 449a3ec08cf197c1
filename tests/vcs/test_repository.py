"""What a folder is to git, told before anything is committed."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from mentorship_tui.i18n import Translator
from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commit import commit
from mentorship_tui.vcs.errors import GitError, NotReady
from mentorship_tui.vcs.fast_import import write_blobs
from mentorship_tui.vcs.git import Answer, Git
from mentorship_tui.vcs.git_version import too_old
from mentorship_tui.vcs.repository import Repository, inspect
from mentorship_tui.vcs.states import ADVICE, MEANING, REMARK, Note, State

from .conftest import AsOther, Shell, program


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
    assert inspect(root).state is State.REBASING
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


def test_no_crash_report_is_left(
    repository: Repository, root: Path, shell: Shell, tmp_path: Path
) -> None:
    """What git writes about a stream it refused would repeat the user's words in the repository."""
    commit(repository, [Change("One", {"a.md": b"1\n"})])
    shell("worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    for folder in (root, tmp_path / "linked"):
        with pytest.raises(GitError):
            write_blobs(Refused(folder), [b"secret"])
        assert not list((root / ".git").rglob("*crash*"))


class Refused(Git):
    """A git whose input is not what it should be."""

    def ask(self, *words: str, **how: Any) -> Answer:
        """The stream, spoilt at its end."""
        if words[0] == "fast-import":
            how["data"] = how["data"].replace(b"done\n", b"gibberish\n")
        return super().ask(*words, **how)


def test_broken(root: Path) -> None:
    """Damage is told with git's own words."""
    (root / ".git" / "config").write_text("[core\n")
    found = inspect(root)
    assert found.state is State.BROKEN
    assert "config" in found.words


def test_an_empty_object_after_a_power_cut(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """Reliability row 4: a branch whose last commit cannot be read is no branch without commits."""
    (oid,) = commit(repository, [Change("One", {"a.md": b"1\n"})])
    broken = root / ".git" / "objects" / str(oid)[:2] / str(oid)[2:]
    whole = broken.read_bytes()
    broken.chmod(0o600)
    broken.write_bytes(b"")
    found = inspect(root)
    assert found.state is State.BROKEN
    assert Note.UNBORN not in found.notes
    with pytest.raises(GitError):
        commit(repository, [Change("Two", {"a.md": b"2\n"})])
    assert (root / ".git" / "refs" / "heads" / "main").read_text().strip() == oid
    broken.write_bytes(whole)
    (two,) = commit(repository, [Change("Two", {"a.md": b"2\n"})])
    assert shell("rev-list", "main").split() == [two, oid]


def test_read_only(as_reader: AsOther) -> None:
    """A journal on a read-only share opens; commits are refused with the reason."""
    answer = as_reader(
        """
        print(inspect(root).state.value)
        repository = Repository.open(root)
        try:
            print(commit(repository, [Change("Two", {"a.md": b"2"})]))
        except GitError as error:
            print(error)
        print(next(history(repository)).subject)
        """,
    )
    assert answer == ["read-only", str(NotReady(MEANING[State.READ_ONLY])), "One"]


def test_other_owner(public: Repository, as_stranger: AsOther) -> None:
    """Reliability row 10: git's own words for the fix; safe.directory is never added by the app."""
    answer = as_stranger(
        """
        found = inspect(root)
        print(found.state.value)
        print("safe.directory" in found.words)
        print(found.advice.params["folder"])
        """,
    )
    assert answer == ["other-owner", "True", str(public.root)]


def test_git_too_old() -> None:
    """git.md: 2.38 or later, and say so."""
    assert too_old("git version 2.37.9")
    assert too_old("git version 1.9.5.msysgit.0")
    assert too_old("gibberish")
    assert not too_old("git version 2.38.0")
    assert not too_old("git version 2.39.5 (Apple Git-154)")
    assert not too_old("git version 3.0.0")


def test_old_git_is_told(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version is asked of the git that would run."""
    (tmp_path / "bin").mkdir()
    program(tmp_path / "bin" / "git", "echo git version 2.25.1")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    assert inspect(root).state is State.GIT_OLD


def test_each_state_says_what_to_do() -> None:
    """Each state has a meaning, each but OK an advice, each note a sentence."""
    assert set(MEANING) == set(State)
    assert set(ADVICE) == set(State) - {State.OK}
    assert set(REMARK) == set(Note)


def test_advice_names_the_folder_git_names(public: Repository, as_stranger: AsOther) -> None:
    """What has to be declared safe is the top of the repository, not the journal in it."""
    (public.root / "below").mkdir()
    answer = as_stranger("print(inspect(root / 'below').advice.params['folder'])")
    assert answer == [str(public.root)]


def test_a_folder_that_cannot_be_entered(tmp_path: Path) -> None:
    """What is wrong with the folder is not blamed on git."""
    found = inspect(tmp_path / "gone")
    assert found.state is State.BROKEN
    assert "gone" in found.words
