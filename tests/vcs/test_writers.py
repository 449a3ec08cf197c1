"""Several programs commit at once, and programs die in the middle (reliability rows 4 and 5)."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.uncommitted import as_left, find_dirty
from mentorship_tui.vcs.errors import NotReady
from mentorship_tui.vcs.repository import index
from mentorship_tui.vcs.repository.repository import Repository
from mentorship_tui.vcs.repository.session import Session

from .conftest import Shell

WRITERS, EACH = 4, 40

WRITER = """
import sys
from pathlib import Path
from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.repository.repository import Repository
root, name = Path(sys.argv[1]), sys.argv[2]
repository = Repository.open(root)
for number in range(int(sys.argv[3])):
    data = f"{name} {number}\\n".encode()
    files = {f"{name}.md": data, "network/shared.md": data}
    for path, content in files.items():
        (root / path).write_bytes(content)
    (oid,) = commit(repository, [Change(f"{name} {number}", files)])
    print(oid, number, flush=True)
"""


def writer(root: Path, name: str, count: int = EACH) -> subprocess.Popen[bytes]:
    """Another program of ours that commits `count` changes of its own file and a shared one."""
    (root / "network").mkdir(exist_ok=True)
    command = [sys.executable, "-c", WRITER, str(root), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_four_writers(root: Path, shell: Shell) -> None:
    """4 writers x 40 commits: 0 failed, 0 wrong, 0 lost, one line of history."""
    running = {name: writer(root, name) for name in ("ada", "bo", "cai", "dag")}
    made: dict[str, str] = {}
    for name, process in running.items():
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()
        for line in out.decode().splitlines():
            oid, number = line.split()
            made[oid] = f"{name} {number}"
    assert len(made) == WRITERS * EACH
    line_of_history = shell("rev-list", "--first-parent", "main").split()
    assert set(line_of_history) == set(made)
    assert shell("rev-list", "--merges", "main") == ""
    for oid, text in made.items():
        name = text.split()[0]
        assert shell("show", f"{oid}:{name}.md") == text
        assert shell("show", f"{oid}:network/shared.md") == text
    assert shell("diff", "--cached", "--name-only") == ""
    assert shell("fsck", "--strict", "--no-dangling") == ""


def test_beside_the_users_own_git(root: Path, repository: Repository, shell: Shell) -> None:
    """Our commits go through while the user commits by hand; nobody's change is undone."""
    commit(repository, [Change("First", {"a.md": b"0\n"})])
    process = writer(root, "ada", 15)
    theirs = 0
    while process.poll() is None:
        (root / "theirs.txt").write_text(f"{theirs}\n")
        shell("add", "theirs.txt", ok=False)
        shell("commit", "-qm", f"theirs {theirs}", "--", "theirs.txt", ok=False)
        theirs += 1
    out, err = process.communicate()
    assert process.returncode == 0, err.decode()
    ours = {line.split()[1]: line.split()[0] for line in out.decode().splitlines()}
    line_of_history = shell("rev-list", "--first-parent", "main").split()
    assert [ours[str(number)] for number in reversed(range(15))] == [
        oid for oid in line_of_history if oid in ours.values()
    ]
    assert len(line_of_history) > 15 + 1
    first = len(line_of_history) - 1 - line_of_history[::-1].index(ours["0"])
    for oid in line_of_history[:first]:
        number = shell("show", f"{oid}:ada.md").split()[1]
        assert shell("merge-base", "--is-ancestor", ours[number], oid) == ""
    shell("commit", "-qm", "the last", "--", "theirs.txt", ok=False)  # if ours was in its way
    assert index.mend(repository)
    assert shell("diff", "--cached", "--name-only") == ""


def test_kill_at_any_moment(root: Path, repository: Repository, shell: Shell) -> None:
    """Killed at random moments: the repository is whole, and the next start finds what was left."""
    commit(repository, [Change("First", {"ada.md": b"0\n"})])
    chance = random.Random(4)
    ends = time.monotonic() + 12
    kills = 0
    while kills < 6 or (time.monotonic() < ends and kills < 25):
        process = writer(root, "ada", 10_000)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        kills += 1
        assert shell("fsck", "--strict", "--no-dangling", "--connectivity-only") == ""
        for dirty in find_dirty(repository):
            if dirty.hold is None:
                files, modes = as_left(repository, dirty)
                commit(repository, [Change("Recovered", files, modes=modes)])
        assert shell("status", "--porcelain", "--", "*.md") == ""
    assert not list((root / ".git").glob("*crash*"))


