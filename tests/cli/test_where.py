"""Which journal and which folder a command is about (ui.md, Which journal opens)."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


def test_a_command_below_a_journal_is_about_that_journal(started: Run, tmp_path: Path) -> None:
    """As git does, from however far down."""
    below = tmp_path / "journal" / "network" / "far"
    below.mkdir(parents=True)
    assert started("topic", "Say no", journal=False, cwd=below).code == 0
    assert "Say no" in (tmp_path / "journal/topics.md").read_text()


def test_the_home_folder_is_no_journal_of_what_is_in_it(
    started: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in the home folder that happens to be called journal.md takes no commands."""
    (home / "journal.md").write_text("---\ntype: journal\n---\n")
    (home / "notes").mkdir()
    done = started("status", journal=False, cwd=home / "notes")
    assert (done.code, done.out) == (1, "")
