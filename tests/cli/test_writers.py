"""Commands that run at the same time on one record."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from mentorship_tui.journal.ledger.file_lock import in_turn

from .conftest import Run

NAMES = ("ada", "bo", "cai", "dag")
EACH = 3
SCRIPT = """
import subprocess, sys
for number in range(int(sys.argv[3])):
    words = ["set", "lead", f"why={sys.argv[2]} {number}"]
    subprocess.run([sys.executable, "-m", "mentorship_tui", "--journal", sys.argv[1], *words],
                   check=True, stdout=subprocess.DEVNULL)
"""


def log(root: Path, pattern: str) -> list[str]:
    """The fields of each commit of the goal, the oldest first."""
    words = ["git", "-C", str(root), "log", "--reverse", f"--format={pattern}", "--", "*lead.md"]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()


def why(root: Path, oid: str) -> str:
    words = ["git", "-C", str(root), "show", f"{oid}:mentorships/leading/goals/lead.md"]
    text = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return next((line for line in text.splitlines() if line.startswith("why: ")), "")[5:]


def test_four_commands_on_one_field(started: Run, tmp_path: Path) -> None:
    """Reliability row 5: all succeed, and the log tells what each made of what was there before."""
    root = tmp_path / "journal"
    started("add", "goal", "Lead")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(root), name, str(EACH)],
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in NAMES
    ]
    for writer in writers:
        assert writer.communicate(timeout=120)[1] == ""
        assert writer.returncode == 0
    values = [why(root, oid) for oid in log(root, "%H")]
    assert sorted(values[1:]) == [f"{name} {number}" for name in NAMES for number in range(EACH)]
    told = log(root, "%s")[1:]
    assert told[0] == f"Goal: Lead - why: {values[1]}"
    assert told[1:] == [f"Goal: Lead - why: {old} -> {new}" for old, new in pairwise(values[1:])]
    for name in NAMES:
        own = [value for value in values if value.startswith(name)]
        assert own == sorted(own)
    assert f"why: {values[-1]}\n" in (root / "mentorships/leading/goals/lead.md").read_text()


def test_a_turn_is_not_waited_for_without_end(tmp_path: Path) -> None:
    """Reliability row 2: behind a command that hangs, the next goes on beside it."""
    begun = []
    with in_turn(tmp_path / "turn"), in_turn(tmp_path / "turn", 0.1):
        begun.append("second")
    assert begun == ["second"]
