"""Signing follows the user's settings, and a signer that cannot ask fails at once."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.commits.queue import CommitQueue
from mentorship_tui.vcs.commits.uncommitted import find_dirty
from mentorship_tui.vcs.errors import GitError
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell, program


@pytest.fixture
def signer(shell: Shell, home: Path) -> None:
    """A real key without a passphrase, and settings that want every commit signed with it."""
    key = home / "key"
    try:
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
        subprocess.run(make, check=True)
    except OSError:
        pytest.skip("no ssh-keygen on this computer")
    allowed = home / "allowed"
    allowed.write_text(f"ada@example.org {(home / 'key.pub').read_text()}")
    shell("config", "gpg.format", "ssh")
    shell("config", "gpg.ssh.allowedSignersFile", str(allowed))
    shell("config", "user.signingkey", str(key))
    shell("config", "commit.gpgsign", "true")


@pytest.mark.usefixtures("signer")
def test_signed(root: Path, repository: Repository, shell: Shell) -> None:
    """Every commit is signed, the first on an unborn branch too, and each is the change's own."""
    queue = CommitQueue(root)
    for n in range(4):
        queue.submit(Change(f"Change {n}", {"a.md": b"%d\n" % n, "b.md": b"%d\n" % n}))
    assert queue.drain(30)
    queue.close()
    assert shell("log", "--format=%G? %s") == "G Change 3\nG Change 2\nG Change 1\nG Change 0"
    assert shell("show", "HEAD~1:a.md") == "2"
    assert shell("for-each-ref", "--format=%(refname)") == "refs/heads/main"
    assert shell("log", "-g", "--format=%gs", "-1") == "commit"
    assert shell("status", "--porcelain", "--", "*.md").splitlines() == [" D a.md", " D b.md"]


def failing(repository: Repository, shell: Shell, script: Path) -> GitError:
    """Try to commit with that signer; nothing may have moved."""
    (before,) = commit(repository, [Change("Before", {"a.md": b"1\n"})])
    shell("config", "commit.gpgsign", "true")
    shell("config", "gpg.program", str(script))
    started = time.monotonic()
    with pytest.raises(GitError) as caught:
        commit(repository, [Change("Signed", {"a.md": b"2\n"})])
    assert time.monotonic() - started < 3
    assert shell("rev-parse", "HEAD") == before
    assert shell("for-each-ref", "--format=%(refname)") == "refs/heads/main"
    assert shell("diff", "--cached", "--name-only") == ""
    return caught.value


def test_a_signer_that_fails(repository: Repository, shell: Shell, tmp_path: Path) -> None:
    """The words are the signer's own; the change goes through once signing works."""
    error = failing(repository, shell, program(tmp_path / "no", "echo no key >&2; exit 2"))
    assert "signed" in str(error)
    shell("config", "commit.gpgsign", "false")
    (oid,) = commit(repository, [Change("Signed", {"a.md": b"2\n"})])
    assert shell("rev-parse", "HEAD") == oid
    assert shell("diff", "--cached", "--name-only") == ""


def test_a_signer_that_asks_on_the_terminal(
    repository: Repository, shell: Shell, tmp_path: Path
) -> None:
    """Reliability row 6: a pinentry on `/dev/tty` fails within moments instead of hanging."""
    asks = program(tmp_path / "asks", 'read -r answer < /dev/tty || exit 1; echo "$answer"')
    failing(repository, shell, asks)


def test_the_agent_is_not_told_of_our_terminal(
    repository: Repository, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """gpg's agent, no child of ours, would ask on the terminal that GPG_TTY names."""
    monkeypatch.setenv("GPG_TTY", "/dev/pts/0")
    seen = tmp_path / "seen"
    failing(repository, shell, program(tmp_path / "agent", f'echo "[$GPG_TTY]" > {seen}; exit 1'))
    assert seen.read_text() == "[]\n"


def test_a_signer_nobody_waits_for_is_stopped(root: Path, shell: Shell, tmp_path: Path) -> None:
    """Who leaves before it is done finds the index and the refs as they were."""
    signer = program(tmp_path / "slow", "exec sleep 30")
    shell("config", "commit.gpgsign", "true")
    shell("config", "gpg.program", str(signer))
    queue = CommitQueue(root)
    queue.submit(Change("Signed", {"a.md": b"1\n"}))
    assert not queue.drain(1)
    started = time.monotonic()
    queue.close(0.1)
    assert time.monotonic() - started < 2
    assert shell("diff", "--cached", "--name-only") == ""
    assert shell("for-each-ref") == ""


def test_what_a_killed_app_was_signing_is_cleared_away(
    repository: Repository, root: Path, shell: Shell, tmp_path: Path
) -> None:
    """Reliability: the next start needs no help, and leaves no ref of ours behind."""
    asked = tmp_path / "asked"
    signer = program(tmp_path / "slow", f'echo asks > "{asked}"; sleep 1; exit 1')
    commit(repository, [Change("Before", {"a.md": b"1\n"})])
    shell("config", "commit.gpgsign", "true")
    shell("config", "gpg.program", str(signer))
    code = (
        "import sys; from pathlib import Path\n"
        "from mentorship_tui.vcs.change import Change\n"
        "from mentorship_tui.vcs.commits.commit import commit\n"
        "from mentorship_tui.vcs.repository.repository import Repository\n"
        "root = Path(sys.argv[1])\n"
        "(root / 'a.md').write_bytes(b'2\\n')\n"
        "commit(Repository.open(root), [Change('Signed', {'a.md': b'2\\n'})])\n"
    )
    app = subprocess.Popen([sys.executable, "-c", code, str(root)])
    until = time.monotonic() + 20
    while not asked.exists() and time.monotonic() < until:
        time.sleep(0.05)
    app.kill()
    app.wait()
    assert "a.md" in [dirty.path for dirty in find_dirty(repository)]
    assert shell("for-each-ref", "--format=%(refname)") == "refs/heads/main"
    assert shell("diff", "--cached", "--name-only") == ""
