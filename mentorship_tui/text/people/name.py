"""A person's name in its parts, and which of them may mean something else (docs/outgoing.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .folded import folded

SHORTEST = 3  # letters of a part; shorter ones are words of other kinds too

# Names that are words, months or days as well, in either language: alone they are in doubt.
_CALENDAR = "may maj mai june juni april august augusti juli july january mars march sunday friday"
_SWEDISH = """
    ask berg bill bjork bjorn blad bo bok bro by bygg dag dal ed ek eke en falk fors frost glad god
    gran hall harm hav hed hjort holm jag lind liv ljung ljus lo lund lust malm man mat mild min mo
    mor mork my ni nord norr ny ost oster page park per ran rand ren ro ros rost rot rune rusk sand
    sig siv sjo skog skold sol son stal stark sten stig storm strand strid strom sund svan svard
    svart tage tall tor tyra ulv vaster val vide vik vinter yt
"""
_ENGLISH = """
    amber art baker bear bird black bond book brook brown buck chance chase clay cliff cook cross
    dale dawn dean do drew duke earl faith field fisher ford foster frank free french gene glen good
    grace grant gray green grey guy hall harm heather herb hill holly home hope house hunt hunter
    iris ivy jack jade joy king knight lake lane lee lily long love major mark marks mason max
    melody miles miller moon nick noble north ocean olive page park parker pat pearl pen penny pike
    piper pool porter price prince rank ray red reed rice rich rob robin rock rod rose ruby rust
    sandy see sky snow south spring star stone storm strand summer sun tall taylor tell tom turner
    van victor violet wade walker ward waters way west white will winter wood woods wolf young
"""
CALENDAR = frozenset(_CALENDAR.split())
# names that another name would be in the genitive: Hans is no hint of Han
NAMES_IN_S = ("anders", "hans", "jens", "jons", "klas", "lars", "mats", "nils", "pers", "tomas")
WORDS = frozenset((_SWEDISH + _ENGLISH).split())
_EXTRA = re.compile(r"[(\[{,/|].*\Z|[\"“”„«»][^\"“”„«»]*[\"“”„«»]", re.DOTALL)
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_TITLES = ("dr", "prof", "professor", "mr", "mrs", "ms", "herr", "fru", "doktor", "docent", "sir")


@dataclass(frozen=True, slots=True)
class Name:
    """`whole` and `parts` are folded; a double name is there as a whole and in its halves."""

    whole: tuple[str, ...]
    parts: tuple[str, ...]
    nicknames: tuple[str, ...]
    initials: str  # "" with fewer than two parts


def name_of(text: str) -> Name:
    """Read a name. What stands in brackets or behind a comma is none of it."""
    nicknames = tuple(
        name for quoted in _QUOTED.findall(text) if (name := " ".join(words_in(quoted)))
    )
    plain = [word for word in _EXTRA.sub(" ", text).split() if any(map(str.isalpha, word))]
    kept = [word for word in plain if folded(word).text.strip(".") not in _TITLES] or plain
    whole = tuple(part for word in kept for part in words_in(word))
    small = {part for word in kept if word.islower() for part in words_in(word)}
    if all(part in small for part in whole):
        small = set()
    parts = [part for part in whole if part not in small]  # not the `von` of a name
    initials = "".join(part[0] for part in parts) if len(parts) > 1 else ""
    return Name(whole, tuple(dict.fromkeys(parts)), nicknames, initials)


def words_in(text: str) -> list[str]:
    """The folded words of a name or a file name: letters alone."""
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", folded(text).text)


def is_a_word(part: str) -> bool:
    """True for a part of a name that is a word of the language as well."""
    return part in WORDS or part in CALENDAR
