"""What git was told to leave alone is left alone, never committed as deleted, and told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.checkout.checkout import Step, advance
from mentorship_tui.vcs.checkout.overlap import Overlap
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.uncommitted import Hold, find_dirty
from mentorship_tui.vcs.repository import index
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell, save

FILES = {"a.md": b"a\n", "network/b.md": b"b\n", "network/c.md": b"c\n"}


@pytest.fixture(autouse=True)
def start(repository: Repository, root: Path, shell: Shell) -> None:
    for path, data in FILES.items():
        save(root, path, data)
    commit(repository, [Change("Start", FILES)])
    shell("add", ".gitattributes", ".gitignore")
    shell("commit", "-qm", "setup")


def tags(shell: Shell) -> dict[str, str]:
    """The letter git shows for each file: S for skip-worktree, small for assume-unchanged."""
    return {line[2:]: line[0] for line in shell("ls-files", "-v").splitlines()}


def arriving(shell: Shell, root: Path, files: dict[str, str | None]) -> str:
    """A commit on top of ours, made beside the work tree."""
    env = root / ".git" / "beside"
    words = ["env", f"GIT_INDEX_FILE={env}", "git"]
    import subprocess

    def git(*more: str, data: bytes = b"") -> str:
        done = subprocess.run([*words, *more], cwd=root, input=data, capture_output=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.decode().strip()

    git("read-tree", "HEAD")
    for path, text in files.items():
        if text is None:
            git("update-index", "--force-remove", path)
        else:
            oid = git("hash-object", "-w", "--stdin", data=text.encode())
            git("update-index", "--add", "--cacheinfo", f"100644,{oid},{path}")
    tree = git("write-tree")
    env.unlink()
    return git("commit-tree", "-p", "HEAD", "-m", "theirs", tree)


@pytest.mark.parametrize(
    ("options", "tag"),
    [
        (["--skip-worktree"], "S"),
        (["--assume-unchanged"], "h"),
        (["--skip-worktree", "--assume-unchanged"], "s"),
    ],
)
def test_a_commit_keeps_the_flags(
    repository: Repository, root: Path, shell: Shell, options: list[str], tag: str
) -> None:
    """The app's own save of a flagged record, and of others beside it."""
    for option in options:
        shell("update-index", option, "network/b.md")
    for path in ("network/b.md", "a.md"):
        save(root, path, b"new\n")
    commit(repository, [Change("Both", {"network/b.md": b"new\n", "a.md": b"new\n"})])
    found = tags(shell)
    assert (found["network/b.md"], found["a.md"]) == (tag, "H")
    assert find_dirty(repository) == ()


@pytest.mark.parametrize(
    ("option", "hold"),
    [("--skip-worktree", Hold.SKIPPED), ("--assume-unchanged", Hold.ASSUMED)],
)
def test_an_edit_under_a_flag_is_told(
    repository: Repository, root: Path, shell: Shell, option: str, hold: Hold
) -> None:
    """`git status` is silent of it, and "all is committed" would be wrong."""
    shell("update-index", option, "a.md")
    assert find_dirty(repository) == ()
    save(root, "a.md", b"local\n")
    (dirty,) = find_dirty(repository)
    assert (dirty.path, dirty.hold) == ("a.md", hold)


@pytest.mark.parametrize("version", ["2", "3", "4"])
@pytest.mark.parametrize("option", ["--skip-worktree", "--assume-unchanged"])
def test_in_every_form_of_the_index(
    repository: Repository, root: Path, shell: Shell, version: str, option: str
) -> None:
    shell("update-index", "--index-version", version)
    shell("update-index", option, "network/b.md")
    (root / "network" / "b.md").unlink()
    save(root, "a.md", b"new\n")
    commit(repository, [Change("Changed", {"a.md": b"new\n"})])
    shell("update-index", "--split-index")
    save(root, "a.md", b"newer\n")
    commit(repository, [Change("Changed", {"a.md": b"newer\n"})])
    assert all(dirty.hold is Hold.ASSUMED for dirty in find_dirty(repository))
    assert tags(shell)["network/b.md"] in "Sh"
    assert "network/b.md" in shell("ls-tree", "-r", "--name-only", "HEAD")


def test_what_comes_in_for_a_flagged_file_keeps_the_flag(
    repository: Repository, root: Path, shell: Shell
) -> None:
    shell("update-index", "--skip-worktree", "a.md")
    shell("update-index", "--assume-unchanged", "network/b.md")
    old = shell("rev-parse", "HEAD")
    new = arriving(shell, root, {"a.md": "theirs\n", "network/b.md": "theirs\n"})
    with repository.locked() as mine:
        advance(mine, Step("refs/heads/main", old, new))
    assert (root / "a.md").read_bytes() == b"theirs\n"
    assert (root / "network" / "b.md").read_bytes() == b"theirs\n"
    assert (tags(shell)["a.md"], tags(shell)["network/b.md"]) == ("S", "h")
    assert find_dirty(repository) == ()


