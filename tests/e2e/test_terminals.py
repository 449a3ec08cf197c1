"""At home in every terminal: with few colours, and when it takes leave of the program."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from mentorship_tui.app.theme.house import THEMES
from tests.app.colours import contrast
from tests.terminal import Terminal

from .conftest import git

FAINTEST = 4.0  # xterm's own grey on white; AA in every newer palette
NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
BRIGHT = tuple(f"bright{name}" for name in NAMES)
SIXTEEN = tuple(
    dict(zip((*NAMES, *BRIGHT), palette.split(), strict=True))
    for palette in (
        "#000000 #aa0000 #00aa00 #aa5500 #0000aa #aa00aa #00aaaa #aaaaaa "
        "#555555 #ff5555 #55ff55 #ffff55 #5555ff #ff55ff #55ffff #ffffff",
        "#000000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5 "
        "#7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff #ff00ff #00ffff #ffffff",
    )
)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
@pytest.mark.parametrize("term", ["xterm", "screen", "linux"])
def test_sixteen_colours_are_enough_to_read_everything(root: Path, term: str, theme: str) -> None:
    """X5: no ink is near the colour of its paper, in a PC's sixteen colours or in xterm's."""
    environ = {"TERM": term, "COLORTERM": "", "TEXTUAL_THEME": ""}
    _choose(theme)
    with Terminal([root], environ=environ) as terminal:
        terminal.until("Next:")
        terminal.until("committed")
        terminal.press("2", "j")
        terminal.settle()
        cells = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
        terminal.press("a")
        terminal.until("1 Candidate")
        terminal.press("1")
        terminal.until("Save")
        cells += [cell for row in terminal.screen.buffer.values() for cell in row.values()]
    faint = {
        (cell.data, *pair)
        for cell in cells
        if cell.data.isalnum()
        for pair in [(cell.bg, cell.fg) if cell.reverse else (cell.fg, cell.bg)]
        if min(contrast(sixteen[pair[0]], sixteen[pair[1]]) for sixteen in SIXTEEN) < FAINTEST
    }
    assert faint == set()


@pytest.mark.parametrize("theme", ["ansi-light", "ansi-dark"])
def test_the_row_that_enter_opens_is_seen_in_the_terminals_own_colours(
    root: Path, theme: str
) -> None:
    """X5: also while one types into a search, and the list has not the focus."""
    _choose(theme)
    with Terminal([root], environ={"TERM": "xterm"}) as terminal:
        terminal.until("Next:")
        terminal.press("/")
        terminal.until("Words, or parts")
        terminal.type("maria")
        terminal.until("1 found")
        terminal.settle()
        row = next(y for y, line in enumerate(terminal.screen.display) if line.startswith("│"))
        cells = [terminal.screen.buffer[row][x] for x in range(2, 6)]
        assert all(cell.underscore for cell in cells)


def test_a_size_that_a_shell_exported_gives_way_to_the_terminals(root: Path) -> None:
    """X5: the screen fills the window, whatever COLUMNS and LINES once were."""
    with Terminal([root], environ={"COLUMNS": "120", "LINES": "36"}) as terminal:
        terminal.until("Help")
        assert "My mentorship" in terminal.screen.display[0]
        terminal.until("committed")


def test_a_dumb_terminal_is_told_of_the_commands(root: Path) -> None:
    """X5: a shell within an editor would show every escape code of the app as text."""
    with Terminal([root], environ={"TERM": "dumb"}) as terminal:
        assert terminal.wait() == 1
        assert "TERM=dumb" in terminal.text
        assert "\x1b" not in terminal.tail


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_terminal_that_goes_away_takes_nothing_along(root: Path, how: signal.Signals) -> None:
    """X1: a shutdown or a lost connection leaves everything saved and committed."""
    with Terminal([root]) as terminal:
        terminal.until("Next:")
        terminal.press("t")
        terminal.until("bring up")
        terminal.type("delegating")
        terminal.process.send("\r")
        terminal.until("Added to your topics")
        terminal.process.kill(how)
        assert terminal.wait() == 128 + how
        assert "\x1b[?1049l" in terminal.tail
    assert "delegating" in git(root, "show", "HEAD:topics.md")
    assert git(root, "status", "--porcelain") == ""


def _choose(theme: str) -> None:
    from mentorship_tui.journal.places import Places

    config = Places.of_user().config
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.toml").write_text(f'theme = "{theme}"\n')
