"""What Git LFS keeps is not said to be sent."""

from __future__ import annotations

import shutil

import pytest

from mentorship_tui.vcs.remote.outcome import SyncState

from .machines import Machine, git


def test_content_that_did_not_go_to_the_server_is_told(ada: Machine) -> None:
    if not shutil.which("git-lfs"):
        pytest.skip("git-lfs is not installed here")
    git(ada.root, "lfs", "install", "--local", "--skip-repo")
    (ada.root / ".gitattributes").open("a").write("*.bin filter=lfs -text\n")
    (ada.root / "film.bin").write_bytes(b"\0" * 5000)
    result = ada.sync()
    assert result.state is SyncState.OK
    assert git(ada.root, "show", "HEAD:film.bin").startswith("version https://git-lfs")
    assert result.notice is not None
    assert "film.bin" in ada.journal.tr(result.notice)
    ada.journal.add("person", {"name": "Bo"}, "")
    assert ada.sync().notice is None
