"""Chooses from the history by what the user types: words, a type, a phase, a day or a span."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...i18n import Message, Translator
from .history import Entry

DAY = re.compile(r"\d{4}[-\d]*")  # also while it is being typed
SPAN = re.compile(r"(\d{4}(?:-\d{2}){0,2})?\.\.(\d{4}(?:-\d{2}){0,2})?")


class HistoryFilter:
    """Every word must be met: in what was done, by whom, to which type, in which phase, or when.

    `2027`, `2027-01`, `2027-01-12` and spans such as `2027-01..2027-03` are days.
    """

    def __init__(self, tr: Translator, phases: Mapping[str, Message]) -> None:
        self.words: list[str] = []
        self._tr = tr
        self._phases = phases
        self._known: dict[tuple[str, str], str] = {}

    def ask(self, text: str) -> None:
        """From now on this is what is asked for."""
        self.words = text.casefold().split()

    def lets(self, entry: Entry, shown: str = "") -> bool:
        """True if the entry is among what was asked for; the words it is shown by count, too."""
        if not self.words:
            return True
        day = entry.when.astimezone().date().isoformat()
        key = (entry.oid, entry.path)
        said = self._known.get(key) or self._known.setdefault(key, self._said(entry))
        said = f"{said}\n{shown.casefold()}"
        return all(_met(word, day, said) for word in self.words)

    def _said(self, entry: Entry) -> str:
        parts = [entry.subject, entry.author]
        for kind in entry.kinds:
            parts += [self._tr(kind.label), self._tr(kind.plural)]
            if kind.phase in self._phases:
                parts.append(self._tr(self._phases[kind.phase]))
        parts += (touched.path for touched in entry.files)
        return "\n".join(parts).casefold()


def _met(word: str, day: str, said: str) -> bool:
    span = SPAN.fullmatch(word)
    if span and word != "..":
        first, last = span[1] or "", span[2] or "9"
        return first <= day and day[: len(last)] <= last
    if DAY.fullmatch(word) and day.startswith(word):
        return True
    return word in said
