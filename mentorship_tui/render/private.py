"""Takes out of a text what is for the mentee alone (format.md, Layout; R50)."""

from __future__ import annotations

import re
from functools import cache

from ..i18n import LANGUAGES, Translator
from ..records.record import Record
from ..records.registry import TYPES
from ..text.sections import sections
from ..text.slug import fold

_UNDERLINED = re.compile(r"^ {0,3}(\S[^\n]*)\n {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_AROUND = "*_`~:. \t"


def without_private(body: str) -> str:
    """The body without its private sections, in whatever language and style they are headed."""
    text = _UNDERLINED.sub(_as_heading, body.replace("\r\n", "\n"))
    for section in reversed(sections(text)):
        if _is_private(section.heading):
            text = text[: section.start] + text[section.end :]
    return text


def is_about_private(record: Record) -> bool:
    """True for a question a sync has left about a private section: it holds both its texts."""
    return record.type == "conflict" and _is_private(record.text("field").removeprefix("#"))


def _as_heading(found: re.Match[str]) -> str:
    return f"## {found[1]}" if _is_private(found[1]) else found[0]


def _is_private(heading: str) -> bool:
    return fold(heading.strip(_AROUND)) in _headings()


@cache
def _headings() -> frozenset[str]:
    private = [part.title for kind in TYPES.values() for part in kind.sections if part.private]
    return frozenset(fold(Translator(one)(title)) for one in LANGUAGES for title in private)
