"""A text as markdown reads it, made into what a valid HTML page may hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 6
BOXES = {"[ ] ": "☐", "[x] ": "☑"}

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_NUMBERED = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?")


def page_reader() -> MarkdownIt:
    """Reads a text for a page: pictures are links, and a link that cannot lead anywhere is text."""
    from ..text.markdown import reader

    made = reader().disable("image")
    made.options["xhtmlOut"] = False
    allowed = made.validateLink
    made.validateLink = lambda url: allowed(url) and _leads_somewhere(url)  # type: ignore[method-assign]
    return made


def show_boxes(tokens: Sequence[Token]) -> None:
    """Give each task item a box to see instead of its brackets."""
    for item, inline in zip(tokens, tokens[2:], strict=False):
        first = inline.children[0] if inline.children else None
        mark = BOXES.get(first.content[:4].lower()) if first and first.type == "text" else None
        if item.type == "list_item_open" and first and mark:
            item.attrSet("class", "task")
            first.content = f"{mark} {first.content[4:]}"


def close_gaps(tokens: Sequence[Token], levels: list[int]) -> None:
    """Let no heading be more than one level below the one above it, and one alone be the first.

    `levels` are the headings that what follows is below, as they were written: kept from text to
    text of one page.
    """
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
            level = max(level, 2) if levels else level
            while len(levels) > 1 and levels[-1] >= level:
                levels.pop()
            levels.append(level)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(len(levels), DEEPEST)}"


def _leads_somewhere(url: str) -> bool:
    """False for an address with no host that there could be, or with a name to log in by."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port  # raises ValueError if it is none
        if ":" in host or _NUMBERED.fullmatch(host):
            ip_address(host)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https", "ftp"):
        return True
    return parts.username is None and (":" in host or _NAME.fullmatch(host) is not None)
