"""The gaps of a drafted letter: what stands in brackets until one has written something there."""

from __future__ import annotations

import re

from .sections import sections

GAP = re.compile(r"(?<!\[)\[[^\[\]\n]{2,}\](?![\](])")  # neither a link nor a box to tick


def first_text(body: str) -> tuple[int, int]:
    """Where the first section with a text begins and ends: of a contact, what one writes."""
    found = next((one for one in sections(body) if one.text), None)
    return (found.inner, found.end) if found else (0, len(body))


def gaps_in(body: str) -> list[str]:
    """The gaps of that text, as they stand there."""
    return [found[0] for found in GAP.finditer(body, *first_text(body))]
