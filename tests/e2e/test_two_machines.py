"""Two machines and a repository between them, at the keyboard of the second."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

from .conftest import git

PROGRAM = [sys.executable, "-m", "mentorship_tui"]
ASK_PASS = "#!/bin/sh\ntouch {asked}\nread answer </dev/tty\n"


def command(*words: str | Path) -> str:
    done = subprocess.run([*PROGRAM, *map(str, words)], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def second(root: Path, tmp_path: Path) -> Path:
    """Made by one command; since then both have given Maria another day."""
    remote, second = tmp_path / "remote.git", tmp_path / "second"
    subprocess.run(["git", "init", "-q", "--bare", remote], check=True)
    command("--journal", root, "remote", remote)
    command("clone", remote, second)
    command("--journal", root, "set", "maria-berg", "follow_up=2027-05-01")
    command("--journal", root, "sync")
    command("--journal", second, "set", "maria-berg", "follow_up=2027-06-01", "how=at work")
    return second


def test_a_question_is_answered_and_both_are_equal(root: Path, second: Path) -> None:
    """X8, git.md: `s`, one key for the question, `s` again; then the two have the same files."""
    with Terminal([second]) as terminal:
        terminal.until("Next:")
        terminal.until("committed")
        terminal.press("s")
        terminal.until("could not decide")
        terminal.until("2027-05-01")
        terminal.press("1")
        terminal.until("All is answered")
        terminal.press("s")
        terminal.until("synced just now")
        terminal.until(lambda text: "could not decide" not in text)
        terminal.press("q")
        assert terminal.wait() == 0
    command("--journal", root, "sync")
    assert git(root, "rev-parse", "HEAD^{tree}") == git(second, "rev-parse", "HEAD^{tree}")
    for place in (root, second):
        assert "follow_up: 2027-06-01" in (place / "network/maria-berg.md").read_text()
        assert not git(place, "status", "--porcelain")


def test_nothing_asks_under_the_screen(root: Path, tmp_path: Path) -> None:
    """git.md: credentials are never asked for under the screen; what to do is said in words."""
    asked, helper = tmp_path / "asked", tmp_path / "ask"
    helper.write_text(ASK_PASS.format(asked=asked))
    helper.chmod(0o700)
    git(root, "config", "remote.origin.url", "ssh://nobody@localhost:1/x.git")
    environ = {"GIT_ASKPASS": str(helper), "SSH_ASKPASS": str(helper), "DISPLAY": ":9"}
    environ |= {"SSH_ASKPASS_REQUIRE": "force", "PATH": os.environ["PATH"]}
    with Terminal([root], environ=environ) as terminal:
        terminal.until("committed")
        terminal.press("s")
        terminal.until("cannot be reached")
        terminal.press("esc")
        terminal.until(lambda text: "cannot be reached" not in text and "offline" in text)
        terminal.press("t")
        terminal.until("bring up")
        terminal.press("esc")
        terminal.until(lambda text: "bring up" not in text)
        terminal.press("q")
        assert terminal.wait() == 0
    assert not asked.exists()
