"""Cuts a file into front matter and body, and refuses what is no document before YAML sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..i18n import Message, msg
from .problem import NOT_UTF_8, DocumentError

MAX_FILE = 1024 * 1024
MAX_FRONT = 64 * 1024

_FENCE = re.compile(r"---(?:[ \t]+#[^\r\n]*)?[ \t]*(?:\r?\n|\Z)")
_END = r"[ \t]*(?:\r?\n|\Z)"
_CLOSING = re.compile(rf"^(?:(?:\.\.\.[ \t]*\r?\n)?---{_END}|\.\.\.{_END})", re.MULTILINE)
_ABOVE = re.compile(  # what may stand above the first ---: blank lines, directives, comments
    r"(?:[ \t]*\r?\n|%[^\r\n]*\r?\n|#[^\r\n]*\r?\n|<!--(?:(?!-->).)*-->[ \t]*\r?\n)+", re.DOTALL
)
_OF_A_MAP = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[\w\"'][^\n]*?:(?:[ \t\r\n]|\Z)")
_TYPED = re.compile(r"^([\"']?)type\1[ \t]*:", re.MULTILINE)
_LATE = re.compile(
    r"^---[ \t]*\r?\n(?:(?!---|\.\.\.)[^\n]*\n){0,60}?([\"']?)type\1[ \t]*:", re.MULTILINE
)
_NEAR = 8192  # characters in which a block of fields that does not begin the file is looked for
_MARKER = re.compile(rb"^(?:<<<<<<<|>>>>>>>) ", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's text in four pieces; without front matter all is body, but for a byte-order mark."""

    opening: str  # a byte-order mark, what stands above the first ---, and it
    front: str
    closing: str  # the second ---
    body: str

    @property
    def text(self) -> str:
        """The whole file."""
        return f"{self.opening}{self.front}{self.closing}{self.body}"


def decode(data: bytes) -> str:
    """The file's text; a byte-order mark stays in it. Raises DocumentError."""
    if len(data) > MAX_FILE:
        raise DocumentError(
            msg("The file is larger than 1 MB: move some of the text to another file.")
        )
    marker = _MARKER.search(data)
    if marker:
        raise DocumentError(
            msg("Two versions stand side by side here (git's conflict markers): keep one of them."),
            _line_at(data, marker.start()),
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = msg("The file is not UTF-8 text: save it as UTF-8.")
        raise DocumentError(message, _line_at(data, error.start)) from None


def encode(text: str) -> bytes:
    """The bytes of a file. Raises DocumentError for half of a surrogate pair, which has none."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise DocumentError(_control_message(text[error.start]), line) from None


def split(text: str) -> Parts:
    """Cut a file's text. Raises DocumentError for front matter that is not closed or too large."""
    mark = 1 if text.startswith("\ufeff") else 0
    opening = _FENCE.match(text, mark)
    if not opening:
        return _split_below(text, mark)
    closing = _closing(text, opening.end())
    if not closing:
        raise DocumentError(msg("The file starts with --- but no second line of --- ends it."), 1)
    front = text[opening.end() : closing.start()]
    _check_front(front, 2)
    return Parts(text[: opening.end()], front, closing[0], text[closing.end() :])


def late_block(body: str) -> int:
    """The line, from 1, of a block with a type that does not begin the text; 0 for none."""
    found = _LATE.search(body, 0, _NEAR) if "---" in body[:_NEAR] else None
    return body.count("\n", 0, found.start()) + 1 if found else 0


def _closing(text: str, start: int) -> re.Match[str] | None:
    """The line that ends a block; `...` is none where more of a map and a `---` come below it."""
    found = _CLOSING.search(text, start)
    if found and found[0].startswith("...") and "---" not in found[0]:
        later = _CLOSING.search(text, found.end())
        if later and _OF_A_MAP.match(text, found.end()):
            return later
    return found


def _split_below(text: str, mark: int) -> Parts:
    """A block below blank lines, directives or comments.

    A `#` begins a heading of markdown as well, and `---` may be a line across the page: below a
    comment a block must have a type, below anything else begin as a map does.
    """
    if text.startswith("---\r", mark):
        raise DocumentError(_control_message("\r"), 1)
    above = _ABOVE.match(text, mark)
    opening = _FENCE.match(text, above.end()) if above else None
    closing = _closing(text, opening.end()) if opening else None
    if above and opening and closing:
        front = text[opening.end() : closing.start()]
        commented = "#" in above[0] or "<" in above[0]
        if _TYPED.search(front) or not (commented or not _OF_A_MAP.match(front)):
            _check_front(front, text.count("\n", 0, opening.end()) + 1)
            return Parts(text[: opening.end()], front, closing[0], text[closing.end() :])
    return Parts(text[:mark], "", "", text[mark:])


def _check_front(front: str, first_line: int) -> None:
    if len(front.encode()) > MAX_FRONT:
        raise DocumentError(msg("The front matter is larger than 64 KB: move text to the body."), 1)
    control = _CONTROL.search(front.replace("\r\n", "\n\n"))
    if control:
        line = front.count("\n", 0, control.start()) + first_line
        raise DocumentError(_control_message(control[0]), line)


def _control_message(character: str) -> Message:
    if "\udc80" <= character <= "\udcff":  # how Python keeps a byte that is no text
        return NOT_UTF_8
    if character == "\r":
        return msg("A line ends in a carriage return alone: save the file with other line endings.")
    return msg("There is a control character (U+{code}): remove it.", code=f"{ord(character):04X}")


def _line_at(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
