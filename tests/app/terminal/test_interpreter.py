"""What the app makes of bytes: the events of Textual, and none for what means nothing."""

from __future__ import annotations

import pytest
from textual import events
from textual.message import Message

from mentorship_tui.app.terminal.input_stream import InputStream
from mentorship_tui.app.terminal.interpreter import Interpreter


def events_of(data: bytes, *, tells_size: bool = False) -> list[Message]:
    stream, interpreter = InputStream(0.05), Interpreter()
    interpreter.tells_size = tells_size
    tokens = stream.feed(data, 0.0)
    while stream.deadline is not None:
        tokens += stream.tick(stream.deadline)
    return [event for token in tokens for event in interpreter.events_of(token)]


def keys_of(data: bytes) -> list[tuple[str, str | None]]:
    return [(one.key, one.character) for one in events_of(data) if isinstance(one, events.Key)]


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b"aU \r\x13", ["a", "U", "space", "enter", "ctrl+s"]),
        ("å".encode(), ["å"]),
        (b"\x1b", ["escape"]),
        (b"\x1b[A\x1b[1;5C\x1b[5~\x1bOP", ["up", "ctrl+right", "pageup", "f1"]),
        (b"\x1b[97u\x1b[97;5u\x1b[27u", ["a", "ctrl+a", "escape"]),
        (b"\x1bu\x1bD\x1b!", ["alt+u", "alt+shift+d", "alt+exclamation_mark"]),
        (b"\x1b[117;3u\x1b[117;3;117u\x1b[68;4;68u", ["alt+u", "alt+u", "alt+shift+d"]),
        (b"\x1b[111;3;248u", ["ø"]),  # a letter of its own on that keyboard
        (b"\x1b[1;3A\x1b[2;3~", ["alt+up", "alt+insert"]),
        (b"\x1b\x7f\x1bb\x1bf", ["ctrl+w", "ctrl+left", "ctrl+right"]),
        (b"\x1b[0;;104:101:106:104:101:106:104:101:106u", list("hejhejhej")),
        # nothing that was pressed
        (b"\x1b[1;7p\x1b[2;8~", ["alt+ctrl+shift+insert"]),
        (b"\x1b[999999999;1;55296u\x1b[97;1;55296u\x1b[97;1:1:1u", []),
        (b"\x1b[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17mu", ["u"]),
        (b"\x1b[<0;1\x1b[>4;1m\x1b[?62;c\x1b[24;80R\x1b[0n\x1bOz\x1b[\x1bO", []),
        (b"\x1b[26~\x1b[77~\x1b[32~\x1b[85;1A\x1b[5A\x1b[117;5~", []),
        (b"\x1b[27;5;117~\x1b[27;3;117~", ["ctrl+u", "alt+u"]),
        (b"\x1b[<35;110;12M\x1b[35;110;12Mu", ["u"]),
    ],
)
def test_which_keys_were_pressed(data: bytes, keys: list[str]) -> None:
    assert [key for key, _ in keys_of(data)] == keys


def test_alt_and_a_letter_type_nothing() -> None:
    """In a field as little as in a list, in the old protocol and in kitty's."""
    for data in (b"\x1bu", b"\x1b[117;3u", b"\x1b[117;3;117u", "\x1bå".encode()):
        assert [character for _, character in keys_of(data)] == [None]
    assert keys_of(b"\x1b[111;3;248u") == [("ø", "ø")]


def test_what_is_no_sequence_leaves_nothing_behind_for_the_next_key() -> None:
    """The toolkit's parser is never left waiting in the middle of one."""
    for garbage in (b"\x1b[5n", b"\x1b[?1;2;3$y", b"\x1b[77~", b"\x1bOz", b"\x1b[48;9;9;9t"):
        assert keys_of(garbage + b"j") == [("j", "j")]


def test_the_mouse_is_where_it_was_after_garbage() -> None:
    """A move is told with how far it went."""
    first, second = (
        one
        for one in events_of(b"\x1b[<35;10;5M\x1b[77~\x1b[<35;12;6M")
        if isinstance(one, events.MouseMove)
    )
    assert (first.x, first.y) == (9, 4)
    assert (second.delta_x, second.delta_y) == (2, 1)


def test_a_paste_is_one_event_whatever_is_in_it() -> None:
    (pasted,) = events_of(b"\x1b[200~a\x1b[31mb\x00\x03\x1b[201~c\x1b[201~")
    assert isinstance(pasted, events.Paste)
    assert pasted.text == "a\x1b[31mb\x03c"


def test_a_size_counts_only_if_it_was_asked_for_and_can_be() -> None:
    """Anything else would be laid out for millions of cells."""
    report = b"\x1b[48;24;80;480;800t"
    assert events_of(report) == []
    (resize,) = events_of(report, tells_size=True)
    assert isinstance(resize, events.Resize)
    assert resize.size == (80, 24)
    for wrong in (b"\x1b[48;99999;99999;1;1t", b"\x1b[48;0;0;0;0t"):
        assert events_of(wrong, tells_size=True) == []
