"""Titles by some of their letters, in order: `asv` finds Anna Svensson."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MOST_LETTERS = 24


class Titles:
    """Many folded titles as one text: one pass of a pattern looks through all of them."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._lines = [" ".join(title.split())[:200] for title in titles]
        self._text = "\n".join(self._lines)

    def with_words(self, words: Sequence[str], most: int) -> list[int]:
        """Which titles have all the words; those where each begins a word first."""
        ahead = "".join(f"(?=[^\\n]*?{re.escape(word)})" for word in words)
        pattern = re.compile(f"^{ahead}[^\\n]+", re.MULTILINE)
        starts = [re.compile(rf"(?<![^\W_]){re.escape(word)}") for word in words]
        found = []
        for line, hit in self._hits(pattern):
            later = sum(not start.search(hit[0]) for start in starts)
            found.append((later, len(hit[0]), line))
        return [line for _, _, line in sorted(found)[:most]]

    def _hits(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        line = at = 0
        for hit in pattern.finditer(self._text):
            line += self._text.count("\n", at, hit.start())
            at = hit.start()
            yield line, hit

    def find(self, words: Sequence[str], most: int) -> list[int]:
        """Which titles have the letters of all the words in order, the closest first."""
        letters = "".join(words)[:MOST_LETTERS]
        if len(letters) < 2:
            return []
        between = "[^\\n]*?".join(map(re.escape, letters))
        pattern = re.compile(f"^[^\\n]*?(?<![^\\W_])({between})", re.MULTILINE)
        found = [
            (hit.end(1) - hit.start(1), hit.start(1) - hit.start(), line)
            for line, hit in self._hits(pattern)
        ]
        return [line for _, _, line in sorted(found)[:most]]
