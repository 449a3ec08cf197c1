"""A repository that is damaged, somebody else's, or too new for the git that is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.errors import GitError, NotReady
from mentorship_tui.vcs.git.fast_import import write_blobs
from mentorship_tui.vcs.git.git import Answer, Git
from mentorship_tui.vcs.git.git_version import too_old
from mentorship_tui.vcs.repository.repository import Repository, inspect
from mentorship_tui.vcs.repository.states import ADVICE, MEANING, REMARK, Note, State

from .conftest import AsOther, Shell, program


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
        if "fast-import" in words:
            how["data"] = how["data"].replace(b"done\n", b"gibberish\n")
        return super().ask(*words, **how)


def test_broken(root: Path) -> None:
    """A slip in the settings is told as such, with git's own words."""
    (root / ".git" / "config").write_text("[core\n")
    found = inspect(root)
    assert found.state is State.BAD_SETTINGS
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


@pytest.mark.parametrize("state", ["rebasing", "cherry-picking", "reverting", "applying"])
def test_what_stopped_at_a_conflict_is_not_finished_before_it_is_settled(state: str) -> None:
    """git.md: `--continue` alone is refused by git, and a person would not know why."""
    advice = ADVICE[State(state)].text
    assert (
        0 <= advice.index("conflict marks") < advice.index("git add") < advice.index("--continue")
    )


def test_advice_names_the_folder_git_names(public: Repository, as_stranger: AsOther) -> None:
    """What has to be declared safe is the top of the repository, not the journal in it."""
    (public.root / "below").mkdir()
    answer = as_stranger("print(inspect(root / 'below').advice.params['folder'])")
    assert answer == [str(public.root)]


def test_a_folder_that_cannot_be_entered(tmp_path: Path) -> None:
    """What is wrong with the folder is not blamed on git."""
    found = inspect(tmp_path / "gone")
    assert found.state is State.GONE
    assert "gone" in found.words
