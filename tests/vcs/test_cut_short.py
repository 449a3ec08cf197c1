"""A commit and a checkout cut short before each of their steps (reliability rows 2 and 4).

A step is a git that is started, or a file that gets its name or is flushed. The program ends there,
and another begins: all of the old or all of the new is there, and what was edited still is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.checkout.checkout import Step, advance
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.uncommitted import as_left, find_dirty
from mentorship_tui.vcs.git.fast_import import Draft, Entry, write_blobs, write_commits
from mentorship_tui.vcs.git.git import Git
from mentorship_tui.vcs.git.identity import Identity
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell, save

ADA = Identity("Ada", "ada@example.org")
NOON = datetime(2027, 1, 17, 12, tzinfo=UTC)


class Ended(BaseException):
    """The program is killed."""


@contextmanager
def ended_before(step: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """End the program before its so-manieth step; the steps that were made."""
    made: list[str] = []

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if len(made) >= step:
                raise Ended
            made.append(name)
            return real(*given, **named)

        return call

    with monkeypatch.context() as changed:
        changed.setattr(Git, "_start", counted("git", Git._start))
        for name in ("fsync", "replace", "rename", "unlink"):
            changed.setattr(os, name, counted(name, getattr(os, name)))
        yield made


def arriving(repository: Repository, number: int) -> str:
    """A commit on top of ours, made beside the work tree: one file changed, one new, one gone."""
    git, base = repository.git, repository.git.run("rev-parse", "HEAD").decode().strip()
    changed, new = write_blobs(git, [b"%d\n" % number, b"x\n"])
    entries = {
        "a.md": Entry("100644", changed),
        f"new-{number}.md": Entry("100644", new),
        f"new-{number - 1}.md": None,
    }
    draft = Draft("theirs", entries, NOON)
    (oid,) = write_commits(git, "refs/heads/theirs", [draft], (ADA, ADA), base, force=True)
    return oid


def cut_short(root: Path, way: Step, step: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A checkout that ends before that step; the steps it made."""
    with (
        ended_before(step, monkeypatch) as made,
        suppress(Ended),
        Repository.open(root).locked() as mine,
    ):
        advance(mine, way)
    return made


def test_a_commit_cut_short_before_each_step(
    repository: Repository, root: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """X1: what was saved is there, in the commit or as an edit that the next start commits."""
    start = {"a.md": b"0\n", **dict.fromkeys((f"gone-{number}.md" for number in range(20)), b"x\n")}
    for path, data in start.items():
        save(root, path, data)
    commit(repository, [Change("Start", start)])
    shell("add", ".gitattributes", ".gitignore")
    shell("commit", "-qm", "setup")
    for step in count():
        text = b"%d\n" % (step + 1)
        change = Change("Next", {"a.md": text, f"gone-{step}.md": None})  # the same steps each time
        save(root, "a.md", text)
        (root / f"gone-{step}.md").unlink()
        old = shell("rev-parse", "HEAD")
        with ended_before(step, monkeypatch) as made, suppress(Ended):
            commit(Repository.open(root), [change])
        again = Repository.open(root)
        for dirty in find_dirty(again):
            assert dirty.hold is None, f"step {step}: it is taken for what the user has staged"
            files, modes = as_left(again, dirty)
            commit(again, [Change("Recovered", files, modes=modes)])
        assert shell("status", "--porcelain") == "", f"step {step}"
        assert shell("show", "HEAD:a.md") == text.decode().strip(), f"step {step}"
        assert shell("merge-base", "--is-ancestor", old, "HEAD") == ""
        if len(made) < step:
            break
    assert step > 4


@pytest.mark.parametrize("edited", [False, True])
def test_a_checkout_cut_short_before_each_step(
    repository: Repository,
    root: Path,
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
    *,
    edited: bool,
) -> None:
    """Work tree first, then the branch: who comes next finishes it, and takes nothing back.

    An edit of another file, saved and committed before anybody looked, is still there too.
    """
    start = {"a.md": b"0\n", "new-0.md": b"x\n", "mine.md": b"0\n"}
    for path, data in start.items():
        save(root, path, data)
    commit(repository, [Change("Start", start)])
    shell("add", ".gitattributes", ".gitignore")
    shell("commit", "-qm", "setup")
    for step in count():
        old, new = shell("rev-parse", "HEAD"), arriving(repository, step + 1)
        made = cut_short(root, Step("refs/heads/main", old, new), step, monkeypatch)
        assert shell("rev-parse", "HEAD") in (old, new)
        mine = b"%d\n" % (step + edited)
        if edited:
            save(root, "mine.md", mine)
            commit(Repository.open(root), [Change("Mine", {"mine.md": mine})])
        again = Repository.open(root)
        assert find_dirty(again) == (), f"step {step}"
        if not (root / f"new-{step + 1}.md").exists():  # it had not begun
            with again.locked() as locked:
                now = shell("rev-parse", "HEAD")
                advance(locked, Step("refs/heads/main", now, arriving(again, step + 1)))
        assert (root / "a.md").read_text() == f"{step + 1}\n", f"step {step}"
        assert not (root / f"new-{step}.md").exists()
        assert (root / "mine.md").read_bytes() == (mine if edited else b"0\n")
        assert shell("status", "--porcelain") == "", f"step {step}"
        if len(made) < step:
            break
    assert step > 8
