"""E-mail and web addresses by their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .folded import folded
from .name import SHORTEST, Name, is_a_word


def bare(address: str) -> str:
    """A web address without what people leave out."""
    return re.sub(r"\A(?:https?://)?(?:www\.)?|/\Z", "", address)


def local_parts(emails: Iterable[str]) -> frozenset[str]:
    """What stands before the @, folded, where it is no word and long enough to be told."""
    found = {folded(one).text.partition("@")[0].strip() for one in emails if "@" in one}
    return frozenset(one for one in found if len(one) > SHORTEST and not is_a_word(one))


def office_locals(name: Name) -> frozenset[str]:
    """`ahall`, `annah`, `ah`: how offices make addresses of names."""
    if len(name.whole) < 2:
        return frozenset()
    first, last = name.whole[0], name.whole[-1]
    pairs = ((first[0], last), (first, last[0]), (first[0], last[0]), (first[:3], last[:3]))
    return frozenset(f"{a}{gap}{b}" for a, b in pairs for gap in ("", ".", "_", "-"))
