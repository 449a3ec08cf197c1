"""The wheel, away from the checkout: what was installed is all there is."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.terminal import Terminal

CHECKOUT = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that what lies about in the checkout does not help."""
    copy, out = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(
        ["git", "-C", CHECKOUT, "ls-files", "-co", "--exclude-standard", "-z"],
        check=True,
        capture_output=True,
    )
    for name in listed.stdout.decode().split("\0"):
        source = CHECKOUT / name
        if name and source.is_file() and not name.startswith("tests/"):
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    subprocess.run([*PIP, "wheel", "--no-deps", "-w", out, copy], check=True)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_what_a_reader_and_a_writer_need(wheel: Path) -> None:
    """ui.md: the templates and both languages come along; the tests do not."""
    names = zipfile.ZipFile(wheel).namelist()
    assert "mentorship_tui/i18n/locale/sv/LC_MESSAGES/mentorship.mo" in names
    assert "mentorship_tui/templates/sv/agreement.md" in names
    assert "mentorship_tui/templates/en/sample.yaml" in names
    package = CHECKOUT / "mentorship_tui"
    styles = {str(path.relative_to(CHECKOUT)) for path in package.rglob("*.tcss")}
    assert styles
    assert styles <= {*names}
    assert not [name for name in names if name.startswith(("tests/", "templates/"))]


def test_an_installed_copy_works_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    """Issue 2: the sample is made and opened with the checkout out of reach."""
    site = tmp_path / "site"
    subprocess.run([*PIP, "install", "--no-deps", "--target", site, wheel], check=True)
    environ = {"PYTHONPATH": str(site), "LANG": "sv_SE.UTF-8"}
    sample = tmp_path / "sample"
    program = [sys.executable, "-m", "mentorship_tui"]
    subprocess.run(
        [*program, "demo", "--lang", "sv", "--at", sample, "--no-open"],
        check=True,
        cwd="/",
        env={**os.environ, **environ},
    )
    with Terminal([sample], environ=environ, cwd=Path("/"), columns=120, rows=36) as terminal:
        terminal.until("Nästa:")
        terminal.until("i historiken")
        terminal.press("4")
        terminal.until("Att ta upp")
        terminal.press("t")
        terminal.until("Vad vill du ta upp")
        terminal.type("Semestern")
        terminal.process.send("\r")
        terminal.until("Semestern")
        terminal.press("q")
        assert terminal.wait() == 0
