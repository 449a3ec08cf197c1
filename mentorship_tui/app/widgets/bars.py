"""Scores as bars: a label, how far of the scale, the figure, and a remark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from .fit import cut_content, fill
from .glyphs import Glyphs, bar
from .paper import PROSE_WIDTH

WIDEST_LABEL = 48
WIDEST_BAR = 24
SHORTEST_BAR = 10


class Bar(NamedTuple):
    """One line; unknown (None) is not zero. A new `group` gets a heading."""

    label: str
    value: int | None
    remark: str = ""
    group: str = ""


class Bars(NamedTuple):
    """Bars of one scale below each other."""

    bars: Sequence[Bar]
    low: int
    high: int
    glyphs: Glyphs

    def lines(self, width: int) -> list[Content]:
        if not self.bars:
            return []
        figure = len(f"{self.high}/{self.high}")
        longest = max(cell_len(one.label) for one in self.bars)
        label = min(longest, WIDEST_LABEL, max(10, width - SHORTEST_BAR - figure - 4))
        room = max(4, min(WIDEST_BAR, width - label - figure - 4))
        lines: list[Content] = []
        group = ""
        for one in self.bars:
            if one.group and one.group != group:
                lines += [Content("")] if lines else []
                lines.append(Content.styled(one.group, "bold"))
            group = one.group
            lines += self._lines(one, label, room, figure, width)
        return lines

    def _lines(self, one: Bar, label: int, room: int, figure: int, width: int) -> list[Content]:
        first, *others = Content(one.label).wrap(label) or [Content("")]
        start = fill(first, label, self.glyphs) + "  "
        if one.value is None:
            drawn = Content.styled("?".ljust(room) + " " * (figure + 2), "$text-muted")
        else:
            span = max(1, self.high - min(self.low, 0))
            share = (one.value - min(self.low, 0)) / span
            drawn = Content.styled(bar(share, room, self.glyphs), "$primary")
            drawn += f"  {one.value}/{self.high}".ljust(figure + 2)
        line = start + drawn
        remark = Content.styled(one.remark, "$text-muted")
        if line.cell_length + 2 + remark.cell_length <= width:
            return [line + "  " + remark if remark else line, *others]
        below = remark.wrap(max(8, min(width, PROSE_WIDTH) - 2)) if remark else []
        return [cut_content(line, width, self.glyphs), *others, *("  " + part for part in below)]
