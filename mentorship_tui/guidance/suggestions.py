"""The names somebody gave: read out of what was written down of it (F1, F2, R31, R32)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..records.record import Record
from ..text.clean import one_line

MOST_WORDS = 4
LONGEST = 80

_MARK = re.compile(r"^(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}[:,]?\s+")
_END = re.compile(r"\s[-–—]\s|[,;:(.?!]|\s+=\s")
_PARTICLES = frozenset({"af", "av", "von", "van", "de", "der", "den", "di", "da", "du", "la", "le"})
_KINDS = {
    "industry": ("industry", "field", "bransch"),
    "company": ("company", "firm", "företag", "bolag"),
    "network": ("network", "nätverk", "association", "förening"),
    "event": ("event", "conference", "evenemang", "konferens", "mässa"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody, or a place to look: a lead has no name of flesh and blood yet (R31)."""

    name: str
    note: str = ""  # what was said beside the name
    lead: bool = False
    lead_kind: str = ""  # as the candidate's field has it; "" where the words do not say


def suggestions_in(text: str) -> tuple[Suggestion, ...]:
    """Each once, in their order. A list item may be a place; a line of prose must be a name."""
    found: dict[str, Suggestion] = {}
    for line in text.split("\n"):
        for one in _in_line(line.strip()):
            found.setdefault(one.name.casefold(), one)
    return tuple(found.values())


def is_place(candidate: Record) -> bool:
    """True for a lead, also one that was put aside before there was a name (F2, R31)."""
    if candidate.text("stage") == "lead":
        return True
    return bool(candidate.text("lead_kind")) and not _is_name(one_line(candidate.title))


def _in_line(line: str) -> Iterator[Suggestion]:
    mark = _MARK.match(line)
    rest = _DATE.sub("", one_line(line[mark.end() :] if mark else line)).strip(" \"“”'’*_")
    several = [part.strip() for part in re.split(r",|\s(?:och|and|&)\s", rest)]
    if len(several) > 1 and all(map(_is_name, several)):
        yield from map(Suggestion, several)
        return
    end = _END.search(rest)
    head, note = (rest[: end.start()].strip(), rest[end.end() :]) if end else (rest, "")
    kind = _kind_of(head)
    if kind and end and end[0] == ":" and len(head.split()) == 1:
        head, note = _begun_large(note.strip()), ""
    if kind or not _is_name(head):
        if mark and head:
            yield Suggestion(head[:LONGEST], note.strip(" )."), lead=True, lead_kind=kind)
    else:
        yield Suggestion(head, note.strip(" )."))


def _begun_large(text: str) -> str:
    """As a title in a list of names begins."""
    return text[:1].upper() + text[1:]


def _is_name(text: str) -> bool:
    """Two to four words with capitals, small words between them."""
    words = text.split()
    if not 2 <= len(words) <= MOST_WORDS or len(text) > LONGEST:
        return False
    capitals = [word for word in words if word[0].isupper()]
    others = [word for word in words if not word[0].isupper()]
    return len(capitals) > 1 and words[0][0].isupper() and set(others) <= _PARTICLES


def _kind_of(head: str) -> str:
    first = head.casefold().split(" ")[0]
    for kind, words in _KINDS.items():
        if first.startswith(words):
            return kind
    return ""
