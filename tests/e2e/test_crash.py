"""A fault in the program itself: a sane terminal, nothing lost, nothing private told."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from mentorship_tui.journal.places import Places
from mentorship_tui.store.drafts import Drafts
from tests.terminal import Terminal

from .conftest import git

SECRET = "what nobody may read"
FAULT = f"""
from mentorship_tui.app.records import notes
from mentorship_tui.app.dialogs.ask import AskScreen
def broken(self):
    diary = {SECRET!r}
    raise KeyError(diary)
AskScreen.on_mount = broken
from mentorship_tui.cli import main
main()
"""


def test_a_crash_leaves_a_report_without_private_text(root: Path) -> None:
    """X1, X5: the terminal is as before, what was saved is there, the report tells only where."""
    with Terminal([root], program=[sys.executable, "-c", FAULT]) as terminal:
        terminal.until("Next:")
        terminal.press("t")
        assert terminal.wait() == 1
        said = terminal.text
    assert "KeyError" in said
    assert SECRET not in said
    reports = list((Places.of_user().state / "crashes").iterdir())
    assert len(reports) == 1
    report = reports[0].read_text()
    assert "in broken" in report
    assert SECRET not in report
    assert str(Path.home()) not in report
    assert reports[0].stat().st_mode & 0o077 == 0
    assert git(root, "status", "--porcelain") == ""


def test_what_stands_in_a_form_outlives_a_shutdown(root: Path) -> None:
    """X1, ui.md: a SIGTERM in the middle of a word; the next start's Home leads back to it."""
    drafts = Drafts(Places.of_user().drafts_of(root))
    with Terminal([root]) as terminal:
        terminal.until("Next:")
        terminal.press("6", "a")
        terminal.until("Save")
        terminal.type("Unwritten words")
        terminal.until("Unwritten words")
        terminal.process.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
    (key,) = drafts.keys()
    assert (drafts.get(key) or {})["values"]["title"] == "Unwritten words"
    with Terminal([root]) as terminal:
        terminal.until("Not saved yet")
        terminal.press("down")
        terminal.until("Go on writing")
        terminal.press("enter")
        terminal.until("is back")
        terminal.press("\x13")
        terminal.until(lambda _: drafts.keys() == ())
        terminal.until(lambda text: "Not saved yet" not in text)
        terminal.press("q")
        assert terminal.wait() == 0
