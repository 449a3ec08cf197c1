"""How an intention is said in a sentence, however it was written."""

from __future__ import annotations

import re

from ..i18n import Message, msg
from ..text.clean import one_line

_WANTING = re.compile(
    r"(jag vill|jag skulle vilja|att|i want to|i would like to|i'd like to|to)\s+", re.IGNORECASE
)
_OF_ONESELF = re.compile(r"(jag|i|i['’](?:m|d|ll|ve))\s+", re.IGNORECASE)
# what an English sentence about oneself begins with, and what stands for it after "I want to"
_AFTER_TO = (
    (r"i am|i['’]m", "be "),
    (r"i can", "be able to "),
    (r"i want|i would like|i['’]d like|i['’]ve", "have "),
    (r"i will|i['’]ll|i", ""),
)


def wish(intention: str) -> str:
    """The intention as it fits after "I want to", without the full stop after it.

    Nothing of a Swedish sentence about oneself: its verb does not fit there, so a letter has a gap.
    """
    said = _said(intention)
    if _is_sentence(said):
        return _after_to(said).rstrip(".! ")
    bare = _bare(said)
    shouted = bare[1:2].isupper()
    return (bare if shouted else bare[:1].lower() + bare[1:]).rstrip(".! ")


def wanted(intention: str) -> Message:
    """The intention as a sentence of its own (R8: it stays in sight)."""
    said = _said(intention)
    if _is_sentence(said):
        return msg("{words}", words=(said[:1].upper() + said[1:]).rstrip(".! "))
    return msg("I want to {intention}", intention=wish(intention))


def _said(intention: str) -> str:
    return one_line(intention).strip()


def _is_sentence(said: str) -> bool:
    """True of "I lead the team": "I want to" before it would make it nonsense."""
    return bool(_OF_ONESELF.match(said)) and not _WANTING.match(said)


def _after_to(said: str) -> str:
    for beginning, instead in _AFTER_TO:
        found = re.match(rf"(?:{beginning})\s+", said, re.IGNORECASE)
        if found:
            return instead + said[found.end() :]
    return ""


def _bare(text: str) -> str:
    found = _WANTING.match(text)
    return text[found.end() :] if found else text
