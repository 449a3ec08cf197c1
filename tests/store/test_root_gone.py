"""A save never makes the journal's own folder again (reliability: the folder went away)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mentorship_tui.store.errors import FolderGone
from mentorship_tui.store.files import Store

from .conftest import version

PATH = "network/maria-berg.md"


@pytest.mark.parametrize("instead", ["nothing", "a folder", "a file", "a link"])
def test_nothing_is_written_where_the_folder_was(root: Path, tmp_path: Path, instead: str) -> None:
    """X1: saved, moved or deleted; put back, also as a copy, it is written in again."""
    store, away = Store(root), tmp_path / "away"
    digest = store.save(PATH, version(1), None)
    (root / "journal.md").write_text("---\ntype: journal\n---\n")
    root.rename(away)
    if instead == "a folder":
        root.mkdir()
    elif instead == "a file":
        root.write_text("")
    elif instead == "a link":
        (tmp_path / "other").mkdir()
        root.symlink_to(tmp_path / "other")
    for change in (
        lambda: store.save("network/new.md", b"x", None),
        lambda: store.save(PATH, b"x", digest),
        lambda: store.move(PATH, "network/other.md", digest),
        lambda: store.delete(PATH, digest),
    ):
        with pytest.raises(FolderGone) as caught:
            change()
        assert str(root) in str(caught.value)
    assert not root.is_dir() or list(root.iterdir()) == []
    if root.is_symlink() or root.is_file():
        root.unlink()
    elif root.is_dir():
        root.rmdir()
    shutil.copytree(away, root)
    assert store.save(PATH, version(2), digest)
