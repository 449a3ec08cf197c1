"""Journals under real git, and plain git beside the app."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.repository.repository import Repository

Shell = Callable[..., str]
AsOther = Callable[[str], list[str]]
NOBODY = 65534
# everything is imported before the user changes: another user may not read where Python lies
PRELUDE = """
import os, sys
from pathlib import Path
import git.cmd
from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.errors import GitError
from mentorship_tui.vcs.history.log import history
from mentorship_tui.vcs.repository.repository import Repository, inspect
root, user = Path(sys.argv[1]), int(sys.argv[2])
if user:
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a journal that is a repository of its own, without commits."""
    Repository.create(tmp_path / "journal")
    return tmp_path / "journal"


@pytest.fixture
def repository(root: Path) -> Repository:
    """The journal's repository."""
    return Repository.open(root)


@pytest.fixture
def shell(root: Path) -> Shell:
    """Run the user's own git in the journal, or in `cwd`; what it prints."""

    def run(*words: str, cwd: Path = root, ok: bool = True) -> str:
        done = subprocess.run(["git", *words], cwd=cwd, capture_output=True, check=False)
        assert done.returncode == 0 or not ok, done.stderr.decode()
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    return run


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root can make a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def program(path: Path, script: str) -> Path:
    """A small program that git may be told to run."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def public(home: Path) -> Iterator[Repository]:
    """A journal with one commit in a place that every user of the computer can look into.

    Not pytest's own: each start of pytest closes that to others again.
    """
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository.create(Path(folder) / "journal")
        commit(repository, [Change("One", {"a.md": b"1\n"})])
        settings = (home / ".gitconfig").read_text()
        (Path(folder) / ".gitconfig").write_text(settings)
        _chmod(Path(folder), 0o755, 0o644)
        yield repository
        _chmod(Path(folder), 0o700, 0o600)


@pytest.fixture
def as_reader(public: Repository) -> AsOther:
    """Run a script as somebody who may read the public journal but not write in it.

    To root no file is read-only, so root's script runs under another user, who is told that the
    folder is safe.
    """

    def run(script: str) -> list[str]:
        if os.getuid() == 0:
            with (public.root.parent / ".gitconfig").open("a") as settings:
                settings.write(f"[safe]\n\tdirectory = {public.root}\n")
            return _run(script, public.root, NOBODY)
        _chmod(public.root, 0o500, 0o400)
        return _run(script, public.root)

    return run


@pytest.fixture
def as_stranger(public: Repository) -> AsOther:
    """Run a script as another user than the public journal's owner; the lines it prints."""
    if os.getuid() != 0:
        pytest.skip("only root can run a program as another user")
    return lambda script: _run(script, public.root, NOBODY)


def _run(script: str, root: Path, user: int = 0) -> list[str]:
    code = PRELUDE + textwrap.dedent(script)
    command = [sys.executable, "-c", code, str(root), str(user)]
    settings = str(root.parent / ".gitconfig")
    env = {**os.environ, "HOME": str(root.parent), "GIT_CONFIG_GLOBAL": settings}
    done = subprocess.run(command, capture_output=True, check=False, cwd="/", env=env)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()


def _chmod(top: Path, folder_mode: int, file_mode: int) -> None:
    for folder, _, files in os.walk(top):
        Path(folder).chmod(folder_mode)
        for name in files:
            Path(folder, name).chmod(file_mode)


def save(root: Path, path: str, data: bytes) -> None:
    """Write a file, with its folders."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)
