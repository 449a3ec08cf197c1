"""Copies of the repository, in which faults are put and tests run; the user's own is only read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

LEAST = 60.0  # seconds of processor for the tests of one fault, and so many times what they took
SLACK = 3.0


def copy_tree(root: Path, place: Path) -> Path:
    """What git knows or would take, as it lies there now, with its bytecode."""
    listed = [
        "git",
        "-C",
        str(root),
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    names = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (source := root / name).is_file():
            target = place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    for compiled in (root / "mentorship_tui").rglob("__pycache__"):
        shutil.copytree(compiled, place / compiled.relative_to(root))
    return place


def environment(place: Path) -> dict[str, str]:
    """One in which the copy is what is imported, also by the processes that tests start."""
    return {**os.environ, "PYTHONPATH": str(place), "PYTHONHASHSEED": "0"}


class Worker:
    """A copy with a process that runs chosen tests in it."""

    def __init__(self, root: Path, base: Path) -> None:
        self.place = copy_tree(root, base / "tree")
        self._base = base
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(Path(__file__).with_name("worker.py"))],
            cwd=self.place,
            env=environment(self.place),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.communicate()

    def run(self, job: dict[str, Any], seconds: float) -> dict[str, Any]:
        """What came of some tests that take so many seconds; `ended` is false if they hung."""
        report, temporary = self._base / "report.json", self._base / "temporary"
        report.unlink(missing_ok=True)
        places = {"report": report, "temporary": temporary, "log": self._base / "log"}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        most = LEAST + SLACK * seconds
        whole = {**job, "most": most, **{name: str(place) for name, place in places.items()}}
        self._process.stdin.write(json.dumps(whole) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        shutil.rmtree(temporary, ignore_errors=True)
        if report.is_file():
            return {**answer, **json.loads(report.read_text(encoding="utf-8"))}
        return {**answer, "ended": False, "code": -1, "failed": [], "ran": 0}

    def log(self) -> str:
        """What the tests of the last job printed."""
        return (self._base / "log").read_text(encoding="utf-8", errors="replace")
