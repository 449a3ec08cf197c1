"""The one reader of the blocks of a markdown text: headings, task items, code and HTML.

It agrees with markdown-it on the examples of the CommonMark specification and reads a text in one
pass, which a scan of thousands of records and a key pressed in a long text need (docs/format.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .block_reader import BlockReader, Heading
from .lines import eol_of, line_end
from .openings import FENCE, closing_of_html, heading_text

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

# words, as an item of a list may begin with them
_WORDS = r"(?:[^\W\d_]|\d(?!\d*[.)])|[*_\"'(“”]{1,3}[^\W_])"
# a line of which it depends on others what it is, or that is indented
_INVOLVED = re.compile(
    r"^(?:[ \t]+[^ \t\r\n]|[>|:=<]|```|~~~|-[-|: \t]*\r?$|[-*+](?:\t| {5}| +(?!\[|" + _WORDS + r"))"
    r"|\d{1,9}[.)](?:\t|\r?$| {5}| +(?!" + _WORDS + r")))|\r(?!\n)",
    re.MULTILINE,
)
_HEADING = re.compile(r"^(#{1,6})((?![^ \t\r\n])[^\n]*)(?:\n|\Z)", re.MULTILINE)
_BOX = re.compile(r"^[-*+] +\[(?=[ xX]\](?:\s|\Z))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Structure:
    """What a text consists of, in order; offsets in the text."""

    headings: tuple[Heading, ...]
    boxes: tuple[int, ...]  # of what is in the box of each task item: a space or an x
    verbatim: tuple[tuple[int, int], ...]  # where each block of code or HTML starts and ends


@lru_cache(maxsize=16)
def structure(text: str) -> Structure:
    """The structure of a text; a line ends as CommonMark says, also with \\r alone."""
    return _of_involved(text) if _INVOLVED.search(text) else _of_plain(text)


def _of_involved(text: str) -> Structure:
    reader = BlockReader(text)
    for line in _LINE.findall(text):
        reader.take(line)
    reader.end()
    return Structure(tuple(reader.headings), tuple(reader.boxes), tuple(reader.verbatim))


def _of_plain(text: str) -> Structure:
    """Where each line speaks for itself, as in most records: at a fraction of the cost."""
    headings = (
        Heading(heading_text(found[2].rstrip("\r")), len(found[1]), found.start(), found.end())
        for found in _HEADING.finditer(text)
    )
    return Structure(tuple(headings), tuple(found.end() for found in _BOX.finditer(text)), ())


def with_closed_end(text: str) -> str:
    """The text with code or a comment that is left open at its end closed: more may follow."""
    if "```" not in text and "~~~" not in text and "<" not in text:
        return text
    eol = eol_of(text)
    whole = text if not text or text.endswith("\n") else text + eol
    if structure(f"{whole}{eol}# ").headings[-1:] == (
        Heading("", 1, len(whole + eol), len(whole + eol) + 2),
    ):
        return text
    start, _ = structure(text).verbatim[-1]
    first = text[start : line_end(text, start)].strip().split("\r")[0]
    fence = FENCE.match(first)
    return f"{whole}{fence[0] if fence else closing_of_html(first)}{eol}"
