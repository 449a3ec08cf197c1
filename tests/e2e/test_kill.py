"""`kill -9` at any moment: nothing that was said to be saved is missing, nothing needs mending."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from tests.terminal import Terminal

from .conftest import git

ROUNDS = 14
SAID = "Added to your topics"


def test_nothing_said_to_be_saved_is_lost_by_a_kill(root: Path) -> None:
    """X1, reliability rows 3-5: every file parses, the next start commits what is left."""
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    said: list[str] = []
    for number in range(ROUNDS):
        topic = f"topic-{number}"
        with Terminal([root]) as terminal:
            terminal.until("Next:")
            terminal.press("t")
            terminal.until("bring up")
            terminal.type(topic)
            terminal.process.send("\r")
            if chance.random() < 0.5:
                terminal.until(SAID)
                said.append(topic)
            terminal.read(chance.uniform(0.001, 0.15))
            terminal.kill()
        found = (root / "topics.md").read_text() if (root / "topics.md").exists() else ""
        assert [one for one in said if one not in found] == [], f"seed {seed}"
        assert _check(root) == "", f"seed {seed}"
    with Terminal([root]) as terminal:
        terminal.until("Next:")
        terminal.until(lambda _: git(root, "status", "--porcelain") == "")
        terminal.press("q")
        assert terminal.wait() == 0
    assert git(root, "fsck", "--no-dangling") == "", f"seed {seed}"
    committed = git(root, "show", "HEAD:topics.md")
    assert [one for one in said if one not in committed] == [], f"seed {seed}"


def _check(root: Path) -> str:
    words = [sys.executable, "-m", "mentorship_tui", "--journal", str(root), "check"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
