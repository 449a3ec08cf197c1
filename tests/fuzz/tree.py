"""A folder of foreign files, names and front matter as a journal, through the whole program.

No command ends in a fault of the program, nothing prints a control code, and no byte of a file
changes but of the one that a change is about. The app is opened on it and walked through.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from unittest import mock

from click.testing import CliRunner

from mentorship_tui.records.registry import TYPES
from tests.text.nasty import NASTY

NOON = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
MOST_BYTES = 4_000_000
NAMES = (
    *(
        "a.md",
        "Anna Berg.md",
        "\u00c5sa.md",
        "A\u030asa.md",
        "[bold]x[/bold].md",
        "con.md",
        "-rf.md",
    ),
    *(
        "x\x1b]52;c;aGk=\x07y.md",
        "a\nb.md",
        "\u202egnp.md",
        "a\u200bb.md",
        "%s{0}.md",
        "a" * 200 + ".md",
    ),
    *(" .md", ".md", "..md", "a&b;c.md", "2027-01-01-first.md", "mentorship.md", "journal.md"),
    *("topics.md", "agreement.md", "profile.md", "closing.md", "x.MD", "x.txt", "x\ry.md", "x.md~"),
    *("~$a.md", "a.sync-conflict-20270101-120000-ABCDEFG.md", ".hidden.md", "~", "README", "x.ics"),
    os.fsdecode(b"\xff\xfe.md"),
)
FOLDERS = (
    *("", "network", "reading", "conflicts", "templates/en", "mentorships", "vault/x y"),
    *("mentorships/lead", "mentorships/lead/candidates", "mentorships/lead/goals"),
    *("mentorships/lead/meetings", "mentorships/lead/contacts", "mentorships/lead/tryouts"),
    *("mentorships/lead/evaluations", "mentorships/\x1b[31mred", "mentorships/Other", ".obsidian"),
    *("vault/\u202e", "a/b/c/d/e/f/g/h/i/j/k/l/m/n", "network/deeper"),
)
VALUES = (
    *("", "~", "x", "[a, b]", "{a: b}", "[[anna]]", "2027-01-01", "9999-12-31", "0001-01-01", "-1"),
    *("2027-02-30", "1e400", "true", "99999999999999999999", '"\\x1b[31m\\u202e"', "!!int x", "|"),
    *("&a b", "*a", "[x", '"', "- a", "held", "planned", "lead", "chosen", "find", "underway"),
    *("17:30", "25:99", "'a: b'", "0o17", "=", "<<", "\u00e5\u00e4\u00f6", "x" * 300, "lead-kind"),
)
BODIES = (
    "",
    "\n## Actions\n\n- [ ] Call due:2027-01-02 @mentor\n- [x] b\n",
    "\n- [ ] \x1b[31mred\x07 \u202eevil due:0001-01-01\n- [ ] due:9999-12-31\n",
    "\n```\n- [ ] code\n``` \n\n## For me only\n\nsecret\n\n[[anna]] [[x|y]]\n",
    "\n<b>&amp;\n\n|a|b|\n|-|-|\n" + "|x|y|\n" * 40,
)
COMMANDS = (
    *(("list",), ("list", "candidate"), ("check",), ("check", "--json"), ("status",), ("log",)),
    *(("status", "--json"), ("due", "--days", "3000"), ("search", "a"), ("search", "is:open x")),
    *(("export", "json", "--out", "-"), ("export", "report", "--format", "md", "--out", "-")),
    *(("export", "report", "--format", "html", "--for", "mentor", "--out", "-"),),
    *(
        ("export", "calendar", "--out", "-"),
        ("export", "agreement", "--format", "md", "--out", "-"),
    ),
    *(("doctor",), ("undo",), ("topic", "Say no"), ("doctor", "--fix")),
)
CHANGING = {"undo", "topic", "doctor", "set"}
WALK = (
    *("0", "down", "down", "enter", "escape", "1", "2", "down", "E", "escape", "3", "4", "down"),
    *("enter", "escape", "5", "6", "L", "down", "escape", "question_mark", "escape", "slash"),
    *("a", "down", "escape", "0", "v", "escape"),
)


def tree(data: bytes) -> None:
    """Raises AssertionError for what broke; `data` says which files there are."""
    chance = random.Random(data)
    with tempfile.TemporaryDirectory(prefix="mentorship-tree-") as folder:
        place = Path(folder)
        root = place / "journal"
        shutil.copytree(_start(), root, symlinks=True)
        _fill(root, data, chance)
        with _home(place):
            for words in chance.sample(COMMANDS, 5):
                _command(root, words)
            for path in chance.sample(sorted(_bytes(root)), 2):
                _command(root, ("show", path))
            _command(root, ("set", chance.choice(NAMES).removesuffix(".md"), "tags=x"))
            if chance.random() < 0.4:
                try:
                    asyncio.run(_walk(root, place, chance))
                finally:
                    for report in (place / "state").rglob("crashes/*.txt"):
                        print(report.read_text(), file=sys.stderr)


@cache
def _start() -> Path:
    """A journal with a mentorship in it, to be copied."""
    from mentorship_tui.journal.new.create import create_journal
    from mentorship_tui.journal.places import Places

    place = Path(tempfile.mkdtemp(prefix="mentorship-tree-start-"))
    with _home(place):
        places = Places(place / "config", place / "state", place / "cache")
        journal = create_journal(
            place / "journal", places, lambda: NOON, title="Mine", mentee="Ada", language="en"
        )
        journal.add("mentorship", {"title": "Lead", "phase": "find"}, "")
        assert journal.drain(60)
        journal.close()
    return place / "journal"


@contextmanager
def _home(place: Path) -> Iterator[None]:
    """The user's folders are in `place`, and git knows a name."""
    new = {
        "HOME": str(place),
        "XDG_CONFIG_HOME": str(place / "config"),
        "XDG_STATE_HOME": str(place / "state"),
        "XDG_CACHE_HOME": str(place / "cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@example.org",
        "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@example.org",
        "LANG": "C.UTF-8",
    }
    with mock.patch.dict(os.environ, new):
        yield


def _fill(root: Path, data: bytes, chance: random.Random) -> None:
    contents = chain((data[:MOST_BYTES],), _contents(chance))
    for _ in range(chance.randint(1, 12)):
        place = root / chance.choice(FOLDERS) / chance.choice(NAMES)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if chance.random() < 0.05:
                place.symlink_to(chance.choice(["/etc/hostname", "..", place.name, "nowhere"]))
            elif place.name != "journal.md" or place.parent != root or chance.random() < 0.2:
                place.write_bytes(next(contents))
        except OSError:
            continue  # a folder and a file of one name
    if chance.random() < 0.3:
        subprocess.run(["git", "-C", root, "add", "-A"], check=False, capture_output=True)


def _contents(chance: random.Random) -> Iterator[bytes]:
    nasty = list(NASTY.values())
    while True:
        if chance.random() < 0.3:
            yield chance.choice(nasty)
            continue
        kind = chance.choice(list(TYPES.values()))
        lines = [f"type: {kind.name}"] if chance.random() < 0.8 else []
        for field in kind.fields:
            if chance.random() < 0.7:
                known = [choice.key for choice in field.choices] or list(VALUES)
                value = chance.choice(known if chance.random() < 0.6 else VALUES)
                lines.append(f"{field.name}: {value}")
        chance.shuffle(lines)
        end = chance.choice(["\n", "\n", "\r\n"])
        above = chance.choice(["", "", "", "\n", "\ufeff", "# x\n", "%YAML 1.2\n"])
        text = f"{above}---\n" + "\n".join(lines) + f"\n---\n{chance.choice(BODIES)}"
        yield text.replace("\n", end).encode("utf-8", "surrogatepass")


def _command(root: Path, words: tuple[str, ...]) -> None:
    from mentorship_tui.cli.main import program

    before = _bytes(root)
    done = CliRunner().invoke(program, ["--journal", str(root), *words])
    said = f"{words}: {done.output[-2000:]!r}"
    assert isinstance(done.exception, SystemExit | None), f"{said} {done.exception!r}"
    assert "fault of the program" not in done.output, said
    _check_shown(done.stdout, said, json=any(word in ("--json", "json") for word in words))
    _check_shown(done.stderr, said)
    after = _bytes(root)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    if words[0] not in CHANGING:
        assert not changed, f"{words} changed {changed}"
    elif words[0] in ("topic", "set"):
        assert len(changed) <= 1, f"{words} changed {changed}"
    for path in changed if words[0] != "undo" else ():
        assert path in after, f"{words} took {path!r} away"


def _bytes(root: Path) -> dict[str, bytes]:
    found = {}
    for place in root.rglob("*"):
        path = str(place.relative_to(root))
        if place.is_symlink():
            found[path] = os.fsencode(place.readlink())
        elif place.is_file() and not path.startswith(".git/"):
            found[path] = place.read_bytes()
    return found


def _check_shown(text: str, said: str, *, json: bool = False) -> None:
    if "BEGIN:VCALENDAR" in text:
        text = text.replace("\r\n", "\n")
    for letter in set(text):
        control = unicodedata.category(letter) == "Cc" and letter not in "\n\t"
        turned = letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        assert not control, f"{letter!r} was shown by {said}"
        assert json or not turned, f"{letter!r} was shown by {said}"


async def _walk(root: Path, place: Path, chance: random.Random) -> None:
    from mentorship_tui.app.main.app import MentorshipApp
    from mentorship_tui.app.start import Start
    from mentorship_tui.journal.places import Places, is_journal
    from mentorship_tui.settings import read_settings

    places = Places(place / "config", place / "state", place / "cache")
    environ = {"LANG": "en_GB.UTF-8", "EDITOR": "true"}
    start = Start(root, places, lambda: NOON, read_settings(places.config), environ)
    if not is_journal(root):
        return
    before = _bytes(root)
    app = MentorshipApp(start, start.open())
    async with app.run_test(size=chance.choice([(80, 24), (120, 36), (40, 10)])) as pilot:
        for _ in range(40):
            await pilot.pause(0.02)
            if app.repository is not None:
                break
        for key in WALK:
            await pilot.press(key)
            strips = app.screen._compositor.render_strips()
            text = "\n".join("".join(part.text for part in strip) for strip in strips)
            _check_shown(text, f"the app after {key}")
        app.open_journal.outside.stop()
        app.open_journal.drain(20)
        app.open_journal.close()
    assert not list((place / "state").rglob("crash*/*")), "the app wrote a crash report"
    assert _bytes(root) == before, "the walk changed a file"
