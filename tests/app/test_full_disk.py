"""The disk is full while a form is open: words, the text stays, and the next save works."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship_tui.app.form.screen import FormScreen
from mentorship_tui.journal.places import Places

from .conftest import Open, Window

SMALL = 4_000_000
RUBBISH = ".git/rubbish"


def mount(*words: str | Path) -> None:
    if subprocess.run(["mount", *words], capture_output=True, check=False).returncode:
        pytest.skip("no file system may be mounted here")


@pytest.fixture
def small(root: Path, tmp_path: Path) -> Iterator[Path]:
    """The journal's folder lies on a small disk of its own."""
    away = tmp_path / "away"
    root.rename(away)
    root.mkdir()
    mount("-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", root)
    shutil.copytree(away, root, symlinks=True, dirs_exist_ok=True)
    yield root
    subprocess.run(["umount", "--lazy", root], check=True)


def fill(root: Path) -> None:
    with (root / RUBBISH).open("wb", buffering=0) as stream:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    stream.write(b"x" * size)
            except OSError:
                continue


def told(window: Window) -> str:
    return " ".join(one.message for one in window.app._notifications)


@pytest.mark.usefixtures("journal")
async def test_a_form_keeps_what_a_full_disk_does_not_take(
    open_app: Open, small: Path, places: Places
) -> None:
    """reliability row 16, X1: said with what to do; saved as soon as there is room."""
    async with open_app(size=(120, 36)) as window:
        await window.shows("committed")
        await window.press("2", "a", "1")
        await window.until(lambda: isinstance(window.app.screen, FormScreen))
        form = window.app.screen
        await window.write("Eva Ny")
        fill(small)
        await window.press("ctrl+s")
        await window.until(lambda: "disk is full" in told(window))
        assert window.app.screen is form
        assert "Eva Ny" in window.text
        assert not list(places.state.glob("crashes/*"))
        (small / RUBBISH).unlink()
        await window.press("ctrl+s")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.shows("committed ✓")
    (place,) = small.rglob("eva-ny.md")
    assert os.fsencode("Eva Ny") in place.read_bytes()
