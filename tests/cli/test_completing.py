"""What a shell proposes for a word that is begun (ui.md: shell completion)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import mentorship_tui

from .conftest import Run

PROGRAM = """
import sys
from mentorship_tui.cli import main
try:
    main()
finally:
    print(*sorted({"textual", "git", "yaml"} & sys.modules.keys()), file=sys.stderr)
"""


def test_words_of_the_journal_are_proposed(started: Run, tmp_path: Path) -> None:
    """Types, slugs, paths, stages, fields and questions; from the cache, without the screen."""
    root = tmp_path / "journal"
    started("add", "candidate", "Anna Svensson", "--set", "phone=1")
    place = root / "conflicts" / "anna-phone-1.md"
    place.parent.mkdir()
    anna = "mentorships/leading/candidates/anna-svensson.md"
    place.write_text(f"---\ntype: conflict\nrecord: {anna}\nfield: phone\nmine: 2\n---\n")
    (root / "network").mkdir()
    (root / "network" / "anna$(id).md").write_text("---\ntype: person\nname: Eve\n---\n")
    started("list")
    assert proposed(root, "add", "cand") == ["candidate"]
    assert proposed(root, "list", "mee") == ["meeting"]
    assert proposed(root, "show", "anna") == ["anna-phone-1", "anna-svensson"]
    assert proposed(root, "show", "mentorships/leading/c") == [anna]
    assert proposed(root, "move", "anna-svensson", "con") == ["contacted"]
    assert proposed(root, "set", "anna-svensson", "pho") == ["phone="]
    assert proposed(root, "set", "anna-svensson", "stage=na") == ["stage=named"]
    assert proposed(root, "set", "anna-svensson", "stage", "=", "na") == ["named"]
    assert proposed(root, "add", "candidate", "Eva", "--set", "pho") == ["phone="]
    assert proposed(root, "add", "candidate", "--set", "stage", "=", "na") == ["named"]
    assert "they_declined" in proposed(root, "add", "candidate", "--set", "stage", "=")
    assert proposed(root, "set", "anna-svensson", "stage", "=", "named", "fit.lis") == [
        "fit.listens="
    ]
    assert proposed(root, "resolve", "") == ["anna-svensson.phone"]
    assert proposed(root, "resolve", "anna-svensson.phone", "mi") == ["mine"]
    assert proposed(root, "init", "--lang", "s") == ["sv"]


def proposed(root: Path, *words: str) -> list[str]:
    environ = {
        **os.environ,
        "MENTORSHIP_HOME": str(root),
        "_MENTORSHIP_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("mentorship", *words)),
        "COMP_CWORD": str(len(words)),
        # a cache is one program's: the same code as the commands before it
        "PYTHONPATH": str(Path(mentorship_tui.__file__).parents[1]),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=root,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "\n"
    return [line.removeprefix("plain,") for line in done.stdout.splitlines()]


def test_each_shell_takes_up_its_script(started: Run, tmp_path: Path) -> None:
    """A zsh without a `.zshrc` of its own has not begun its completion."""
    program = tmp_path / "mentorship"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m mentorship_tui "$@"\n')
    program.chmod(0o755)
    asked = {
        "bash": 'eval "$(mentorship completion bash)"; complete -p mentorship',
        "zsh": 'eval "$(mentorship completion zsh)"; print $_comps[mentorship]',
        "fish": "mentorship completion fish | source; complete -c mentorship",
    }
    for shell, line in asked.items():
        if not shutil.which(shell):
            continue
        done = subprocess.run(
            [shell, "-c", line],
            env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
        )
        assert "_mentorship_completion" in done.stdout, shell
        assert done.stderr == "", shell