def test_a_killed_windows_git_is_waited_for(
    root: Path, repository: Repository, shell: Shell, tmp_path: Path
) -> None:
    """Row 4: a git outlives the program that started it; nobody writes beside it until it ends."""
    commit(repository, [Change("First", {"ada.md": b"0\n"})])
    running = tmp_path / "running"
    shell("config", "filter.slow.clean", f"touch {running}; sleep 1.5; cat")
    (root / ".gitattributes").write_text("*.md -text filter=slow\n")
    process = writer(root, "ada", 1)
    while not running.exists():
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with pytest.raises(NotReady), repository.locked(limit=0.3):
        pass
    with repository.locked(limit=5):
        pass
    process.communicate()


def test_stale_index_lock_beside(root: Path, repository: Repository, shell: Shell) -> None:
    """Row 4: a commit succeeds beside a stale `index.lock`; the index is mended afterwards."""
    commit(repository, [Change("First", {"a.md": b"1\n", "b.md": b"1\n"})])
    (root / "staged.txt").write_text("staged")
    shell("add", "staged.txt")
    lock = root / ".git" / "index.lock"
    lock.write_bytes(b"")
    (root / "a.md").write_bytes(b"2\n")
    (root / "b.md").write_bytes(b"1\n")
    (oid,) = commit(repository, [Change("Second", {"a.md": b"2\n"})])
    assert shell("rev-parse", "HEAD") == oid
    assert [dirty.path for dirty in find_dirty(repository) if dirty.hold is None] == [
        ".gitattributes",
        ".gitignore",
    ]
    assert not index.mend(repository)
    lock.unlink()
    (root / "b.md").write_bytes(b"3\n")
    commit(repository, [Change("Third", {"b.md": b"3\n"})])
    assert index.mend(repository)
    assert shell("status", "--porcelain", "--", "a.md", "b.md", "staged.txt") == "A  staged.txt"


def test_a_lock_just_taken_is_waited_for(root: Path, repository: Repository, shell: Shell) -> None:
    """`git status` in another window holds the index for a moment: `MM` is not left behind."""
    commit(repository, [Change("First", {"a.md": b"1\n"})])
    lock = root / ".git" / "index.lock"
    script = f"import time, os; time.sleep(0.05); os.unlink({str(lock)!r})"
    lock.write_bytes(b"")
    (root / "a.md").write_bytes(b"2\n")
    with subprocess.Popen([sys.executable, "-S", "-c", script]):
        commit(repository, [Change("Second", {"a.md": b"2\n"})])
    assert shell("status", "--porcelain", "--", "a.md") == ""


def test_a_held_branch_is_waited_for(root: Path, repository: Repository, shell: Shell) -> None:
    """Another git holds the branch's lock for a moment: the commit comes after it."""
    commit(repository, [Change("First", {"a.md": b"1\n"})])
    lock = root / ".git" / "refs" / "heads" / "main.lock"
    script = f"import time, os; time.sleep(0.6); os.unlink({str(lock)!r})"
    lock.write_bytes(b"")
    with subprocess.Popen([sys.executable, "-c", script]):
        (oid,) = commit(repository, [Change("Second", {"a.md": b"2\n"})])
    assert shell("rev-parse", "HEAD") == oid
    assert not list((root / ".git").glob("*crash*"))


def test_crash_is_told_from_a_clean_exit(root: Path, repository: Repository) -> None:
    """The next start tells windows that were killed, were closed and live from each other."""
    script = (
        "import sys; from pathlib import Path;"
        "from mentorship_tui.vcs.repository.repository import Repository;"
        "from mentorship_tui.vcs.repository.session import Session;"
        "session = Session.start(Repository.open(Path(sys.argv[1]))); print('up', flush=True);"
        "sys.stdin.readline(); session.end()"
    )
    command = [sys.executable, "-c", script, str(root)]

    def window() -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        return process

    closed, killed, living = window(), window(), window()
    closed.communicate(b"\n")
    first = Session.start(repository)
    assert (first.crashed, first.others()) == (False, 2)
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    second = Session.start(repository)
    assert (second.crashed, second.others()) == (True, 2)
    assert first.others() == 2
    living.communicate(b"\n")
    first.end()
    second.end()
    third = Session.start(repository)
    assert (third.crashed, third.others()) == (False, 0)
    third.end()
