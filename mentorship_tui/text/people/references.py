"""What in a text is no prose but names a file, a page or an address: links, paths, URLs, e-mail."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

_FILE = (
    r"(?:md|txt|jpe?g|png|gif|heic|webp|svg|pdf|docx?|xlsx?|pptx?|od[tsp]|ics|vcf|csv|html?|eml"
    r"|json|ya?ml|mp[34]|m4a|mov|wav|zip)"
)
_REFERENCES = re.compile(
    r"(?P<email>(?:mailto:)?[\w.+%-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<web>\b(?:https?|ftp)://[^\s<>\"')\]]+|\bwww\.[^\s<>\"')\]]+)"
    r"|\[\[(?P<wiki>[^\[\]|#\n]+)"
    r"|\]\((?:<(?P<angled>[^<>\n]+)>|(?P<linked>[^)\s]+))"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*(?P<defined>\S+)"
    rf"|(?P<file>(?:[\w.%-]+/)*[\w%-][\w.%-]*\.{_FILE}(?![\w-]))",
    re.MULTILINE | re.IGNORECASE,
)
_WEB_END = ".,;:!?*_"


class Reference(NamedTuple):
    """A part of a text that is one reference; `sort` is email, web or file."""

    start: int
    end: int
    sort: str


def references_in(text: str) -> Iterator[Reference]:
    """All of them, in order. The destination of a link may be a page or an address, too."""
    for found in _REFERENCES.finditer(text):
        sort = found.lastgroup or ""
        start, end = found.span(sort)
        target = text[start:end]
        if sort == "web":
            end = start + len(target.rstrip(_WEB_END))
        elif sort != "email":
            sort = _sort_of(target)
        yield Reference(start, end, sort)


def slugs_in(text: str, slugs: Collection[str]) -> Iterator[Reference]:
    """Words with a hyphen that are what a file of the journal is called."""
    if slugs and "-" in text:
        for found in re.finditer(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])", text):
            if found[0] in slugs:
                yield Reference(found.start(), found.end(), "file")


def _sort_of(target: str) -> str:
    if re.match(r"(?:https?|ftp)://|www\.", target, re.IGNORECASE):
        return "web"
    return "email" if "@" in target else "file"
