"""A fault in the program itself: a sane terminal, nothing lost, nothing private told."""

from __future__ import annotations

import sys
from pathlib import Path

from mentorship_tui.journal.locate import Places
from tests.terminal import Terminal

from .conftest import git

SECRET = "what nobody may read"
FAULT = f"""
from mentorship_tui.app.flows import notes
from mentorship_tui.app.screens.ask import AskScreen
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
