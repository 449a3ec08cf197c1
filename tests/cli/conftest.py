"""The command as a shell runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `mentorship` on the journal in `tmp_path/journal`; standard input is closed."""

    def command(
        *words: str, stdin: str | None = None, journal: bool = True, cwd: Path = tmp_path
    ) -> Done:
        where = ["--journal", str(tmp_path / "journal")] if journal else []
        done = subprocess.run(
            [sys.executable, "-m", "mentorship_tui", *where, *words],
            cwd=cwd,
            input=stdin if stdin is not None else "",
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    return command


@pytest.fixture
def started(run: Run) -> Run:
    """The same, with a journal and a mentorship in it."""
    run("init", "--lang", "en", "--name", "Ada Test")
    run("add", "mentorship", "Leading", "--set", "phase=find")
    return run


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty repository in a folder that both machines reach."""
    place = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", place], check=True)
    return place
