"""What begins and ends a block of markdown (CommonMark 0.31, chapter 4; tables as GitHub has them).

Lines come without their ends, with spaces for tabs and without the spaces before them.
"""

from __future__ import annotations

import re

HEADING = re.compile(r"(#{1,6})(?= |\Z)")
UNDERLINE = re.compile(r"(?:=+|-+) *\Z")
RULE = re.compile(r"(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})\Z")
FENCE = re.compile(r"`{3,}(?=[^`]*\Z)|~{3,}")
ITEM = re.compile(r"([-+*]|(\d{1,9})[.)])(?= |\Z)")

_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|"
    "head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|"
    "p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_VALUE = r"\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\")"
_ATTRIBUTE = rf"\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:{_VALUE})?"
_TAG = rf"(?:<[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>)\s*\Z"
_BLANK = re.compile(r"\Z")
_ANY_TAG = re.compile(_TAG)
_HTML = tuple(
    (re.compile(start, re.IGNORECASE | re.ASCII), re.compile(end, re.IGNORECASE))
    for start, end in (
        (r"<(?:script|pre|style|textarea)(?=\s|>|\Z)", r"</(?:script|pre|style|textarea)>"),
        (r"<!--", r"-->"),
        (r"<\?", r"\?>"),
        (r"<![A-Z]", r">"),
        (r"<!\[CDATA\[", r"\]\]>"),
    )
)
_CLOSINGS = ("</pre>", "-->", "?>", ">", "]]>")
_HTML_BLOCK = re.compile(rf"</?(?:{_NAMES})(?=\s|/?>|\Z)", re.IGNORECASE | re.ASCII)

_DELIMITERS = re.compile(r"(?:[|:]|-(?! ))(?=[|: -])[|: -]*\Z")
_COLUMN = re.compile(r":?-+:?")
_PIPE = re.compile(r"(?<!\\)\|")


def heading_text(rest: str) -> str:
    """The text behind the # of a heading, without the # that may close it."""
    text = rest.strip(" \t")
    bare = text.rstrip("#")
    return (bare if not bare or bare[-1] in " \t" else text).strip()


def end_of_html(rest: str, *, in_text: bool) -> re.Pattern[str] | None:
    """What ends the HTML block that begins here; None if none does. A blank line is `\\Z`."""
    if rest[:1] != "<":
        return None
    for start, end in _HTML:
        if start.match(rest):
            return end
    if _HTML_BLOCK.match(rest) or (not in_text and _ANY_TAG.match(rest)):
        return _BLANK
    return None


def closing_of_html(rest: str) -> str:
    """What closes the HTML block that begins here and goes on to the end of a text."""
    return next(
        closing for (start, _), closing in zip(_HTML, _CLOSINGS, strict=True) if start.match(rest)
    )


def is_blank_end(end: re.Pattern[str]) -> bool:
    """True if it is a blank line that ends the block."""
    return end is _BLANK


def is_table(head: str, below: str) -> bool:
    """True if these two lines begin a table."""
    if not _DELIMITERS.match(below) or "|" not in head:
        return False
    columns = [one.strip(" ") for one in below.split("|")]
    inner = [one for at, one in enumerate(columns) if one or 0 < at < len(columns) - 1]
    cells = _PIPE.split(head.strip())
    held = len(cells) - (not cells[0]) - (len(cells) > 1 and not cells[-1])
    return all(map(_COLUMN.fullmatch, inner)) and len(inner) == held > 0
