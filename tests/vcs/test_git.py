"""Git is run so that it neither asks, hangs, obeys the journal's settings nor goes astray."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.uncommitted import find_dirty
from mentorship_tui.vcs.errors import GitError, GitMissing, TimedOut
from mentorship_tui.vcs.git.git import Git
from mentorship_tui.vcs.history.log import history, show_file
from mentorship_tui.vcs.repository.repository import Repository, inspect

from .conftest import Shell, program


def test_import_of_gitpython_waits() -> None:
    """`import git` costs 95 ms and looks for git: not on the way to the first paint."""
    code = (
        "import sys, mentorship_tui.vcs.commits.queue, mentorship_tui.vcs.repository.repository,"
        " mentorship_tui.vcs.commits.uncommitted; assert 'git' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_users_own_variables_do_not_lead_elsewhere(
    repository: Repository, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started from a hook or an alias, GIT_DIR and friends name another repository."""
    other = tmp_path / "other"
    shell("init", "-q", str(other))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git" / "objects"))
    (oid,) = commit(Repository.open(repository.root), [Change("Here", {"a.md": b"x\n"})])
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.delenv(name)
    assert shell("rev-parse", "main") == oid
    assert shell("show", "main:a.md") == "x"
    assert shell("rev-list", "--all", cwd=other) == ""


def test_a_folder_that_is_gone_is_no_licence_to_act_elsewhere(
    tmp_path: Path, shell: Shell, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitPython falls back on the program's own folder when the one it was given is gone."""
    monkeypatch.chdir(root)
    with pytest.raises(GitError):
        Git(tmp_path / "gone").run("rev-parse", "--git-dir")


def test_a_program_that_reads_the_terminal_cannot(repository: Repository, tmp_path: Path) -> None:
    """Reliability row 6: on a real terminal `/dev/tty` cannot be opened, so nothing hangs."""
    asks = program(tmp_path / "asks", "head -c 1 /dev/tty")
    code = (
        "import sys; from pathlib import Path; from mentorship_tui.vcs.git.git import Git;"
        "open('/dev/tty').close(); git = Git(Path(sys.argv[1]), limit=5);"
        "print('code', git.ask('-c', 'alias.asks=!' + sys.argv[2], 'asks').code)"
    )
    child, terminal = pty.fork()
    if not child:
        os.execv(sys.executable, [sys.executable, "-c", code, str(repository.root), str(asks)])
    seen = b""
    with contextlib.suppress(OSError):  # how a terminal tells that nobody is left
        while part := os.read(terminal, 1024):
            seen += part
    os.close(terminal)
    os.waitpid(child, 0)
    assert b"code 1" in seen


def test_no_standard_input(repository: Repository) -> None:
    """Git reads an empty standard input, not the keys of the user."""
    assert (
        repository.git.run("hash-object", "--stdin")
        == b"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n"
    )


def test_time_limit_stops_git_and_its_children(repository: Repository, tmp_path: Path) -> None:
    """Reliability row 6: a time limit; whatever git had started ends with it."""
    mark = tmp_path / "still-alive"
    slow = program(tmp_path / "slow", f"sleep 3; touch {mark}")
    started = time.monotonic()
    with pytest.raises(TimedOut):
        repository.git.run("-c", f"alias.slow=!{slow}", "slow", limit=0.3)
    assert time.monotonic() - started < 2.5
    time.sleep(3)
    assert not mark.exists()


def test_what_ignores_the_polite_request_is_ended_too(
    repository: Repository, tmp_path: Path
) -> None:
    """A program that holds on to its pipes and to SIGTERM does not hold the app."""
    stubborn = program(tmp_path / "stubborn", "trap '' TERM; while :; do sleep 1; done")
    started = time.monotonic()
    with pytest.raises(TimedOut) as caught:
        repository.git.run("-c", f"alias.stubborn=!{stubborn}", "stubborn", limit=0.2)
    assert str(caught.value).endswith(": git stubborn")
    assert time.monotonic() - started < 8


def test_words_of_git_are_safe_for_a_terminal(repository: Repository) -> None:
    """What a file name or a server puts into git's words cannot move the cursor."""
    with pytest.raises(GitError) as caught:
        repository.git.run("-c", "alias.no=!printf 'no \\033[2J\\033]0;x\\007' >&2; exit 1", "no")
    assert caught.value.words.startswith("no ")
    for text in (caught.value.words, str(caught.value)):
        assert not set(text) & set("\x1b\x07")


def test_no_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git the state says why there are no versions."""
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(GitMissing):
        Repository.open(root)
    assert inspect(root).state.value == "git-missing"


def test_no_git_when_gitpython_is_first_imported(root: Path) -> None:
    """GitPython itself refuses to be imported without git."""
    code = (
        "import sys; from pathlib import Path;"
        "from mentorship_tui.vcs.repository.repository import inspect;"
        "print(inspect(Path(sys.argv[1])).state.value)"
    )
    command = [sys.executable, "-c", code, str(root)]
    done = subprocess.run(command, env={"PATH": "/nonexistent"}, capture_output=True, check=True)
    assert done.stdout.decode().strip() == "git-missing"


def test_settings_and_hooks_of_the_journal_run_nothing(
    repository: Repository, root: Path, shell: Shell, tmp_path: Path
) -> None:
    """Security: a journal's own `.git` runs no code at any of our calls.

    Clean filters and the signing program are not in this list: they are the user's own settings,
    never come with a clone, and to pass by them would store in the clear what git-crypt hides.
    """
    commit(repository, [Change("Before", {"a.md": b"1\n", "b.md": b"1\n"})])
    mark = tmp_path / "ran"
    evil = program(tmp_path / "evil", f"touch {mark}; cat")
    for key in (
        "core.fsmonitor",
        "core.sshCommand",
        "core.editor",
        "core.pager",
        "core.askPass",
        "diff.external",
        "sequence.editor",
        "diff.md.textconv",
        "diff.md.command",
        "alias.status",
        "alias.log",
    ):
        shell("config", key, str(evil) if not key.startswith("alias") else f"!{evil}")
    seal = program(
        tmp_path / "seal", "cat > /dev/null; echo '[GNUPG:] SIG_CREATED ' >&2; echo seal"
    )
    shell("-c", f"gpg.program={seal}", "commit", "-qS", "--allow-empty", "-m", "Sealed")
    shell("config", "log.showSignature", "true")
    shell("config", "gpg.program", str(evil))
    with (root / ".gitattributes").open("a") as attributes:
        attributes.write("*.md diff=md\n")
    hooks = tmp_path / "hooks"
    for folder in (hooks, root / ".git" / "hooks"):
        folder.mkdir(exist_ok=True)
        for name in (
            "pre-commit",
            "commit-msg",
            "post-commit",
            "post-index-change",
            "reference-transaction",
            "post-checkout",
        ):
            program(folder / name, f"touch {mark}")
    shell("config", "core.hooksPath", str(hooks))
    mark.unlink(missing_ok=True)
    repository = Repository.open(root)
    inspect(root)
    commit(repository, [Change("After", {"a.md": b"2\n", "c.md": b"2\n", "b.md": None})])
    find_dirty(repository)
    versions = list(history(repository, "a.md")) + list(history(repository))
    assert show_file(repository, versions[0].oid, "a.md") == b"2\n"
    repository.maintain()
    assert not mark.exists()
