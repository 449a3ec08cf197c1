"""A journal in a folder with a name that few programs expect (S2)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from mentorship_tui.journal.places import Places

from .conftest import Run

NAMES = [b"sj\xf6", b"a\nb", b" ends in a space ", b"line\n"]


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_may_have_any_name(run: Run, tmp_path: Path, name: bytes) -> None:
    """S2: bytes that are no UTF-8, line breaks, spaces: made, found again, committed."""
    folder = tmp_path / os.fsdecode(name)

    def command(*words: str) -> str:
        done = run(*words, journal=False)
        assert (done.code, "fault of the program" in done.err) == (0, False), done.err
        return done.out

    command("init", str(folder), "--lang", "en", "--name", "Kim")
    assert Places.of_user().last_opened() == folder.resolve()
    command("add", "mentorship", "Leading")
    assert "Leading" in command("status")
    assert command("doctor").strip() == "The journal is well."
    log = ["git", "-C", str(folder), "log", "--format=%s"]
    made = subprocess.run(log, capture_output=True, check=True, text=True).stdout
    assert made.startswith("Added mentorship: Leading")


def test_a_second_machine_may_have_it_in_such_a_folder(run: Run, tmp_path: Path) -> None:
    """S2, X8: also from one whose name is not UTF-8; it is the one that opens next."""
    folder, other = (tmp_path / os.fsdecode(name) for name in (b"sj\xf6", b"tv\xe5\n"))
    assert run("init", str(folder), journal=False).code == 0
    done = run("clone", str(folder), str(other), journal=False)
    assert (done.code, "fault of the program" in done.err) == (0, False), done.err
    assert Places.of_user().last_opened() == other.resolve()
