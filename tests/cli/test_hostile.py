"""What commands print where the text, the names or the place were made to harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

CODES = "\x1b]0;owned\x07\x7f\x9b2J\u202egnp.exe\u2066"


@pytest.mark.parametrize(
    "words", [("list", "--json"), ("show", "cia", "--json"), ("search", "owned", "--json")]
)
def test_json_has_no_codes_either(started: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Security: a terminal obeys 0x9b and reorders letters inside JSON as well."""
    _write(tmp_path, f"---\ntype: person\nname: {json.dumps(CODES)}\n---\n{CODES}\n")
    done = started(*words)
    assert all(letter == "\n" or letter.isprintable() for letter in done.out)
    assert CODES in _strings(done.json)


def test_nothing_is_left_for_everybody_to_write(apart: Run, home: Path, tmp_path: Path) -> None:
    """Security: whoever lets all write all files does not mean a journal and its cache."""
    before = os.umask(0)
    try:
        apart("init", "--lang", "en", "--name", "Ada Test")
        apart("add", "person", "Maria Berg")
        apart("list")
    finally:
        os.umask(before)
    made = [home / ".cache", tmp_path / "journal"]
    found = [place for folder in made for place in (folder, *folder.rglob("*"))]
    assert len(found) > 20
    assert [place for place in found if place.stat().st_mode & 0o002] == []


def test_a_file_name_of_another_encoding(started: Run, tmp_path: Path) -> None:
    """A name with Latin-1's letters, as out of an old archive, stops no export."""
    (tmp_path / "journal" / os.fsdecode(b"\xe5sa.txt")).write_text("x")
    assert "\udce5sa.txt" in _strings(started("export", "json").json)
    assert "\udce5sa.txt" in _strings(started("list", "--json").json)
    assert "\ufffdsa.txt" in started("list").out


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-8"])
def test_a_terminal_without_our_letters(started: Run, tmp_path: Path, encoding: str) -> None:
    """What it lacks is shown as a question mark; JSON loses nothing."""
    name = "Zoë → \U0001f600"
    _write(tmp_path, f"---\ntype: person\nname: {name}\n---\n")
    environ = {**os.environ, "PYTHONIOENCODING": f"{encoding}:strict"}
    program = [sys.executable, "-m", "mentorship_tui", "--journal", str(tmp_path / "journal")]
    for words in (["list"], ["list", "--json"]):
        done = subprocess.run([*program, *words], env=environ, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
    assert name in _strings(json.loads(done.stdout.decode(encoding)))


def test_a_place_the_system_refuses(run: Run) -> None:
    """A line that names it, and no traceback."""
    done = run("init", "/proc/x\x1b[31m", journal=False)
    assert done.code == 1
    assert done.err.startswith("mentorship: /proc/x")
    assert "\x1b" not in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_behind_the_output(started: Run, tmp_path: Path) -> None:
    """One line says that it is what was to be printed."""
    program = [sys.executable, "-m", "mentorship_tui", "--journal", str(tmp_path / "journal")]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*program, "list"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith("mentorship: It could not be printed: the disk is full")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell's way to close them")
def test_an_output_that_the_shell_closed(started: Run, tmp_path: Path) -> None:
    """Nothing printed is no success; what was to be done is done, and goes nowhere else."""
    program = f"{sys.executable} -m mentorship_tui --journal {tmp_path / 'journal'}"

    def run_as(words: str) -> tuple[int, str]:
        done = subprocess.run(
            ["sh", "-c", f"{program} {words}"], capture_output=True, text=True, check=False
        )
        return done.returncode, done.stderr

    for words in ("list", "add person Lena", "--help", "list --json"):
        code, said = run_as(f"{words} >&-")
        assert (code, said) == (
            1,
            "mentorship: It could not be printed: the shell has closed it.\n",
        )
    assert "name: Lena" in started("show", "lena").out
    assert run_as("list 2>&-")[0] == 0
    assert run_as("list <&- >&- 2>&-")[0] == 1
    for closed in ("<&-", ">&-"):
        code, said = run_as(closed)
        assert (code, "needs a terminal" in said) == (1, True)


def test_a_fault_of_the_program_tells_no_text(tmp_path: Path) -> None:
    """Security: what an error says may hold what the user wrote, and codes for the terminal."""
    code = (
        "import mentorship_tui.cli.status as s; from mentorship_tui.cli.main import main\n"
        "s.status_command.callback = lambda **given: {}['my secret \\x1b[31m']\n"
        "main()"
    )
    environ = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    command = [sys.executable, "-c", code, "status"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "KeyError" in done.stderr
    (report,) = tmp_path.rglob("crashes/*.txt")
    for text in (done.stderr, done.stdout, report.read_text()):
        assert "secret" not in text
        assert "\x1b" not in text


def _write(tmp_path: Path, text: str) -> None:
    (tmp_path / "journal" / "network").mkdir(exist_ok=True)
    (tmp_path / "journal" / "network" / "cia.md").write_text(text)


def _strings(value: Any) -> list[str]:
    """All the texts in a value of JSON."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [text for one in inner for text in _strings(one)]
    return [value] if isinstance(value, str) else []


def test_a_reader_that_has_enough_is_no_error_to_speak_of(started: Run, tmp_path: Path) -> None:
    """`mentorship list --json | head -1`: not a word, from no release of Python."""
    network = tmp_path / "journal" / "network"
    network.mkdir()
    for number in range(100):  # more than any pipe holds
        (network / f"p{number}.md").write_text(f"---\ntype: person\nname: {'A' * 50_000}\n---\n")
    program = [sys.executable, "-m", "mentorship_tui", "--journal", str(tmp_path / "journal")]
    with subprocess.Popen(
        [*program, "list", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == "[\n"
        running.stdout.close()
        assert running.stderr.read() == ""
