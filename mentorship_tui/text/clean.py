"""Makes any text safe to show in a terminal (format.md rule 8).

Control characters are shown as pictures, so that one sees that they are there; invisible ones that
reorder or hide text are left out. Markup of the screen's own is the screen's affair.
"""

from __future__ import annotations

import re

_PLANES = range(0, 0x110000, 0x10000)
_REPLACED = (
    {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
    | {0x7F: "\u2421"}
    | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | dict.fromkeys((0xFFF9, 0xFFFA, 0xFFFB, *range(0xFDD0, 0xFDF0)), "\ufffd")
    | dict.fromkeys((plane + end for plane in _PLANES for end in (0xFFFE, 0xFFFF)), "\ufffd")
    | dict.fromkeys((0x2028, 0x2029, 0x85), "\n")
    | dict.fromkeys(range(0x202A, 0x202F), "")  # embeddings and overrides of direction
    | dict.fromkeys(range(0x2060, 0x2070), "")  # isolates, invisible operators, old format controls
    | dict.fromkeys((0xAD, 0x180E, 0x200B, 0xFEFF), "")
)
# joiners belong to emoji and to scripts that join letters; behind ASCII they only hide something
_STRAY_JOINER = re.compile(r"(?:(?<=[\x00-\x7f])|\A)[\u200c\u200d]+")
_STRAY_TAGS = re.compile(r"(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+")
# ECMA-48: control sequences, and the strings that OSC, DCS, SOS, PM and APC begin
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[P\\]X^_]|[\x90\x98\x9d-\x9f])[^\x07\x18\x1a\x1b\x9c\n]*(?:\x1b\\\\|[\x07\x9c])"
    "|\x1b[()][0-9A-B]"
)
_LINE_BREAKS = re.compile(r"\r\n|[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def plain(text: str) -> str:
    """The text with nothing in it that a terminal would obey; line breaks and tabs stay."""
    if text.isprintable():
        return text
    shown = text.replace("\r\n", "\n").translate(_REPLACED)
    return _STRAY_TAGS.sub("", _STRAY_JOINER.sub("", shown))


def without_escapes(text: str) -> str:
    """A program's output without its colours: the whole escape sequences in a text left out."""
    return text if text.isprintable() else _ESCAPES.sub("", text)


def one_line(text: str) -> str:
    """The same on one line: each line break or tab becomes a space."""
    return text if text.isprintable() else plain(_LINE_BREAKS.sub(" ", text))
