"""Real editors: from inside the app, and beside it on the same file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mentorship_tui.journal.places import Places
from tests.terminal import Terminal

from .conftest import git

VIM = shutil.which("vim") or shutil.which("vi")
NANO = shutil.which("nano")
MARIA = "network/maria-berg.md"
needs_vim = pytest.mark.skipif(VIM is None, reason="no vim on this machine")


@needs_vim
def test_vim_from_inside_the_app(root: Path) -> None:
    """X4: E suspends the app, and what vim saved is shown and committed when it comes back."""
    with Terminal([root], environ={"VISUAL": f"{VIM} -u NONE"}, columns=160) as terminal:
        _go_to_maria(terminal)
        terminal.press("E")
        terminal.until("type: person")
        terminal.settle()
        terminal.type("Go\nKnows half the town.\x1b:wq\r")
        terminal.until("Knows half the town.")
        terminal.until("committed")
        terminal.press("q")
        assert terminal.wait() == 0
    assert (root / MARIA).read_text().endswith("\nKnows half the town.\n")
    assert "Knows half the town." in git(root, "show", "HEAD", "--", MARIA)
    assert git(root, "status", "--porcelain") == ""


@needs_vim
def test_vim_beside_an_open_form_loses_neither(root: Path) -> None:
    """X1, X4, reliability row 3: both write the same record, and both changes are in it."""
    with Terminal([root]) as terminal, _vim() as vim:
        _go_to_maria(terminal)
        terminal.press("e")
        terminal.until("^s")
        terminal.settle()
        terminal.type(" Lind")
        vim.settle()
        vim.type(f":e {root / MARIA}\r")
        vim.until("type: person")
        vim.type("Go\nFrom vim.\x1b:wq\r")
        vim.wait()
        terminal.until("changed outside")
        terminal.press("ctrl+s")
        terminal.until("From vim.")
        terminal.until("committed")
        terminal.press("q")
        assert terminal.wait() == 0
    text = (root / MARIA).read_text()
    assert "name: Maria Berg Lind\n" in text
    assert text.endswith("\nFrom vim.\n")
    assert git(root, "status", "--porcelain") == ""
    subjects = git(root, "log", "--format=%s", "-2").splitlines()
    assert len(subjects) == 2
    assert "outside" in subjects[1]


@pytest.mark.skipif(NANO is None, reason="no nano on this machine")
def test_nano_writes_the_text_of_a_form(root: Path) -> None:
    """X4: the text of an unsaved form in one's own editor, and back into the form."""
    with Terminal([root], environ={"VISUAL": str(NANO)}) as terminal:
        _go_to_maria(terminal)
        terminal.press("e")
        terminal.until("^s")
        terminal.settle()
        terminal.press("up", "ctrl+e")
        terminal.until("^X Exit")
        terminal.settle()
        terminal.type("Met her in the choir.")
        terminal.process.send("\x0f\r\x18")
        terminal.until("^s")
        terminal.settle()
        terminal.press("ctrl+s")
        terminal.until("Met her in the choir.")
        terminal.until("committed")
        terminal.press("q")
        assert terminal.wait() == 0
    assert "Met her in the choir." in git(root, "show", f"HEAD:{MARIA}")


@pytest.mark.skipif(NANO is None, reason="no nano on this machine")
def test_nano_begins_in_the_text_of_the_file(root: Path) -> None:
    """X4: whoever types at once, as one does in nano, writes below the front matter."""
    with Terminal([root], environ={"VISUAL": str(NANO)}) as terminal:
        _go_to_maria(terminal)
        terminal.press("E")
        terminal.until("^X Exit")
        terminal.settle()
        terminal.type("Met her in the choir.")
        terminal.process.send("\x0f\r\x18")
        terminal.until("Next:")
        terminal.until("committed")
        terminal.press("q")
        assert terminal.wait() == 0
    text = git(root, "show", f"HEAD:{MARIA}")
    assert text.startswith("---\ntype: person\n")
    assert "Met her in the choir." in text.split("---\n")[2]


@pytest.mark.parametrize("key", ["E", "S"])
def test_a_program_that_is_not_there_gives_the_screen_back(root: Path, key: str) -> None:
    """A misspelt $EDITOR or $SHELL is said, and the app goes on."""
    environ = {"VISUAL": "/nowhere/edit", "SHELL": "/nowhere/shell"}
    with Terminal([root], environ=environ, columns=160) as terminal:
        _go_to_maria(terminal)
        terminal.press(key)
        terminal.until("cannot be started")
        terminal.press("q")
        assert terminal.wait() == 0


def test_ctrl_c_belongs_to_the_editor(root: Path, tmp_path: Path) -> None:
    """It ends an editor that waits for its window, not the app with all that is open in it."""
    waits = _editor(tmp_path, "echo waiting; exec sleep 60")
    with Terminal([root], environ={"VISUAL": waits}, columns=160) as terminal:
        _go_to_maria(terminal)
        terminal.press("E")
        terminal.until("waiting")
        terminal.process.send("\x03")
        terminal.until("ended with code -2")
        terminal.press("q")
        assert terminal.wait() == 0


