"""What git answers, told as sentences (git.md, Git as a program)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mentorship_tui.vcs.errors import LOCKED, explain
from mentorship_tui.vcs.repository.repository import Repository, inspect


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("fatal: invalid date format: 2001-01-01\n", "invalid date format: 2001-01-01."),
        ("error: it is so.\n", "it is so."),
        ("", "?"),
    ],
)
def test_an_unknown_answer_ends_as_a_sentence(said: str, told: str) -> None:
    """What comes behind it, such as what to do, does not run on from it."""
    assert explain(said).params["words"] == told


@pytest.mark.parametrize("first", ["N", "n"])
def test_git_is_understood_with_and_without_its_capitals(first: str) -> None:
    """2.39 writes a capital here and 2.55 none: somebody else committed in between."""
    said = f"warning: {first}ot updating refs/heads/main (new tip 36 does not contain 44)\n"
    assert explain(said) == LOCKED


@pytest.mark.parametrize("where", ["general", "own", "included"])
@pytest.mark.parametrize("slip", ["[user", "[core]\n\tfilemode = perhaps"])
def test_a_slip_in_gits_settings_is_named(
    repository: Repository, root: Path, home: Path, where: str, slip: str
) -> None:
    """Wherever it is: the file and the line, or the key where git says no more."""
    places = {
        "general": home / ".gitconfig",
        "own": root / ".git/config",
        "included": home / "mine",
    }
    if where == "included":
        repository.git.run("config", "--global", "include.path", str(places[where]))
    with places[where].open("a") as settings:
        settings.write(f"{slip}\n")
    named = "core.filemode" if "core" in slip else f"{places[where].name}:"
    for message in (explain(_words(repository)), inspect(root).message):
        assert "cannot read its settings" in message.text
        assert named in str(message.params)


def _words(repository: Repository) -> str:
    return repository.git.ask("status").words


def test_git_is_found_though_its_settings_cannot_be_read(home: Path, root: Path) -> None:
    """GitPython asks git for its version when it is imported."""
    (home / ".gitconfig").write_text("[user\n")
    code = (
        "import sys; from pathlib import Path; "
        "from mentorship_tui.vcs.repository.repository import inspect; "
        "found = inspect(Path(sys.argv[1])); print(found.state.name, found.place)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"BAD_SETTINGS {home / '.gitconfig'}:1\n"
