"""What is printed cannot be obeyed by a terminal, nor pass for another line of ours."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import TextIO, cast

import pytest

from mentorship_tui.cli.output import complain, complain_all, say, table
from mentorship_tui.cli.streams import SafeStream, safe_output
from mentorship_tui.i18n import Translator, msg

CODES = "a\x1b]0;owned\x07b\x7fc\x9b2Jd\u202eexe\u2066"
LINES = f"{CODES}\nmentorship: all is well"
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def obeyed(text: str) -> set[str]:
    """The letters of it that are none to a terminal."""
    return {letter for letter in text if not (letter.isprintable() or letter == "\n")}


WAYS: dict[str, Callable[[str], None]] = {
    "complain": complain,
    "complain_all": lambda text: complain_all(Translator("en"), [msg("{x}", x=text)]),
    "table": lambda text: table([("one", text)]),
    "a table's first column": lambda text: table([(text, "one")]),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_line_stays_a_line_of_letters(
    way: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Your text is yours: nothing in a file is trusted, where it is printed too."""
    way(LINES)
    printed = "".join(capsys.readouterr())
    assert printed.count("\n") == 1
    assert "all is well" in printed
    assert obeyed(printed) == set()


def test_a_text_keeps_its_lines_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    say(LINES)
    printed = capsys.readouterr().out
    assert printed.count("\n") == 2
    assert obeyed(printed) == set()


def print_and_fail(name: str) -> None:
    with safe_output():
        print(LINES, file=getattr(sys, name))
        raise KeyError


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_what_anybody_prints_in_a_command_is_made_safe(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what a library prints of what was typed; afterwards the streams are as they were."""
    streams = {one: io.StringIO() for one in ("stdout", "stderr")}
    for one, stream in streams.items():
        monkeypatch.setattr(sys, one, stream)
    with pytest.raises(KeyError):
        print_and_fail(name)
    assert getattr(sys, name) is streams[name]
    assert streams[name].getvalue().count("\n") == 2
    assert obeyed(streams[name].getvalue()) == set()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (f"{BOLD}Goal{PLAIN}", f"{BOLD}Goal{PLAIN}"),
        ("\r12 records", "\r12 records"),
        ("12\r13", "12␍13"),
        ("\rRead", "␍Read"),
        ("\x1b[2mDim", "␛[2mDim"),
        (f"{BOLD}\x1b[31m{PLAIN}", f"{BOLD}␛[31m{PLAIN}"),
    ],
)
def test_of_codes_only_those_of_the_commands_themselves_pass(text: str, written: str) -> None:
    stream = io.StringIO()
    SafeStream(cast(TextIO, stream)).write(text)
    assert stream.getvalue() == written
