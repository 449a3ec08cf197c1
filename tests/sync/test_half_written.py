"""What a kill or a power cut leaves of a file that comes in is nobody's edit."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from mentorship_tui.vcs.remote.outcome import SyncState

from .machines import Machine, git


@pytest.mark.parametrize("kept", [None, 0, 40])
@pytest.mark.parametrize("name", ["network/anna.md", '"new\nline\r"', "Å ä/:x\\.txt"])
def test_a_file_git_had_only_begun_to_write(
    ada: Machine, second: Machine, name: str, kept: int | None
) -> None:
    """Reliability row 4: it is written anew, not taken for cut short by the user."""
    place = ada.root / name
    place.parent.mkdir(exist_ok=True)
    place.write_text("---\ntype: person\nname: Anna\n---\n\nOne.\n")
    assert ada.sync().state is SyncState.OK
    second.sync()
    place.write_text(f"---\ntype: person\nname: Anna\n---\n\nOne.\n\n{'Two. ' * 20}\n")
    new = place.read_bytes()
    ada.sync()
    tips = git(second.root, "rev-parse", "HEAD"), git(ada.root, "rev-parse", "HEAD")
    git(second.root, "fetch", "-q")
    note = second.journal.versions.repository.private / "checkout.json"
    note.write_text(json.dumps(["refs/heads/main", *tips]))
    (second.root / name).unlink()
    if kept is not None:
        (second.root / name).write_bytes(new[:kept])
    assert second.sync().state is SyncState.OK
    assert (second.root / name).read_bytes() == new
    assert git(second.root, "rev-parse", "HEAD") == tips[1]
    assert git(second.root, "status", "--porcelain") == ""


def test_files_outlast_a_power_cut_before_the_branch_moves(
    ada: Machine, second: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reliability row 2: work tree first, ref last, on the disk too and not in memory alone."""
    path = ada.journal.add("person", {"name": "Anna"}, "").path
    ada.sync()
    old = git(second.root, "rev-parse", "HEAD")
    real, seen = os.fsync, set[int]()

    def fsync(opened: int) -> None:
        if git(second.root, "rev-parse", "HEAD") == old:
            seen.add(os.fstat(opened).st_ino)
        real(opened)

    monkeypatch.setattr(os, "fsync", fsync)
    second.sync()
    folder = Path(path).parent
    assert {(second.root / part).stat().st_ino for part in (path, folder)} <= seen
