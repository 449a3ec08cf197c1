"""The last gate before the screen: no line of any widget has a code that a terminal obeys.

Texts are cleaned where they are made, with pictures for what they hold (`text.clean`). Whatever is
forgotten there ends here. Each character keeps its width, since the line is laid out already: what
takes no cell is left out.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from ...text.clean import plain

_ANNOTATIONS = "\ufff9\ufffa\ufffb"
_SOFT_HYPHEN = {"\xad": "-"}  # one cell, by the toolkit's table


class LineGate(LineFilter):
    """Holds for the text of a line and for the addresses of its links (OSC 8)."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line, with nothing in it but what is to be read."""
        if all(text.isprintable() and not _link(style) for text, style, _ in segments):
            return segments
        return [
            Segment(_harmless(text), _without_codes(style), control)
            for text, style, control in segments
        ]


def _link(style: Style | None) -> str | None:
    return style.link if style is not None else None


@lru_cache(maxsize=2048)
def _harmless(text: str) -> str:
    """Cell by cell as wide as it was."""
    if text.isprintable():
        return text
    seen = (_SOFT_HYPHEN.get(one, one) for one in text if not _takes_no_cell(one))
    return plain("".join(seen))


def _takes_no_cell(character: str) -> bool:
    """`plain` would put a picture in the place of these, for which there is no room here."""
    return unicodedata.category(character) in ("Cc", "Zl", "Zp") or character in _ANNOTATIONS


def _without_codes(style: Style | None) -> Style | None:
    link = _link(style)
    if style is None or not link or link.isprintable():
        return style
    return style.update_link(None)
