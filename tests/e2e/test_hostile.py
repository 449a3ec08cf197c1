"""Files broken by hand or made to harm: each is shown with its reason, and the rest works."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.terminal import Terminal

from .conftest import git

ESCAPES = "\x1b]0;owned\x07\x1b[31m\x1b[2J\x9b31m\u202e[red]x[/red]"
BROKEN: dict[str, bytes] = {
    "bad-yaml": b"---\ntype: person\nname: [Anna\n---\n",
    "markers": b"---\ntype: person\n<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> other\n---\n",
    "not-utf-8": b"---\ntype: person\nname: \xff\xfe\n---\n",
    "too-large": b"---\ntype: person\nname: Large\n---\n" + b"word " * 1_000_000,
    "bomb": b"---\ntype: person\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(
        b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9)
    )
    + b"---\n",
    "deep": b"---\ntype: person\nname: " + b"[" * 50_000 + b"\n---\n",
    "merge-key": b"---\ntype: person\n<<: {name: A}\n---\n",
    "twice": b"---\ntype: person\nname: A\nname: B\n---\n",
}
ODD: dict[str, str] = {
    "escapes": f"---\ntype: person\nname: {ascii(ESCAPES)[1:-1]!r}\n---\n{ESCAPES}\n",
    "up": "---\ntype: person\nname: ../../x\n---\n",
    "option": '---\ntype: person\nname: "-rf"\n---\n',
    "long": f"---\ntype: person\nname: {'x' * 300}\n---\n",
}


def test_a_journal_of_broken_and_hostile_files(root: Path, tmp_path: Path) -> None:
    """format.md rules 4 and 8, reliability rows 1, 12, 13: listed, unharmed, and work goes on."""
    network = root / "network"
    for name, data in BROKEN.items():
        (network / f"{name}.md").write_bytes(data)
    for name, text in ODD.items():
        (network / f"{name}.md").write_text(text)
    (network / "link.md").symlink_to("/etc/passwd")
    (root / "away").symlink_to(tmp_path)
    before = {path.name: path.read_bytes() for path in network.iterdir()}
    with Terminal([root], columns=120, rows=40) as terminal:
        terminal.until("Next:")
        terminal.until("committed")
        terminal.press("2", "j", "j")
        for _ in range(len(before)):
            terminal.press("j", "v", "v")
            terminal.settle(0.15)
            assert "root:" not in terminal.text
        assert "Next:" in terminal.text
        terminal.press("t")
        terminal.until("bring up")
        terminal.type("still here")
        terminal.process.send("\r")
        terminal.until("Added to your topics")
        terminal.press("q")
        assert terminal.wait() == 0
        assert "owned" not in terminal.screen.title
        assert "\x1b]0;owned" not in terminal.tail
    assert {path.name: path.read_bytes() for path in network.iterdir()} == before
    assert "still here" in git(root, "show", "HEAD:topics.md")
    assert "network/markers.md" not in git(root, "log", "--all", "--name-only")
    said = _check(root)
    for name in (*BROKEN, "link"):
        assert f"network/{name}.md:" in said, name
    assert all(letter == "\n" or letter.isprintable() for letter in said)


def test_names_that_would_lead_out_of_the_journal(root: Path) -> None:
    """format.md rule 5: no path comes from a name as it stands."""
    for name in ("../../x", "-rf", "con", ".hidden", "a/b\\c", "x" * 300, "[31m", "Åsa Öberg"):
        done = _run(root, "add", "person", "--", name)
        assert done.returncode == 0, done.stderr
        path = (root / done.stdout.strip()).resolve()
        assert path.is_file()
        assert path.parent == (root / "network").resolve()
        assert path.name.isascii()
        assert not path.name.startswith((".", "-", "con."))
        assert len(path.name) < 100
    refused = _run(root, "add", "person", "--", "\x1b[31m")
    assert refused.returncode == 2
    assert "\x1b" not in refused.stderr


def _check(root: Path) -> str:
    done = _run(root, "check")
    assert done.returncode == 1
    return done.stdout


def _run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "mentorship_tui", "--journal", str(root), *words]
    return subprocess.run(program, capture_output=True, text=True, check=False)
