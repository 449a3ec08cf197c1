"""Finds a person in a text: surely, or perhaps and why (docs/outgoing.md, Anonymise)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ...i18n import Message, msg
from .addresses import bare, local_parts, office_locals
from .folded import Folded, folded
from .name import CALENDAR, NAMES_IN_S, SHORTEST, Name, is_a_word, name_of, words_in
from .phones import find_phones
from .references import Reference, references_in, slugs_in
from .writing import (
    BEFORE,
    BEHIND,
    GAP,
    is_in_capitals,
    is_written_as_name,
    ways_of_parts,
    ways_of_whole,
)

SHARED = msg("somebody else has this name too")
SHORT = msg("it is so short that it may be a word")
WORD = msg("it may be a word and no name")
STRANGER = msg("it may be in the name of somebody else")
INITIALS = msg("it may be the initials")
NICKNAME = msg("it may be what you call them")
ADDRESS = msg("it may be their address")
NUMBER = msg("it may be their number")
OF_OTHERS = msg("it is in the name of somebody else")

_TITLE_BEFORE = re.compile(r"(?:\b(?:dr|prof|mr|mrs|ms|sir|herr|fru)\.?)\s\Z", re.IGNORECASE)
_CAPITAL_BEFORE = re.compile(r"[^\W\d_][\w'’-]*[ \u00a0]\Z")
_CAPITAL_BEHIND = re.compile(r"[ \u00a0]([^\W\d_][\w'’-]*)")
_SENTENCE = re.compile(r"(?:\A|[.!?:…\n\"“”(\[>*#|/–—-])[\s\"“”‘’'(*_\[\]xX#>|-]*\Z")


class Mention(NamedTuple):
    """One place in a text. `doubt` says why it may be none; None where it is sure."""

    start: int
    end: int
    doubt: Message | None
    detail: bool = False  # a number or an address, which is taken out instead of replaced
    genitive: bool = False  # its ending is within the place
    reference: bool = False  # in a link or a path, which follows the file and is no prose


@dataclass(frozen=True)
class Person:
    """What is known of somebody; `others` are the names of everybody else, the mentee's too."""

    name: str
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()  # what links to their page are called
    others: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()  # parts of the name that are words in this journal
    slugs: frozenset[str] = frozenset()  # what files are called; such a word is a reference

    @cached_property
    def known(self) -> Name:
        """The name, read."""
        return name_of(self.name)

    @cached_property
    def shared(self) -> frozenset[str]:
        """Parts that are in somebody else's name."""
        theirs = {part for other in self.others for part in name_of(other).whole}
        return frozenset(theirs.intersection(self.known.whole))

    @cached_property
    def _others(self) -> re.Pattern[str] | None:
        """Whole names of others that have a part of this one in them, the longest first."""
        names = [name_of(other).whole for other in self.others]
        near = [name for name in names if len(name) > 1 and self.shared.intersection(name)]
        near = [name for name in near if name != self.known.whole]
        ways = "|".join(
            GAP.join(map(re.escape, name)) for name in sorted(near, key=len, reverse=True)
        )
        return re.compile(f"{BEFORE}(?:{ways}){BEHIND}") if near else None

    @cached_property
    def _whole(self) -> re.Pattern[str] | None:
        name = self.known.whole
        if len(name) < 2:
            return None
        ways = "|".join(ways_of_whole(name))
        return re.compile(f"{BEFORE}(?:{ways})(?:(?<=\\.)|{BEHIND})")

    @cached_property
    def _parts(self) -> re.Pattern[str] | None:
        ways = ways_of_parts(self.known.parts)
        run = f"(?P<parts>(?:{ways})(?:[ -](?:{ways}))*)"
        return re.compile(f"{BEFORE}{run}{BEHIND}") if ways else None

    @cached_property
    def _nicknames(self) -> re.Pattern[str] | None:
        given = [" ".join(words_in(one)) for one in (*self.nicknames, *self.known.nicknames)]
        names = {one for one in given if one and one not in (*self.known.parts, "")}
        names.discard(" ".join(self.known.whole))
        ways = "|".join(
            one.replace(" ", GAP) for one in sorted(map(re.escape, names), key=len, reverse=True)
        )
        ways = ways.replace(r"\ ", GAP)
        return re.compile(f"{BEFORE}(?:{ways}){BEHIND}") if names else None

    def find(self, text: str) -> list[Mention]:
        """Every place in the text, in order; none lies in another."""
        fold = folded(text)
        taken: list[tuple[int, int]] = []
        found: list[Mention] = []
        for mention in self._all(text, fold):
            if any(mention.start < end and start < mention.end for start, end in taken):
                continue
            taken.append((mention.start, mention.end))
            if mention.end > mention.start and mention.doubt is not _NOBODY:
                found.append(mention)
        return sorted(found)

    def find_in_path(self, path: str) -> list[Mention]:
        """Every place in the path of a file, whose words are small and joined by hyphens."""
        fold = folded(path)
        found = [self._of_whole(fold, match, path) for match in _matches(self._whole, fold)]
        found += [
            self._of_part(fold, match, path, in_path=True) for match in _matches(self._parts, fold)
        ]
        found += [
            Mention(*fold.span(*match.span()), NICKNAME)
            for match in _matches(self._nicknames, fold)
        ]
        others = [fold.span(*match.span()) for match in _matches(self._others, fold)]
        return [
            Mention(one.start, one.end, OF_OTHERS) if _is_within(one, others) else one
            for one in _apart(found)
        ]

    def _all(self, text: str, fold: Folded) -> Iterator[Mention]:
        """What comes first has the place."""
        references = list(references_in(text)) + list(slugs_in(text, self.slugs))
        for start, end, in_doubt in find_phones(fold, self.phones):
            yield Mention(*fold.span(start, end), NUMBER if in_doubt else None, detail=True)
        for reference in references:
            yield from self._in_reference(text, reference)
        for match in _matches(self._others, fold):
            yield Mention(*_span(fold, match), OF_OTHERS)
        for match in _matches(self._whole, fold):
            if is_written_as_name(self.known.whole, text[slice(*_span(fold, match))]):
                yield self._of_whole(fold, match, text)
        for match in _matches(self._parts, fold):
            yield self._of_part(fold, match, text)
        for match in _matches(self._nicknames, fold):
            yield Mention(*_span(fold, match), NICKNAME, genitive=bool(match["of"]))
        yield from self._initials(text)
        for address in self._local_parts:
            for match in re.finditer(rf"(?<![\w.]){re.escape(address)}(?![\w@])", fold.text):
                yield Mention(*fold.span(*match.span()), ADDRESS, detail=True)

    def _of_whole(self, fold: Folded, match: re.Match[str], text: str) -> Mention:
        start, end = _span(fold, match)
        written = text[start:end]
        spelled = words_in(written)
        doubt = None
        if any(len(one) == 1 for one in spelled) and self.shared.intersection(spelled):
            doubt = INITIALS
        if all(map(is_a_word, self.known.whole)) and not is_in_capitals(written):
            doubt = WORD  # `per dag`
        return Mention(start, end, doubt, genitive=bool(match["of"]))

    def _of_part(
        self, fold: Folded, match: re.Match[str], text: str, *, in_path: bool = False
    ) -> Mention:
        start, end = _span(fold, match)
        parts = [one for one in self.known.parts if one in words_in(match["parts"])]
        doubts = [
            self._doubt(one, text, start, end, in_path=in_path) for one in parts or [match["parts"]]
        ]
        doubt = next(filter(None, doubts), None)
        return Mention(start, end, doubt, genitive=bool(match["of"]))

    def _doubt(
        self, part: str, text: str, start: int, end: int, *, in_path: bool
    ) -> Message | None:
        is_word = is_a_word(part) or part in self.words
        if part in self.shared:
            return SHARED
        if f"{part}s" in NAMES_IN_S and text[end - 1] in "sS" and "'" not in text[start:end]:
            return STRANGER
        if len(part) < SHORTEST:
            return SHORT
        if part in CALENDAR or (is_word and in_path):
            return WORD
        if in_path:
            return STRANGER  # without capitals: the title of the record may tell
        if not text[start].isupper():
            return WORD
        before = text[max(0, start - 60) : start]
        if is_word and _SENTENCE.search(before):
            return WORD
        beside = self._follows_another(part, before) or self._leads_another(text[end : end + 40])
        return STRANGER if beside else None

    def _leads_another(self, behind: str) -> bool:
        """True before a word with a capital that is no part of the name: `Anna Lind`."""
        word = _CAPITAL_BEHIND.match(behind)
        return word is not None and self._is_another(word[1])

    def _follows_another(self, part: str, before: str) -> bool:
        """True behind such a word: `Town Hall`; the first word of a sentence says less."""
        word = _CAPITAL_BEFORE.search(before)
        if word is None or _TITLE_BEFORE.search(before) or not self._is_another(word[0].strip()):
            return False
        begins = bool(_SENTENCE.search(before[: word.start()]))
        return not begins or part != self.known.whole[0]

    def _is_another(self, word: str) -> bool:
        is_own = any(one in self.known.whole for one in words_in(word))
        return word[0].isupper() and word != "I" and not is_own

    def _in_reference(self, text: str, reference: Reference) -> Iterator[Mention]:
        start, end, sort = reference
        target = text[start:end]
        doubt, is_theirs = self._address_doubt(target, sort)
        if sort == "file":
            hits = self.find_in_path(target)
            if any(one.doubt is not OF_OTHERS for one in hits):
                sure = any(one.doubt is None for one in hits)
                yield Mention(start, end, None if sure else hits[0].doubt, reference=True)
        elif is_theirs:
            yield Mention(start, end, doubt, detail=True)
        yield Mention(start, end, _NOBODY)  # nothing of it is prose

    def _address_doubt(self, target: str, sort: str) -> tuple[Message | None, bool]:
        """Why an address may be another's, and True if it is, or may be, theirs."""
        plain = folded(target).text.removeprefix("mailto:")
        known = {folded(one).text.strip() for one in (*self.emails, *self.pages)}
        if plain in known or bare(plain) in set(map(bare, known)):
            return None, True
        hits = self.find_in_path(target.partition("@")[0] if sort == "email" else target)
        if any(one.doubt is None and _is_whole(self, target, one) for one in hits):
            return None, True
        if any(one.doubt is not OF_OTHERS for one in hits):
            return ADDRESS, True
        local = plain.partition("@")[0] if sort == "email" else ""
        if local and (local in self._local_parts or local in office_locals(self.known)):
            return ADDRESS, True
        return None, False

    @cached_property
    def _local_parts(self) -> frozenset[str]:
        return local_parts(self.emails)

    def _initials(self, text: str) -> Iterator[Mention]:
        letters = self.known.initials.upper()
        if not letters:
            return
        ways = rf"(?:{letters}|{r'[. -]{0,2}'.join(letters)}\.)"
        for match in re.finditer(rf"(?<![^\W_])(?<![A-Z]\.)(?:{ways})(?:'?s)?(?![^\W_])", text):
            yield Mention(match.start(), match.end(), INITIALS)


_NOBODY = Message("")


def _matches(pattern: re.Pattern[str] | None, fold: Folded) -> Iterator[re.Match[str]]:
    return pattern.finditer(fold.text) if pattern else iter(())


def _span(fold: Folded, match: re.Match[str]) -> tuple[int, int]:
    return fold.span(match.start(), match.end())


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Those that come first in the list have the place; in order of place."""
    kept: list[Mention] = []
    for one in mentions:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept)


def _is_within(one: Mention, spans: list[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in spans)


def _is_whole(person: Person, target: str, one: Mention) -> bool:
    spelled = "".join(words_in(target[one.start : one.end]))
    return len(person.known.whole) > 1 and all(part in spelled for part in person.known.whole)
