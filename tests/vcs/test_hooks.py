"""The user's own hooks run only when their settings say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.queue import CommitQueue
from mentorship_tui.vcs.errors import GitError
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell, program


@pytest.fixture
def hooks(root: Path) -> Path:
    """Where the journal's hooks lie."""
    folder = root / ".git" / "hooks"
    folder.mkdir(exist_ok=True)
    return folder


def test_not_by_themselves(repository: Repository, shell: Shell, hooks: Path) -> None:
    """A hook that hangs or refuses does not matter when hooks are off."""
    program(hooks / "pre-commit", "sleep 60")
    program(hooks / "commit-msg", "exit 1")
    program(hooks / "reference-transaction", "exit 1")
    (oid,) = commit(repository, [Change("One", {"a.md": b"1\n"})])
    assert shell("rev-parse", "HEAD") == oid


def test_hooks_see_the_change_alone(
    repository: Repository, root: Path, shell: Shell, hooks: Path, tmp_path: Path
) -> None:
    """`pre-commit` sees what is to be committed, `commit-msg` may add to the message."""
    commit(repository, [Change("Zero", {"z.md": b"0\n"})])
    (root / "staged.md").write_text("mine")
    shell("add", "staged.md")
    seen = tmp_path / "seen"
    program(hooks / "pre-commit", f"git diff --cached --name-status > {seen}; echo {seen} ok")
    program(hooks / "commit-msg", 'echo "Reviewed-by: hook" >> "$1"')
    program(hooks / "post-commit", f"git log -1 --format=%s >> {seen}")
    queue = CommitQueue(root, hooks=True)
    queue.submit(Change("One", {"a.md": b"1\n"}))
    queue.submit(Change("Two", {"a.md": b"2\n", "z.md": None}))
    assert queue.drain(20)
    queue.close()
    assert seen.read_text() == "M\ta.md\nD\tz.md\nTwo\n"
    assert shell("log", "-1", "--format=%B").endswith("Mentorship-Record: z.md\nReviewed-by: hook")
    assert shell("log", "--format=%s") == "Two\nOne\nZero"
    assert shell("diff", "--cached", "--name-status") == "A\tstaged.md"


def test_a_hook_that_refuses(repository: Repository, shell: Shell, hooks: Path) -> None:
    """The commit waits, the hook's words are shown."""
    says = r"printf 'no trailing\tspaces,\n\nplease\033[2J\n'"
    program(hooks / "pre-commit", f"{says}; exit 1")
    with pytest.raises(GitError, match="pre-commit") as caught:
        commit(repository, [Change("One", {"a.md": b"1 \n"})], hooks=True)
    assert "It says: “no trailing spaces, please\N{REPLACEMENT CHARACTER}[2J”." in str(caught.value)
    program(hooks / "pre-commit", "seq 1000; exit 1")
    with pytest.raises(GitError, match=r"1 2 3 .* …”") as caught:
        commit(repository, [Change("One", {"a.md": b"1 \n"})], hooks=True)
    assert len(str(caught.value)) < 300
    program(hooks / "pre-commit", "exit 1")
    with pytest.raises(GitError, match=r"pre-commit refused the version\.$"):
        commit(repository, [Change("One", {"a.md": b"1 \n"})], hooks=True)
    assert shell("for-each-ref") == ""
    assert shell("ls-files") == ""