def test_what_an_editor_saved_before_it_failed_is_said_to_be_kept(
    root: Path, tmp_path: Path
) -> None:
    """X4: else one would write it once more."""
    fails = _editor(tmp_path, 'echo "Kept." >> "$1"; exit 3')
    with Terminal([root], environ={"VISUAL": fails}, columns=160) as terminal:
        _go_to_maria(terminal)
        terminal.press("E")
        terminal.until("kept.")
        terminal.until("committed")
        terminal.press("q")
        assert terminal.wait() == 0
    assert git(root, "show", f"HEAD:{MARIA}").endswith("Kept.\n")


def test_ctrl_z_in_an_editor_without_a_shell_stops_nothing(root: Path, tmp_path: Path) -> None:
    """Where no shell waits, as in a terminal of its own, nobody could bring the app back."""
    done = tmp_path / "done"
    stops = _editor(tmp_path, f"kill -TSTP 0; touch {done}")
    with Terminal([root], environ={"VISUAL": stops}, columns=160) as terminal:
        _go_to_maria(terminal)
        terminal.press("E")
        terminal.until(lambda _: done.exists())
        terminal.press("?")  # taken when the app has its screen again
        terminal.until("Keys that work here")
        terminal.press("esc")
        terminal.until(lambda text: "Keys that work here" not in text and "─ Maria Berg" in text)
        terminal.process.send("\x1a")
        terminal.until("not started from a shell")
        terminal.press("q")
        assert terminal.wait() == 0


def test_a_record_that_an_editor_broke_is_found_again(root: Path, tmp_path: Path) -> None:
    """It leaves its list, so the screen says why and stands on it among those to be mended."""
    breaks = _editor(tmp_path, 'sed -i "s/^name:/name: [/" "$1"')
    with Terminal([root], environ={"VISUAL": breaks}, columns=160) as terminal:
        _go_to_maria(terminal)
        terminal.press("E")
        terminal.until("! line 3: ")
        terminal.until("Needs attention (1)")
        terminal.until("u undoes the edit")


def test_a_word_above_the_first_line_is_said_to_be_in_the_way(root: Path, tmp_path: Path) -> None:
    """X4: who types where the editor begins is told what became of it, and how it is undone."""
    above = _editor(tmp_path, 'sed -i "1s/^/Hello/" "$1"')
    with Terminal([root], environ={"VISUAL": above}, columns=160) as terminal:
        _go_to_maria(terminal)
        terminal.press("E")
        terminal.until("The file no longer begins")
        terminal.until("u undoes the edit")


def test_what_an_editor_left_in_another_encoding_is_kept(root: Path, tmp_path: Path) -> None:
    """X1: a text that cannot be taken into the form is not thrown away."""
    latin = _editor(tmp_path, 'printf "caf\\351" > "$1"')
    with Terminal([root], environ={"VISUAL": latin}, columns=200) as terminal:
        _go_to_maria(terminal)
        terminal.press("e")
        terminal.until("^s")
        terminal.settle()
        terminal.press("up", "ctrl+e")
        terminal.until("It is kept in")
    kept = [place.read_bytes() for place in Places.of_user().drafts_of(root).rglob("*.md")]
    assert kept == [b"caf\xe9"]


def test_copies_an_editor_laid_beside_a_text_go_with_it(root: Path, tmp_path: Path) -> None:
    """X4: an undo file or a backup of a form's text is of private words, and nobody looks there."""
    copying = _editor(tmp_path, 'cp "$1" "$1~"; cp "$1" "$(dirname "$1")/.text.md.un~"')
    with Terminal([root], environ={"VISUAL": copying}, columns=200) as terminal:
        _go_to_maria(terminal)
        terminal.press("e")
        terminal.until("^s")
        terminal.settle()
        terminal.press("up", "ctrl+e")
        terminal.until("came back at once")
    assert list(Places.of_user().drafts_of(root).rglob("*~")) == []


def test_what_an_editor_had_when_the_app_was_killed_is_offered(root: Path, tmp_path: Path) -> None:
    """X1: the text is in the unsaved form at the next start, and in no file beside."""
    slow = _editor(
        tmp_path, 'echo "Met her in the choir." > "$1"; touch "$0.wrote"; exec sleep 600'
    )
    with Terminal([root], environ={"VISUAL": slow}, columns=120, rows=36) as terminal:
        _go_to_maria(terminal)
        terminal.press("e")
        terminal.until("^s")
        terminal.settle()
        terminal.press("up", "ctrl+e")
        while not Path(f"{slow}.wrote").exists():
            assert terminal.read()
    drafts = Places.of_user().drafts_of(root)
    with Terminal([root], environ={"VISUAL": "true"}, columns=120, rows=36) as terminal:
        terminal.until("Not saved yet")
        terminal.press("j", "enter")
        terminal.until("Met her in the choir.")
        terminal.until("is back")
    assert not list(drafts.rglob("text.md"))


def _editor(folder: Path, script: str) -> str:
    place = folder / "editor"
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(0o755)
    return str(place)


def _go_to_maria(terminal: Terminal) -> None:
    terminal.until("Next:")
    terminal.until("committed")
    terminal.press("2")
    terminal.until("Maria Berg")
    terminal.press("j", "j", pause=0.3)
    terminal.until("─ Maria Berg")


def _vim() -> Terminal:
    """On a line so long that it need not ask before it goes on."""
    return Terminal([], program=[str(VIM), "-u", "NONE"], columns=160)
