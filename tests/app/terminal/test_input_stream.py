"""What a terminal may send: bytes cut into text, sequences and pastes, however they arrive."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.app.terminal.input_stream import (
    LATE_SECONDS,
    LONGEST,
    STALLED_SECONDS,
    Alt,
    Escape,
    InputStream,
    Paste,
    Sequence,
    Text,
    Token,
)

WAIT = 0.05
START, END = b"\x1b[200~", b"\x1b[201~"


def cut(*reads: bytes, gap: float = 0.0, at_last: float = 60.0) -> list[Token]:
    """The tokens of what is read in these pieces, `gap` seconds apart; a wait at the end."""
    stream, now = InputStream(WAIT), 100.0
    tokens: list[Token] = []
    for data in reads:
        tokens += stream.tick(now)
        tokens += stream.feed(data, now)
        now += gap
    while stream.deadline is not None and stream.deadline <= now + at_last:
        now = stream.deadline
        tokens += stream.tick(now)
    return tokens


@pytest.mark.parametrize(
    ("data", "tokens"),
    [
        (b"abc", [Text("abc")]),
        ("Åsa 🙂".encode(), [Text("Åsa 🙂")]),
        ("Åsa".encode("latin-1"), [Text("\ufffdsa")]),
        (b"\xe5", [Text("\ufffd")]),  # the beginning of a letter that does not come
        (b"\xff\xfeu", [Text("\ufffd\ufffdu")]),
        (b"\x1b[A", [Sequence("\x1b[A")]),
        (b"\x1b[1;5Cx", [Sequence("\x1b[1;5C"), Text("x")]),
        (b"\x1b[3$", [Sequence("\x1b[3$")]),
        (b"\x1b[?2026;2$y", [Sequence("\x1b[?2026;2$y")]),
        (b"\x1b[4;2$yu", [Sequence("\x1b[4;2$y"), Text("u")]),
        (b"\x1b[4$yu", [Sequence("\x1b[4$y"), Text("u")]),
        (b"\x1b[[A", [Sequence("\x1b[[A")]),
        (b"\x1bOPu", [Sequence("\x1bOP"), Text("u")]),
        (b"\x1b[M\x20\x55\x75", []),  # button, column, row
        (b"\x1b[M\x43\xf5\xe9u", [Text("u")]),
        (b"\x1b[M\x43\x1b[A", [Sequence("\x1b[A")]),
        (b"\x1b[12\x1b[A", [Sequence("\x1b[A")]),  # broken off
        (b"\x1b[1;\xc3\xa5", [Text("å")]),
        (b"\x1b[38;5;\ru", [Text("\ru")]),
        (b"\x1b]52;c;dQ==\x07u", [Text("u")]),
        (b"\x1b]11;rgb:0/0/0\x1b\\u", [Text("u")]),
        (b"\x1bP1$r0m\x1b\\u", [Text("u")]),
        (b"\x1b_Gi=1;OK\x1b\\", []),
        (b"\x1b]0;never ended", []),
        (b"\x1b]0;broken off\x1b[A", [Sequence("\x1b[A")]),
        (b"\x9b1;5Au", [Sequence("\x1b[1;5A"), Text("u")]),
        ("a\x9bAÛ".encode(), [Text("a"), Sequence("\x1b[A"), Text("Û")]),
        (b"\x1b", [Escape()]),
        (b"\x1b\x1b", [Escape(), Escape()]),
        (b"\x1bu", [Alt("u")]),
        (b"\x1b\xc3\xa5", [Alt("å")]),
        (b"\x1b]", [Alt("]")]),
        (b"\x1b\r", []),
        (b"\x1bb", [Sequence("\x1bb")]),
        (b"\x1b[", []),
        (b"\x1b[<35;110;1", []),
    ],
)
def test_each_thing_a_terminal_sends_is_one_thing(data: bytes, tokens: list[Token]) -> None:
    """No letter of a sequence is ever a key; what is unknown to the stream it drops as a whole."""
    assert cut(data) == tokens


def test_esc_and_a_letter_that_come_one_after_the_other_are_two_keys() -> None:
    """A quick hand; with alt both come in one piece."""
    for letter in (b"u", b"D", b"]", b"X", b"b"):
        assert cut(b"\x1b", letter, gap=0.001) == [Escape(), Text(letter.decode())]
    assert cut(b"\x1b]", b"u", gap=0.001) == [Alt("]"), Text("u")]


def test_a_sequence_that_a_network_splits_is_whole_again() -> None:
    """Also between two reads that are far apart; too late it is dropped, and so is no key."""
    whole = b"\x1b[<35;110;12M"
    for at in range(1, len(whole)):
        gap = WAIT / 2 if at == 1 else LATE_SECONDS * 0.9
        assert cut(whole[:at], whole[at:], gap=gap) == [Sequence(whole.decode())]
    for at in range(3, len(b"\x1b[MCU")):
        assert cut(b"\x1b[MCU u"[:at], b"\x1b[MCU u"[at:], gap=0.4) == [Text("u")]
    for letter in ("å", "🙂"):
        first, rest = letter.encode()[:1], letter.encode()[1:]
        assert cut(first, rest, gap=0.05) == [Text(letter)]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        (b"plain", "plain"),
        ("Åsa\r\nÖ".encode(), "Åsa\r\nÖ"),
        (b"a\x1b1ub", "a\x1b1ub"),
        (b"\x1b[31mred\x1b[0m \x1b[A\x03\x13\x1a", "\x1b[31mred\x1b[0m \x1b[A\x03\x13\x1a"),
        (b"x\x1b", "x\x1b"),
        (b"x\xff", "x\ufffd"),
        (b"x" + END + b"u", "xu"),
        (b"x" + END + b"D\r" + START + b"y", "xD\ry"),
        (START + b"x" + END, "x"),
    ],
)
def test_nothing_within_a_paste_is_a_key(pasted: bytes, text: str) -> None:
    """In one read, in many, and with the paste's own markers in it."""
    whole = START + pasted + END
    assert cut(whole + b"\x13") == [Paste(text), Text("\x13")]
    assert cut(*(whole[at : at + 1] for at in range(len(whole))), gap=0.01) == [Paste(text)]


