"""The manual page, from the same texts as `--help`."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mentorship_tui.cli.main import COMMANDS

from .conftest import Run

MACROS = {"TH", "SH", "SS", "TP", "PP", "RS", "RE", "nf", "fi", "B"}


def test_the_page_has_every_command(run: Run) -> None:
    """ui.md: nothing that can be typed is left out; no text is taken for a macro."""
    page = run("man", journal=False).out
    told = set(re.findall(r"^\.SS ([a-z\\-]+)", page, re.MULTILINE))
    hidden = {"merge-driver"} & COMMANDS.keys()
    assert {name.replace("\\-", "-") for name in told} == COMMANDS.keys() - hidden
    assert set(re.findall(r"^\.(\w+)", page, re.MULTILINE)) <= MACROS


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff, which checks it, is not here")
def test_groff_has_no_complaint(run: Run) -> None:
    page = run("man", journal=False).out
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=page, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "mentorship sync" in done.stdout


def test_what_a_value_is_called_is_the_same_in_each_language(run: Run) -> None:
    """Short and in capitals, as in the examples; not click's names of its types."""
    page = run("man", journal=False).out
    assert r"\-\-out PATH" in page
    assert r"\-\-limit N" in page
    assert "INTEGER RANGE" not in page


@pytest.mark.parametrize(
    ("locale", "headings"), [("en_GB", "NAME SYNOPSIS"), ("sv_SE", "NAMN SYNTAX")]
)
def test_the_headings_are_those_of_the_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, locale: str, headings: str
) -> None:
    """As manuals have them there, so that `whatis` finds what the command is for."""
    monkeypatch.setenv("LC_ALL", f"{locale}.UTF-8")
    page = run("man", journal=False).out
    assert re.findall(r"^\.SH (.+)$", page, re.MULTILINE)[:2] == headings.split()
    if shutil.which("lexgrog"):
        (tmp_path / "mentorship.1").write_text(page)
        words = ["lexgrog", str(tmp_path / "mentorship.1")]
        found = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        assert "mentorship - " in found
