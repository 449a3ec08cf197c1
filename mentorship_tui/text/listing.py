"""Several words in one line, with commas between them; what has a comma itself is in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ONE = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|\Z)')


def listed(items: Iterable[str]) -> str:
    """All of them in one line."""
    return ", ".join(map(quoted, items))


def quoted(item: str) -> str:
    """One of them as it stands in the line; a quote within quotes is doubled."""
    bare = item and item == item.strip() and "," not in item and not item.startswith('"')
    return item if bare else '"{}"'.format(item.replace('"', '""'))


def items_of(line: str) -> list[str]:
    """Each of them again; what is empty is none, but for an empty one in quotes."""
    found: list[str] = []
    at = 0
    while at < len(line) and (one := _ONE.match(line, at)):
        if one[1] is not None:
            found.append(one[1].replace('""', '"'))
        elif one[2].strip():
            found.append(one[2].strip())
        at = one.end()
    return found
