"""The marks and lines the app draws with, for terminals with Unicode and for those without."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple


class Glyphs(NamedTuple):
    """State is always said by a mark or a word too, never by colour alone."""

    done: str = "✓"
    current: str = "●"
    ahead: str = "○"
    cursor: str = "▸"
    full: str = "█"
    parts: str = "▏▎▍▌▋▊▉"
    empty: str = "░"
    line: str = "─"
    upright: str = "│"
    bullet: str = "•"
    dot: str = "·"
    dash: str = "–"
    more: str = "…"
    warning: str = "!"
    unticked: str = "☐"
    ticked: str = "☑"
    arrow: str = "→"
    back: str = "←"
    branch: str = "└"
    fork: str = "├"
    begins: str = "├"
    ends: str = "┤"
    middle: str = "◆"
    here: str = "▲"


UNICODE = Glyphs()
ASCII = Glyphs(
    done="+",
    current="*",
    ahead="o",
    cursor=">",
    full="#",
    parts="",
    empty=".",
    line="-",
    upright="|",
    bullet="*",
    dot="-",
    dash="-",
    more="...",
    unticked="[ ]",
    ticked="[x]",
    arrow="->",
    back="<-",
    branch="+-",
    fork="|-",
    begins="|",
    ends="|",
    middle="M",
    here="^",
)


def glyphs_of(environ: Mapping[str, str] | os._Environ[str]) -> Glyphs:
    """What the locale can show, by the order POSIX gives its variables."""
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        value = environ.get(name, "")
        if value:
            return UNICODE if "utf" in value.lower() else ASCII
    return ASCII


def bar(share: float, width: int, glyphs: Glyphs) -> str:
    """A bar filled to that share of its width, to an eighth of a character."""
    share = min(max(share, 0.0), 1.0)
    steps = len(glyphs.parts) + 1
    eighths = round(share * width * steps)
    full, rest = divmod(eighths, steps)
    drawn = glyphs.full * full + (glyphs.parts[rest - 1] if rest else "")
    return drawn + glyphs.empty * (width - len(drawn))