def test_a_paste_whose_end_does_not_come_is_kept_as_text() -> None:
    assert cut(START + b"half", at_last=STALLED_SECONDS) == [Paste("half")]
    assert cut(START + b"half", b"u", gap=STALLED_SECONDS + 1) == [Paste("half"), Text("u")]


def test_a_key_that_is_held_down_behind_a_paste_is_not_held_back_for_ever() -> None:
    """It comes more often than a paste takes to be over."""
    keys = [b"j"] * 60
    tokens = cut(START + b"x" + END, *keys, gap=0.03, at_last=0)
    assert tokens[0] == Paste("x")
    assert "".join(one.text for one in tokens[1:] if isinstance(one, Text)).count("j") > 30


def test_a_long_paste_takes_no_longer_for_each_letter_than_a_short_one() -> None:
    """A megabyte in reads of a kilobyte: it is looked through once."""
    stream, now = InputStream(WAIT), 0.0
    data = START + b"word " * 200_000 + END
    for at in range(0, len(data), 1024):
        assert stream.feed(data[at : at + 1024], now) == []
    (pasted,) = stream.tick(now + 1)
    assert pasted == Paste("word " * 200_000)


@pytest.mark.parametrize("begin", [b"\x1b]0;", b"\x1bP1", b"\x1b[1"])
def test_what_never_ends_is_not_kept(begin: bytes) -> None:
    """Its end is still found after more than is kept of it."""
    stream = InputStream(WAIT)
    assert stream.feed(begin, 0.0) == []
    for _ in range(3 * LONGEST // 4096):
        assert stream.feed(b"1" * 4096, 0.0) == []
    assert stream.feed(b"\x07u" if begin[1:2] != b"[" else b"mu", 0.0)[-1] == Text("u")


@given(st.lists(st.binary(max_size=12), max_size=8))
def test_any_bytes_at_all_in_any_pieces(reads: list[bytes]) -> None:
    """No exception, nothing left waiting for ever, and no text that no encoding has."""
    for token in cut(*reads, gap=0.01):
        for part in token:
            part.encode()


def test_random_mouse_reports_of_the_old_kind_are_no_keys() -> None:
    chance = random.Random(1)
    data = b"".join(
        b"\x1b[M" + bytes(chance.randrange(32, 256) for _ in range(3)) for _ in range(500)
    )
    pieces = []
    while data:
        size = chance.randrange(1, 20)
        pieces.append(data[:size])
        data = data[size:]
    assert cut(*pieces, gap=0.001) == []
