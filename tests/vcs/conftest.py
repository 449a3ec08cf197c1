"""Journals under real git, and plain git beside the app."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorship_tui.vcs.repository import Repository

Shell = Callable[..., str]


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
