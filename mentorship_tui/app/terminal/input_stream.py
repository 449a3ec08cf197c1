"""Cuts what a terminal sends into typed text, whole escape sequences and pastes.

Textual 8.2.8 takes an escape sequence it does not know for keys, one for each of its characters,
stops at a byte that is no UTF-8, and ends a paste at any ESC. What is cut here is never split
further: an unknown, broken or unfinished sequence is dropped as a whole.

Sequences are those of ECMA-48 (CSI, SS3, and the strings OSC, DCS, SOS, PM and APC), and old mouse
reports, which have three bytes of any value behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

ESC = b"\x1b"
PASTE_START, PASTE_END = b"\x1b[200~", b"\x1b[201~"
LATE_SECONDS = 0.5  # how long the rest of a sequence may take; a network may split it
LETTER_SECONDS = 0.1  # the same for the rest of one letter
BURST_SECONDS = 0.05  # a paste that has its own end marker in it goes on within this time
STALLED_SECONDS = 5.0  # a paste whose end never comes
LONGEST = 65536  # bytes of an unfinished sequence that are kept
HELD_SECONDS, HELD_BYTES = 1.0, 64  # keys behind a paste, of a key that is held down say

_X10 = re.compile(rb"\x1b\[M[\x20-\xff]{3}")
_X10_BEGUN = re.compile(rb"\x1b\[M[\x20-\xff]{0,2}")
_LINUX_F_KEY = re.compile(rb"\x1b\[\[[A-E]")
_RXVT_SHIFT = re.compile(rb"\x1b\[\d\d?\$")
_CSI = re.compile(rb"\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]")
_CSI_BEGUN = re.compile(rb"\x1b\[[\x30-\x3f]*[\x20-\x2f]*")
_SS3 = re.compile(rb"\x1bO[\d;]*[\x40-\x7e]")
_SS3_BEGUN = re.compile(rb"\x1bO[\d;]*")
_STRING = re.compile(rb"\x1b[P\]X^_][^\x07\x18\x1a\x1b]*")
_LETTER_BEGUN = re.compile(
    rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z"
)
_EIGHT_BIT = {0x9B: b"\x1b[", 0x8F: b"\x1bO"}  # the same in one byte, U+DC.. if no UTF-8
_INTRODUCES = re.compile("[\x8f\x9b\udc8f\udc9b]")
_NO_UTF_8 = re.compile("[\udc80-\udcff]")
_WORD_KEYS = (b"b", b"f", b"\x7f", b"\t")  # with alt: by a word, and back; Textual knows them


class Text(NamedTuple):
    """Typed characters, each a key. A byte that is no UTF-8 is U+FFFD."""

    text: str


class Sequence(NamedTuple):
    """A whole escape sequence."""

    text: str


class Escape(NamedTuple):
    """The key Esc by itself."""


class Alt(NamedTuple):
    """A character typed with alt, which came behind an ESC at once."""

    character: str


class Paste(NamedTuple):
    """What was pasted, without the markers around it."""

    text: str


Token = Text | Sequence | Escape | Alt | Paste


class InputStream:
    """Is fed with bytes as they are read, and asked when `deadline` has come.

    `escape_seconds` is how long an ESC may wait for what makes it the beginning of a sequence.
    Times are seconds of one clock.
    """

    def __init__(self, escape_seconds: float) -> None:
        self._escape_seconds = escape_seconds
        self._buffer = b""
        self._pasted: bytearray | None = None  # None outside of a paste
        self._end = -1  # where in it its last end marker stands
        self._ended_at = 0.0  # when the first one was seen
        self.deadline: float | None = None

    def feed(self, data: bytes, now: float) -> list[Token]:
        """What the bytes, and those before them, amount to so far."""
        tokens: list[Token] = []
        if self._pasted is not None:
            tokens += self._add_to_paste(data, now)
            return tokens
        if self._buffer == ESC and data[:1] not in (b"[", b"O"):
            # it was read by itself: a quick hand, and no alt
            tokens.append(Escape())
            self._buffer = b""
        elif _is_string_start(self._buffer):
            tokens.append(Alt(self._buffer[1:].decode("ascii")))
            self._buffer = b""
        self._buffer += data
        tokens += self._take(now)
        return tokens

    def tick(self, now: float) -> list[Token]:
        """What time has decided."""
        if self.deadline is None or now < self.deadline:
            return []
        self.deadline = None
        if self._pasted is not None:
            return self._end_paste(now)
        waiting, self._buffer = self._buffer, b""
        if waiting == ESC:
            return [Escape()]
        if _is_string_start(waiting):
            return [Alt(waiting[1:].decode("ascii"))]
        # the beginning of a sequence is no key; that of a letter is kept as text
        return [] if waiting.startswith(ESC) else [Text("\ufffd")]

    def _take(self, now: float) -> list[Token]:
        tokens: list[Token] = []
        self.deadline = None
        while self._buffer:
            if self._buffer.startswith(PASTE_START):
                data = self._buffer[len(PASTE_START) :]
                self._buffer, self._pasted = b"", bytearray()
                return tokens + self._add_to_paste(data, now)
            if self._buffer[:1] == ESC:
                length, token = self._escape_sequence()
            else:
                length, token = self._typed_text()
            if length == 0:
                self.deadline = now + self._patience()
                if len(self._buffer) > LONGEST:
                    self._buffer = self._buffer[:2] + self._buffer[-1:]
                break
            self._buffer = self._buffer[length:]
            if token is not None:
                tokens.append(token)
        return tokens

    def _patience(self) -> float:
        if self._buffer == ESC or _is_string_start(self._buffer):
            return self._escape_seconds
        return LATE_SECONDS if self._buffer[:1] == ESC else LETTER_SECONDS

    def _escape_sequence(self) -> tuple[int, Token | None]:
        """How many bytes make one at the start, 0 if it is not whole yet; None to drop it."""
        data = self._buffer
        kind = data[1:2]
        if kind == b"":
            return 0, None
        if kind == ESC:
            return 1, Escape()
        if kind == b"[":
            return _control_sequence(data)
        if kind == b"O":
            return _single_shift(data)
        if kind in b"P]X^_":
            return _string(data)
        return _with_alt(data)

    def _typed_text(self) -> tuple[int, Token | None]:
        run = self._buffer.split(ESC, 1)[0]
        begun = _LETTER_BEGUN.search(run) if run == self._buffer else None
        run = run[: begun.start()] if begun else run
        text = run.decode("utf-8", "surrogateescape")
        found = _INTRODUCES.search(text)
        if found is None:
            return len(run), Text(_NO_UTF_8.sub("\ufffd", text)) if run else None
        before = text[: found.start()]
        length = len(before.encode("utf-8", "surrogateescape"))
        width = len(found[0].encode("utf-8", "surrogateescape"))
        rest = self._buffer[length + width :]
        self._buffer = self._buffer[:length] + _EIGHT_BIT[ord(found[0]) & 0xFF] + rest
        if not before:
            return self._escape_sequence()
        return length, Text(_NO_UTF_8.sub("\ufffd", before))

    def _add_to_paste(self, data: bytes, now: float) -> list[Token]:
        """All that comes in one go, up to its last end marker, was pasted (bracketed paste).

        Not every terminal takes markers out of what is pasted, and none sends a key within it.
        """
        pasted = self._pasted
        assert pasted is not None
        looked_through = max(0, len(pasted) - len(PASTE_END) + 1)
        pasted += data
        end = pasted.rfind(PASTE_END, looked_through)
        if end >= 0 and self._end < 0:
            self._ended_at = now
        self._end = max(self._end, end)
        if self._end < 0:
            self.deadline = now + STALLED_SECONDS
            return []
        behind = len(pasted) - self._end - len(PASTE_END)
        if now - self._ended_at > HELD_SECONDS and behind < HELD_BYTES:
            return self._end_paste(now)
        self.deadline = now + BURST_SECONDS
        return []

    def _end_paste(self, now: float) -> list[Token]:
        whole = bytes(self._pasted or b"")
        self._pasted, self._end = None, -1
        text, marker, rest = whole.rpartition(PASTE_END)
        if not marker:
            text, rest = whole, b""
        text = text.replace(PASTE_START, b"").replace(PASTE_END, b"")
        self._buffer = rest
        return [Paste(text.decode("utf-8", "replace")), *self._take(now)]


def _is_string_start(data: bytes) -> bool:
    """With nothing behind it in the same read it is a key typed with alt."""
    return len(data) == 2 and data[:1] == ESC and data[1:] in b"P]X^_"


def _control_sequence(data: bytes) -> tuple[int, Token | None]:
    if mouse := _X10.match(data):
        return mouse.end(), None
    if data.startswith(b"\x1b[M"):
        return _broken(data, _X10_BEGUN)
    if data == b"\x1b[[":
        return 0, None
    for pattern in (_LINUX_F_KEY, _RXVT_SHIFT, _CSI):
        if whole := pattern.match(data):
            if pattern is _RXVT_SHIFT and data[whole.end() : whole.end() + 1] == b"y":
                continue  # the answer to a question about a mode
            return whole.end(), Sequence(whole[0].decode("ascii"))
    return _broken(data, _CSI_BEGUN)


def _single_shift(data: bytes) -> tuple[int, Token | None]:
    if whole := _SS3.match(data):
        return whole.end(), Sequence(whole[0].decode("ascii"))
    return _broken(data, _SS3_BEGUN)


def _broken(data: bytes, begun: re.Pattern[bytes]) -> tuple[int, Token | None]:
    """Not whole yet; or, before a byte that cannot be of it, nothing."""
    found = begun.match(data)
    assert found is not None
    return (0, None) if found.end() == len(data) else (found.end(), None)


def _string(data: bytes) -> tuple[int, Token | None]:
    """A terminal's answer, of which the app wants none; with nothing behind it, a key with alt."""
    found = _STRING.match(data)
    assert found is not None
    end = found.end()
    if end == len(data):
        return 0, None
    if data[end : end + 1] != ESC:
        return end + 1, None
    if end + 1 == len(data):
        return 0, None
    return (end + 2 if data[end + 1 : end + 2] == b"\\" else end), None


def _with_alt(data: bytes) -> tuple[int, Token | None]:
    if data[1:2] in _WORD_KEYS:
        return 2, Sequence(data[:2].decode("ascii"))
    if _LETTER_BEGUN.fullmatch(data[1:]):
        return 0, None
    letter = next(_letters(data[1:5]))
    return 1 + len(letter.encode("utf-8", "surrogateescape")), (
        Alt(letter) if letter.isprintable() else None
    )


def _letters(data: bytes) -> Iterator[str]:
    yield from data.decode("utf-8", "surrogateescape")
