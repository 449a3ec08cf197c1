"""Everything others may put into a journal, looked at on a real terminal: nothing of it is obeyed.

What was written to the terminal is read byte by byte, over a walk through every screen, and so is
what every command prints.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship_tui.records.model import Field, Kind
from mentorship_tui.records.record import Value
from mentorship_tui.records.registry import TYPES, path_for
from tests.terminal import Terminal

from .conftest import git

CODES = (
    "\x1b]52;c;QQ==\x07\x1b]0;OWNED\x07\x1bPOWNED\x1b\\\x1b[66;6m\x9b66;6m\x9dOWNED\x9c\x90OWNED\x9c"
    "\u202egnp\u2066.exe\u200b"
)
MARKUP = "[bold]B[link=https://evil.example]L[@click=app.quit]Q"
HOSTILE = f"x{CODES}{MARKUP}"
NAME = "n\x1b]52;c;QQ==\x07\x9b66;6m\u202e\u2066\u200b[@click=app.quit]"  # without a slash

# what the app itself writes: colours, places, modes, questions about them, the pointer's shape
OURS = re.compile(
    r"\x1b\[(?:[\d;]*[mHJ]|[<>=]?\d*u|\?[\d;]+[hl]|\?\d+\$p)|\x1b\]22;\w*\x07|\x1b\[\?25[hl]"
)
WRONG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")


def wrongs_in(written: str) -> set[str]:
    """Every code in it that is none of the app's own, with what follows it."""
    found = {
        written[one.start() : one.start() + 12] for one in WRONG.finditer(OURS.sub("", written))
    }
    return found | {one for one in OURS.findall(written) if "66;6m" in one}


@pytest.fixture
def hostile(root: Path) -> Path:
    """A record of every type with that in every text, and one with it in every field at all."""
    for kind in TYPES.values():
        if kind.single:
            places = [path_for(kind, "", "leading")] if kind.in_mentorship else [kind.place]
        else:
            places = [path_for(kind, slug, "leading") for slug in ("harm", NAME)]
        for at, place in enumerate(places):
            path = root / place
            path.parent.mkdir(parents=True, exist_ok=True)
            if kind.name != "journal":
                path.write_text(_record(kind.name, kind.fields, every=bool(at)))
    _write(root / "mentorships" / NAME / "mentorship.md", "---\ntype: mentorship\n---\n")
    _write(root / "network" / f"{NAME} broken.md", f"---\ntype: person\nname: [{HOSTILE}\n---\n")
    _write(root / f"{NAME}.txt", HOSTILE)
    _write(root / NAME / "note.md", f"---\ntype: {json.dumps(HOSTILE)}\n---\n{HOSTILE}\n")
    who = ["-c", f"user.name=N{CODES}", "-c", f"user.email=e{CODES}@x"]
    git(root, "checkout", "-q", "-b", "b\u009b66;6m\u202ex")
    git(root, "add", "-A")
    git(root, *who, "commit", "-q", "-m", f"Changed {HOSTILE}\n\nand {HOSTILE}")
    remote = root.parent / f"{NAME}.git"
    subprocess.run(["git", "init", "-q", "--bare", remote], check=True)
    hook = remote / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nprintf '%s\\n' '{CODES}' >&2\nexit 1\n")
    hook.chmod(0o755)
    git(root, "remote", "add", "origin", str(remote))
    return root


def _record(name: str, fields: tuple[Field, ...], *, every: bool) -> str:
    values = {one.name: _value(one, every=every) for one in fields}
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items() if value)
    body = (
        f"## {HOSTILE}\n\n- [ ] {HOSTILE} due:2026-01-01\n- [link](https://a{CODES})\n\n{HOSTILE}\n"
    )
    return f"---\ntype: {name}\n{front}---\n{body}"


def _value(field: Field, *, every: bool) -> Value:
    if every:
        return HOSTILE
    match field.kind:
        case Kind.TEXT | Kind.PROSE:
            return HOSTILE
        case Kind.WORDS | Kind.REFERENCES:
            return [HOSTILE, "harm"]
        case Kind.TEXT_MAP:
            return {HOSTILE: HOSTILE}
        case Kind.CHOICE:
            return field.choices[0].key
        case Kind.DATE:
            return "2026-01-01"
    return None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


WALK = (
    *("0", *["down"] * 6, "enter", "esc", "?", "esc"),
    *(key for pane in "123456" for key in (pane, *["down", "v", "v"] * 3)),
    *("2", "down", "H", "esc", "e", "esc", "m", "esc", "D", "esc", "M", "esc", "n", "esc"),
    *("c", "esc", "b", "esc", "d", "esc", "w", "esc", "4", "A", "esc", "p", "esc", "f", "esc"),
    *("3", "o", "esc", "5", "down", "O", "esc", "L", "down", "esc", "ctrl+t", "down", "esc"),
    *("/", "n", "down", "down", "esc", "ctrl+p", "n", "down", "esc", "X", "esc", "t", "esc", "s"),
)


def test_a_walk_through_every_screen_writes_no_code_but_the_apps_own(hostile: Path) -> None:
    """format.md rule 8, X5: names, fields, prose, history and what a remote says."""
    with Terminal([hostile], columns=150, rows=40) as terminal:
        terminal.until("Next:")
        terminal.draws = False
        for key in WALK:
            terminal.press({"ctrl+t": "\x14"}.get(key, key), pause=0.1 if key == "esc" else 0.03)
        seen = 0
        while seen != len(terminal.written):  # until it has come to rest
            seen = len(terminal.written)
            terminal.read(1.0)
        written = terminal.written.decode("utf-8", "replace")
    assert wrongs_in(written) == set()
    assert "66;6m" in written  # it was there to be seen
    assert "[@click=app.quit]" in re.sub("\x1b\\[[\\d;]*[mH]", "", written)
    assert not re.search("\x1b\\]8;[^\x1b]*evil", written)


COMMANDS = (
    *(("status",), ("due", "--days", "9999"), ("check",), ("doctor",), ("search", "gnp")),
    *(("list",), ("show", "harm"), ("log",), ("log", "harm"), ("sync",), ("remote",), ("undo",)),
    *(
        ("set", "harm", f"{CODES}=1"),
        ("move", "harm", CODES),
        ("rename", CODES, "y"),
        ("list", CODES),
    ),
    *((f"--{CODES}",), ("show", CODES), ("topic", ""), ("resolve",), ("search", CODES)),
    *(("list", "--json"), ("due", "--json"), ("add", CODES, CODES), ("clone", CODES, "/proc/x")),
)


def test_no_command_prints_a_code(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same of both streams, also where click tells of what was typed."""
    from mentorship_tui.cli.main import program

    monkeypatch.chdir(hostile.parent)
    for words in COMMANDS:
        for name, stream in (("stdout", io.BytesIO()), ("stderr", io.BytesIO())):
            monkeypatch.setattr(sys, name, io.TextIOWrapper(stream, "utf-8", write_through=True))
        with pytest.raises(SystemExit):
            program.main(["--journal", str(hostile), *words], prog_name="mentorship")
        printed = "".join(_printed())
        assert WRONG.findall(printed) == [], words
        assert "Traceback" not in printed, words


def _printed() -> Iterator[str]:
    for stream in (sys.stdout, sys.stderr):
        assert isinstance(stream, io.TextIOWrapper)
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        yield buffer.getvalue().decode()
