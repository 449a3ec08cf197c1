"""Records as cards in columns, one for each stage that has any."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from textual.content import Content

from .fit import fill
from .glyphs import Glyphs

NARROWEST = 16
WIDEST = 30
GAP = 2


class Column(NamedTuple):
    """A stage and the titles of what is in it."""

    title: str
    cards: Sequence[str]


class Board(NamedTuple):
    """The columns side by side; those that do not fit go on below."""

    columns: Sequence[Column]
    glyphs: Glyphs

    def lines(self, width: int) -> list[Content]:
        filled = [column for column in self.columns if column.cards]
        if not filled:
            return []
        a_row = max(1, min(len(filled), (width + GAP) // (NARROWEST + GAP)))
        wide = min(WIDEST, (width + GAP) // a_row - GAP)
        lines: list[Content] = []
        for start in range(0, len(filled), a_row):
            lines += [Content("")] if lines else []
            lines += self._row(filled[start : start + a_row], wide)
        return lines

    def _row(self, columns: Sequence[Column], wide: int) -> list[Content]:
        drawn = [self._column(column, wide) for column in columns]
        blank = Content(" " * wide)
        return [
            Content(" " * GAP).join(parts).rstrip()
            for parts in zip_longest(*drawn, fillvalue=blank)
        ]

    def _column(self, column: Column, wide: int) -> list[Content]:
        head = f"{column.title} ({len(column.cards)})"
        return [
            fill(Content.styled(head, "bold"), wide, self.glyphs),
            Content.styled(self.glyphs.line * wide, "$text-muted"),
            *(
                fill(Content(f"{self.glyphs.bullet} {card}"), wide, self.glyphs)
                for card in column.cards
            ),
        ]
