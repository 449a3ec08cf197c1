"""Text for the terminal (format.md rule 8: control characters never reach it raw)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.text.clean import one_line, plain, without_escapes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Åsa Öberg – 50 % “rätt” 😀", "Åsa Öberg – 50 % “rätt” 😀"),
        ("two\r\nlines\n\tindented", "two\nlines\n\tindented"),
        ("\x1b[31mred\x1b]0;title\x07", "␛[31mred␛]0;title␇"),
        ("over\rwritten\x08\x7f", "over␍written␈␡"),
        ("\x9b31m\x90", "\ufffd31m\ufffd"),
        ("a\u2028b\x85c", "a\nb\nc"),
        ("abc\u202edcba\u202c \u2066x\u2069", "abcdcba x"),
        ("zero\u200bwidth\ufeff\u2060\u00ad", "zerowidth"),
        ("pay\u200dpal", "paypal"),
        ("👩\u200d👩\u200d👧 ❤\ufe0f", "👩\u200d👩\u200d👧 ❤\ufe0f"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", None),
        ("x\U000e0041\U000e0042", "x"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str | None) -> None:
    """Control characters become pictures, hidden ones go, emoji and joined scripts stay."""
    assert plain(text) == (text if shown is None else shown)


def test_one_line_stays_one_line() -> None:
    """Line breaks and tabs become spaces."""
    assert one_line("a\r\nb\nc\td\re\x85f\u2028g") == "a b c d e f g"
    assert one_line("\x1b[2J") == "␛[2J"


@given(st.text(st.characters()))
def test_nothing_harmful_is_left(text: str) -> None:
    """For any text at all; and what is safe stays as it is."""
    shown = plain(text)
    harmful = {"Cc", "Cs", "Zl", "Zp"}
    assert not [
        letter
        for letter in shown
        if letter not in "\n\t" and unicodedata.category(letter) in harmful
    ]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b")
    assert plain(shown) == shown
    assert not set(one_line(text)) & set("\n\t")
    shown.encode()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("one \x1b[1mtwo\x1b[0m three", "one two three"),
        ("\x1b[38;2;1;2;3mred\x1b(B\x1b[m", "red"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x07", "link"),
        ("\x1bPq#0\x1b\\x\x9b1my", "xy"),
        ("\x1b]no end\nnext line", "\x1b]no end\nnext line"),
        ("a\x1b1ub", "a\x1b1ub"),
        ("Åsa\n\t[1m", "Åsa\n\t[1m"),
    ],
)
def test_the_colours_of_a_programs_output_are_left_out(text: str, left: str) -> None:
    """Only whole sequences: what is no part of one stays, to be shown."""
    assert without_escapes(text) == left
