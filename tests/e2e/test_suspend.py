"""ctrl+z hands the terminal to the shell, wherever one stands, and fg brings all of it back."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.terminal import Terminal

BASH = shutil.which("bash")
SCREENS = {
    "the form": (("2", "a", "enter"), "Save"),
    "the text of a form": (("1", "a", "enter", *["shift+tab"] * 2), "Save"),
    "a question to choose from": (("2", "a"), "1 Candidate"),
    "a question to answer": (("t",), "bring up"),
    "the help": (("?",), "Moving around"),
    "the commands": (("ctrl+p",), "A command or a record"),
    "the search": (("/",), "Words, or parts"),
}


@pytest.mark.skipif(BASH is None, reason="a shell that can stop its jobs")
def test_ctrl_z_suspends_from_every_screen(root: Path) -> None:
    """X5: also below a question and in a text, which has another key to take words back."""
    with Terminal(
        ["--norc", "--noprofile", "-i"], program=[str(BASH)], environ={"PS1": "$ "}, columns=100
    ) as terminal:
        terminal.until("$")
        terminal.type(f"{sys.executable} -m mentorship_tui {root}\r")
        terminal.until("committed")
        for keys, shown in SCREENS.values():
            terminal.press(*keys)
            terminal.until(shown)
            terminal.process.send("\x1a")
            terminal.until(lambda text: "Stopped" in text, seconds=30)
            terminal.type("fg\r")
            terminal.until(shown)
            terminal.press("esc")
            terminal.until(partial(_lacks, shown))
            terminal.settle()  # what is drawn anew after fg is not taken for what Esc has done
        terminal.press("q")
        terminal.until(lambda _: terminal.tail.rstrip().endswith("$"))
        terminal.type("exit 7\r")
        assert terminal.wait() == 7


def _lacks(shown: str, text: str) -> bool:
    return shown not in text
