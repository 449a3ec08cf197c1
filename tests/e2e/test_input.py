"""What a real terminal may send to the running program: never its end, never a key not pressed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mentorship_tui.journal.places import Places
from tests.terminal import Terminal

from .conftest import git

GARBAGE = {
    "a byte that is no UTF-8": b"\xc5",
    "an old mouse report": b"\x1b[M\x43\x8e\xaa",
    "a report of plain letters": b"".join(b"\x1b[MC%cu" % x for x in range(60, 94)),
    "an answer to a question": b"\x1b]11;rgb:DDDD/uuuu/DDDD\x1b\\",
    "an unknown sequence": b"\x1b[?1;2c\x1b[77~\x1b[26~\x1b[68;1A",
    "an unfinished sequence": b"\x1b[<35;110",
    "keys with alt": b"\x1bu\x1bD\x1b[117;3u",
    "a paste with keys in it": b"\x1b[200~a\x1b1ub\x1a\x11\x1b[201~uD\r\x1b[201~",
}


def test_garbage_ends_nothing_and_is_no_key(root: Path) -> None:
    """X5: the screen is the same after it, the journal too, and the next key works."""
    head = git(root, "rev-parse", "HEAD")
    with Terminal([root], columns=120) as terminal:
        terminal.until("committed")
        terminal.press("2", "down")
        terminal.until("Maria Berg")
        terminal.settle()
        before = terminal.text
        for name, data in GARBAGE.items():
            terminal.process.send(data)
            terminal.settle(0.8)
            terminal.until(lambda text: "has nothing to do" not in text)
            assert terminal.text == before, name
        terminal.press("t")
        terminal.until("bring up")
        terminal.process.send("Åsa ".encode("latin-1") + b"\x1b[200~o\x1b[1mn\x1b[0me\x1b[201~")
        terminal.until("\ufffdsa one")
        terminal.press("esc", "3", "\x11")
        assert terminal.wait() == 0
    assert git(root, "rev-parse", "HEAD") == head


FAULT = """
import threading
from mentorship_tui.app.terminal.interpreter import Interpreter
def broken(self, token):
    diary = "secret words"
    raise KeyError(diary)
{where}
from mentorship_tui.cli import main
main()
"""
READER = "Interpreter.events_of = broken"
ANOTHER = """
from mentorship_tui.app.main import opening
real = opening.opened
async def opened(app):
    threading.Thread(target=broken, args=(1, 2)).start()
    await real(app)
opening.opened = opened
"""


@pytest.mark.parametrize("where", [READER, ANOTHER], ids=["the reader", "another"])
def test_a_thread_that_fails_ends_the_app_with_a_report(root: Path, where: str) -> None:
    """X1, X5: a sane terminal, a code that says so, and no word of the user's."""
    program = [sys.executable, "-c", FAULT.format(where=where)]
    with Terminal([root], program=program) as terminal:
        if where is READER:
            terminal.until("Next:")
            terminal.process.send("t")
        assert terminal.wait() == 1
        said = terminal.text
        assert "\x1b[?1049l" in terminal.tail
    assert "KeyError" in said
    assert "secret" not in said
    (report,) = (Places.of_user().state / "crashes").iterdir()
    assert "in broken" in report.read_text()
    assert "secret" not in report.read_text()
