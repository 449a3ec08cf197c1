"""`mentorship search`: what a shell and a terminal get."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from ..terminal import Terminal
from .conftest import Run

HOSTILE = "needle \x1b]0;owned\x07 \x1b[2J [bold red]M[/] \u202eevil"
BOLD = re.compile(r"\x1b\[1m([^\x1b]*)\x1b\[0m")


def _with_hostile(started: Run, tmp_path: Path) -> Path:
    root = tmp_path / "journal"
    started("add", "person", "Lena Öberg", "--set", "relation=friend")
    text = f'---\ntype: person\nname: "Evil \\e[31m [red]x[/red]"\n---\n{HOSTILE}\n'
    (root / "network" / "evil.md").write_text(text)
    return root


def test_words_are_found_and_told_to_scripts(started: Run) -> None:
    """X3, X6: folded; as objects with the passage and its marks; 1 if there is nothing."""
    started("add", "person", "Lena Öberg", "--set", "relation=friend")
    found = started("search", "oberg")
    assert found.code == 0
    assert "network/lena-oberg.md  Lena Öberg" in found.out
    (record,) = started("search", "friend", "type:person", "--json").json
    assert record["path"] == "network/lena-oberg.md"
    assert [record["passage"][start:end] for start, end in record["marks"]] == ["friend"]
    nothing = started("search", "zzzqq")
    assert (nothing.code, nothing.out) == (1, "")
    assert started("search", "zzzqq", "--json").json == []
    assert started("search").code == 2


def test_the_quotes_a_shell_took_are_put_back(started: Run) -> None:
    """As the screen takes them; one word that is a whole search stays one."""
    started("add", "person", "Anna Ek")
    started("add", "person", "Anna Berg", "--set", "areas=budget, ek")
    for value in ("with:anna ek", 'with:"anna ek"'):
        assert started("search", value).out == "network/anna-ek.md  Anna Ek\n"
    assert "network/anna-berg.md" in started("search", "with:anna budget").out


def test_a_wrong_filter_is_told(started: Run) -> None:
    """On standard error, for what is found is another program's to read."""
    started("add", "person", "Lena Öberg")
    done = started("search", "oberg", "type:nope", "due:<xx")
    assert "network/lena-oberg.md" in done.out
    assert done.err == "mentorship: these filters are not known: type:nope due:<xx\n"


def test_no_control_codes_of_a_record_reach_a_terminal(started: Run, tmp_path: Path) -> None:
    """X3: only the words found are in bold; nothing of the record is obeyed."""
    root = _with_hostile(started, tmp_path)
    with Terminal(["--journal", root, "search", "needle"], columns=200) as terminal:
        out = cast(bytes, terminal.process.read()).decode()
    assert BOLD.findall(out) == ["needle"]
    left = BOLD.sub("", out)
    assert not {"\x1b", "\x07", "\u202e"} & set(left)
    assert "[bold red]M[/]" in left
    assert "[red]x[/red]" in left


def test_a_pipe_gets_no_codes_at_all(started: Run, tmp_path: Path) -> None:
    """X3: what another program reads is text."""
    _with_hostile(started, tmp_path)
    out = started("search", "needle").out
    assert "needle" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_what_the_limit_leaves_out_is_told(started: Run) -> None:
    """X6: a script that has fifty of sixty does not take them for all."""
    for name in ("Anna Ek", "Anna Lind"):
        started("add", "person", name)
    done = started("search", "anna", "--limit", "1", "--json")
    assert (len(done.json), done.code) == (1, 0)
    assert done.err == "mentorship: these are the first 1: more with --limit\n"
    assert started("search", "anna", "--limit", "2").err == ""
