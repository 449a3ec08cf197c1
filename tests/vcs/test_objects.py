"""Many objects read in one go, whatever their names."""

from __future__ import annotations

import subprocess
from pathlib import Path

from mentorship_tui.vcs.git.git import Git
from mentorship_tui.vcs.git.objects import read_many
from mentorship_tui.vcs.repository.repository import Repository


def test_a_line_break_in_a_name_shifts_nothing(tmp_path: Path) -> None:
    """Reliability row 13: a record never gets the content of another."""
    Repository.create(tmp_path)
    names = ["a\nb.md", "c.md", "å (x).md", "d e.md"]
    for name in names:
        (tmp_path / name).write_text(f"{name} missing\n")
    for words in (("add", "-A"), ("commit", "-qm", "x")):
        subprocess.run(["git", "-C", tmp_path, *words], check=True)
    asked = ["gone\nmissing.md", *names, "HEAD", "gone too.md", *names]
    found = read_many(Git(tmp_path), [f"HEAD:{name}" for name in asked])
    texts = [f"{name} missing\n".encode() for name in names]
    assert found == [None, *texts, None, None, *texts]
    assert read_many(Git(tmp_path), ["HEAD", "HEAD:", "0"]) == [None, None, None]
