"""How an intention is said in a sentence, however it was written."""

from __future__ import annotations

import re

from ..i18n import Message, msg
from ..text.clean import one_line

_WANTING = re.compile(
    r"(jag vill|jag skulle vilja|att|i want to|i would like to|i'd like to|to)\s+", re.IGNORECASE
)


def wish(intention: str) -> str:
    """The intention without "I want to" before it and the full stop after it."""
    bare = _bare(one_line(intention).strip())
    shouted = bare[1:2].isupper()
    return (bare if shouted else bare[:1].lower() + bare[1:]).rstrip(".! ")


def _bare(text: str) -> str:
    found = _WANTING.match(text)
    return text[found.end() :] if found else text


def wanted(intention: str) -> Message:
    """The intention as a sentence of its own (R8: it stays in sight)."""
    return msg("I want to {intention}", intention=wish(intention))
