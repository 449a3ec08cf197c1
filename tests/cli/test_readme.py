"""What the README says one can type works, in the order it stands there."""

from __future__ import annotations

import shlex
from pathlib import Path

from .conftest import Run

README = Path(__file__).parents[2] / "README.md"
ALONE = {"sync": "not synced anywhere", "resolve": "no question"}  # with no other machine


def test_the_commands_for_the_shell_run_one_after_another(run: Run, home: Path) -> None:
    """A stranger tries them from the first: none may need what is not there yet, or is gone."""
    part = README.read_text(encoding="utf-8").partition("## From the shell")[2]
    lines = part.partition("```sh\n")[2].partition("```")[0].splitlines()
    assert len(lines) > 15
    journal = home / "mentorship"
    for line in lines:
        first, command, *words = shlex.split(line.replace("~", str(home)), comments=True)
        where = journal if journal.is_dir() else home
        done = run(command, *words, journal=False, cwd=where)
        assert first == "mentorship"
        if command in ALONE:
            assert ALONE[command] in done.err, line
        else:
            nothing_found = command == "search"  # 1, as grep has it
            assert (done.code, done.err) == (int(nothing_found), ""), line
