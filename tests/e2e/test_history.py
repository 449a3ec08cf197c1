"""Undo and history in the real program, on a real terminal."""

from __future__ import annotations

from pathlib import Path

from tests.terminal import Terminal

from .conftest import git


def test_ctrl_h_and_undo_across_starts(root: Path) -> None:
    """X2: what one start of the program did, the next undoes; ctrl+h arrives as byte 8."""
    maria = root / "network/maria-berg.md"
    before = maria.read_bytes()
    with Terminal([root]) as terminal:
        terminal.until("committed")
        terminal.process.send("\x08")
        terminal.until("Added network person: Maria Berg")
        terminal.process.send("\x1b")
        terminal.until("Next:")
        terminal.press("u")
        terminal.until("Undone: Added network person: Maria Berg")
        terminal.press("q")
        assert terminal.wait() == 0
    assert not maria.exists()
    with Terminal([root]) as terminal:
        terminal.until("committed")
        terminal.process.send("\x12")
        terminal.until("Redone: Added network person: Maria Berg")
        terminal.process.send("q")
        assert terminal.wait() == 0
    assert maria.read_bytes() == before
    subjects = git(root, "log", "-2", "--format=%s").splitlines()
    assert [subject.partition(":")[0] for subject in subjects] == ["Redone", "Undone"]
    assert git(root, "status", "--porcelain") == ""