@pytest.mark.parametrize("option", ["skip-worktree", "assume-unchanged"])
def test_a_flagged_file_with_words_of_its_own_is_not_written_over(
    repository: Repository, root: Path, shell: Shell, option: str
) -> None:
    """The reason names the flag and the command that takes it away."""
    shell("update-index", f"--{option}", "a.md")
    save(root, "a.md", b"local\n")
    old, new = shell("rev-parse", "HEAD"), arriving(shell, root, {"a.md": "theirs\n"})
    with repository.locked() as mine, pytest.raises(Overlap) as caught:
        advance(mine, Step("refs/heads/main", old, new))
    assert f"({option})" in str(caught.value)
    assert f"git update-index --no-{option} -- a.md" in str(caught.value)
    assert (root / "a.md").read_bytes() == b"local\n"


@pytest.mark.parametrize("sparse_index", [False, True])
def test_what_comes_in_outside_a_sparse_checkout_is_no_deletion(
    repository: Repository, root: Path, shell: Shell, *, sparse_index: bool
) -> None:
    """Changed, new and deleted there: the index follows, the disk stays as it is."""
    how = "--sparse-index" if sparse_index else "--no-sparse-index"
    shell("sparse-checkout", "set", "--cone", how, "reading")
    old = shell("rev-parse", "HEAD")
    files = {"network/b.md": "theirs\n", "network/new.md": "new\n", "network/c.md": None}
    new = arriving(shell, root, {**files, "reading/r.md": "in\n"})
    with repository.locked() as mine:
        advance(mine, Step("refs/heads/main", old, new))
    assert find_dirty(repository) == ()
    assert shell("status", "--porcelain") == ""
    assert not (root / "network").exists()
    assert (root / "reading" / "r.md").exists()
    save(root, "a.md", b"mine\n")
    commit(repository, [Change("Mine", {"a.md": b"mine\n"})])
    assert shell("ls-tree", "-r", "--name-only", "HEAD", "network/").splitlines() == [
        "network/b.md",
        "network/new.md",
    ]


def test_an_index_that_was_locked_learns_it_later(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """Behind somebody's lock what came in is put into the index when the lock is gone."""
    shell("sparse-checkout", "set", "--cone", "reading")
    old = shell("rev-parse", "HEAD")
    new = arriving(shell, root, {"network/new.md": "new\n", "network/b.md": "theirs\n"})
    lock = root / ".git" / "index.lock"
    lock.write_bytes(b"")
    with repository.locked() as mine:
        advance(mine, Step("refs/heads/main", old, new))
    lock.unlink()
    assert find_dirty(repository) == ()
    assert index.read_note(repository) == set()
    assert shell("status", "--porcelain") == ""


def test_a_deletion_inside_a_sparse_checkout_is_one(
    repository: Repository, root: Path, shell: Shell
) -> None:
    shell("sparse-checkout", "set", "--cone", "network")
    (root / "network" / "b.md").unlink()
    (dirty,) = find_dirty(repository)
    assert (dirty.path, dirty.hold) == ("network/b.md", None)


def test_caches_that_git_keeps_in_its_index_are_no_hindrance(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """The untracked cache, and an index that a file watcher has marked."""
    shell("config", "core.untrackedCache", "true")
    shell("update-index", "--untracked-cache")
    shell("update-index", "--fsmonitor", ok=False)
    save(root, "new.md", b"new\n")
    save(root, "a.md", b"edited\n")
    assert [dirty.path for dirty in find_dirty(repository)] == ["a.md", "new.md"]
    commit(repository, [Change("Both", {"a.md": b"edited\n", "new.md": b"new\n"})])
    assert find_dirty(repository) == ()
    assert shell("status", "--porcelain") == ""


@pytest.mark.parametrize("option", ["--skip-worktree", "--assume-unchanged"])
def test_a_flagged_file_the_app_saved_is_no_edit(
    repository: Repository, root: Path, shell: Shell, option: str
) -> None:
    """Saved and committed under its flag it is as in the last commit, and what comes in goes on."""
    shell("update-index", option, "a.md")
    save(root, "a.md", b"mine\n")
    commit(repository, [Change("Mine", {"a.md": b"mine\n"})])
    old, new = shell("rev-parse", "HEAD"), arriving(shell, root, {"a.md": "theirs\n"})
    with repository.locked() as mine:
        advance(mine, Step("refs/heads/main", old, new))
    assert (root / "a.md").read_bytes() == b"theirs\n"
    assert tags(shell)["a.md"] in "Sh"
    assert find_dirty(repository) == ()
