"""Titles by some of their letters, in order: `asv` finds Anna Svensson; by words with a slip."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

MOST_LETTERS = 24
SLIP_FROM = 5  # letters of a word that may have one wrong: shorter ones are all alike
MOST_ALIKE = 40  # words of titles for each that was typed
_WORD = re.compile(r"[^\W_]+")


class Titles:
    """Many folded titles as one text: one pass of a pattern looks through all of them."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._lines = [" ".join(title.split())[:200] for title in titles]
        self._text = "\n".join(self._lines)

    def with_words(self, words: Sequence[str], most: int) -> list[int]:
        """Which titles have all the words; those where each begins a word first."""
        found = [_written(word) for word in words]
        return self._with(found, [rf"(?<![^\W_]){word}" for word in found], most)

    def with_slips(self, words: Sequence[str], most: int) -> list[int]:
        """Which titles have all the words, one letter of each wrong, missing, added or swapped."""
        found = [self._alike(word) for word in words]
        if not any(found):
            return []
        either = [
            rf"(?<![^\W_])(?:{'|'.join(map(_written, [word, *alike]))})"
            for word, alike in zip(words, found, strict=True)
        ]
        return self._with(either, either, most)

    def _with(self, patterns: Sequence[str], first: Sequence[str], most: int) -> list[int]:
        ahead = "".join(f"(?=[^\\n]*?{pattern})" for pattern in patterns)
        pattern = re.compile(f"^{ahead}[^\\n]+", re.MULTILINE)
        starts = [re.compile(one) for one in first]
        found = []
        for line, hit in self._hits(pattern):
            later = sum(not start.search(hit[0]) for start in starts)
            found.append((later, len(hit[0]), line))
        return [line for _, _, line in sorted(found)[:most]]

    def _alike(self, word: str) -> list[str]:
        """Words that titles have, of which the typed one with a slip in it is the beginning."""
        if not SLIP_FROM <= len(word) <= MOST_LETTERS or " " in word:
            return []
        found: set[str] = set()
        for meant, whole in _meant(word, self._letters):
            at = bisect_left(self._known, meant)
            while at < len(self._known) and self._known[at].startswith(meant):
                if not whole or self._known[at] == meant:
                    found.add(self._known[at])
                at += 1
                if len(found) >= MOST_ALIKE:
                    return sorted(found)
        return sorted(found)

    @cached_property
    def _known(self) -> list[str]:
        return sorted(set(_WORD.findall(self._text)))

    @cached_property
    def _letters(self) -> str:
        return "".join(sorted(set("".join(self._known)))[:MOST_ALIKE])

    def _hits(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        line = at = 0
        for hit in pattern.finditer(self._text):
            line += self._text.count("\n", at, hit.start())
            at = hit.start()
            yield line, hit

    def find(self, words: Sequence[str], most: int) -> list[int]:
        """Which titles have the letters of all the words in order, the closest first."""
        letters = "".join(words)[:MOST_LETTERS]
        if len(letters) < 2 or " " in letters:
            return []
        between = "[^\\n]*?".join(map(re.escape, letters))
        pattern = re.compile(f"^[^\\n]*?(?<![^\\W_])({between})", re.MULTILINE)
        found = [
            (hit.end(1) - hit.start(1), hit.start(1) - hit.start(), line)
            for line, hit in self._hits(pattern)
        ]
        return [line for _, _, line in sorted(found)[:most]]


def _written(word: str) -> str:
    """The pattern of a word; of a phrase, with whatever is no letter between its words."""
    return r"(?:[^\w\n]|_)+".join(map(re.escape, word.split(" ")))


def _meant(word: str, letters: str) -> Iterator[tuple[str, bool]]:
    """What somebody who typed `word` with one slip may have meant; `whole` if nothing follows.

    Without that, any word that begins alike but for its last letter would do.
    """
    last = len(word) - 1
    for at in range(len(word)):
        before, behind = word[:at], word[at + 1 :]
        yield before + behind, at == last
        for letter in letters:
            yield before + letter + behind, at == last
            yield before + letter + word[at:], False
        if behind:
            yield before + behind[0] + word[at] + behind[1:], False
