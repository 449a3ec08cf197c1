"""The command: in this process, with its streams caught, and as a shell runs it.

A process of its own costs half a second of processor for each command. `apart` is for what only a
process shows: exit by a signal, closed streams, two at once, what is imported; all else is `run`.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from mentorship_tui.cli import main
from mentorship_tui.journal.places import Places

from ..templates import copy_of


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
        with chdir(cwd):
            return _here([*where, *words], stdin or "")

    return command


def _here(words: list[str], stdin: str) -> Done:
    """The same `main` that a process calls; what it changes of this one is put back."""
    given, out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(3))
    given.write(stdin)
    given.seek(0)
    umask = os.umask(0)
    os.umask(umask)
    argv = ["mentorship", *words]
    try:
        with (
            patch.multiple(sys, argv=argv, stdin=given, stdout=out, stderr=err),
            patch.dict(os.environ),
        ):
            main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        os.umask(umask)
        time.tzset()
    return Done(code, _printed(out), _printed(err))


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    text = stream.buffer.getvalue().decode()  # type: ignore[attr-defined]
    return str(text.replace("\r\n", "\n"))


@pytest.fixture
def apart(tmp_path: Path) -> Run:
    """The same as `run`, in a process of its own."""

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
def started(run: Run, home: Path, tmp_path: Path) -> Run:
    """The same as `run`, with a journal and a mentorship in it."""
    copy_of("started", _start, tmp_path)
    Places.of_user().remember(tmp_path / "journal")
    return run


def _start(folder: Path) -> None:
    where = ["--journal", str(folder / "journal")]
    mentorship = ["add", "mentorship", "Leading", "--set", "phase=find"]
    for words in (["init", "--lang", "en", "--name", "Ada Test"], mentorship):
        assert _here([*where, *words], "").code == 0


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty repository in a folder that both machines reach."""
    place = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", place], check=True)
    return place
