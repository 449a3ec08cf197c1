"""Things beside each other in columns, row by row; those that do not fit go on below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from .fit import fill
from .glyphs import Glyphs

LABEL = 24
NARROWEST = 16
WIDEST = 30
GAP = 2

Cell = Callable[[int], Content]  # draws itself for a width


class Line(NamedTuple):
    """A label and one cell for each column; without cells it is a heading."""

    label: str
    cells: Sequence[Cell] = ()


class SideBySide(NamedTuple):
    """Columns with a head each, all with the same rows."""

    heads: Sequence[str]
    rows: Sequence[Line]
    glyphs: Glyphs

    def lines(self, width: int) -> list[Content]:
        label = min(LABEL, width // 3)
        a_row = max(1, (width - label) // (NARROWEST + GAP))
        longest = max((cell_len(row.label) for row in self.rows if row.cells), default=0)
        spare = width - min(a_row, len(self.heads)) * (NARROWEST + GAP)
        label = max(label, min(longest, spare))
        lines: list[Content] = []
        for start in range(0, len(self.heads), a_row):
            lines += [Content("")] if lines else []
            lines += self._block(start, start + a_row, label, width)
        return lines

    def _block(self, start: int, end: int, label: int, width: int) -> list[Content]:
        heads = self.heads[start:end]
        wide = min(WIDEST, (width - label) // len(heads) - GAP)
        gap = Content(" " * GAP)
        named = [fill(Content.styled(head, "bold"), wide, self.glyphs) for head in heads]
        lines = [gap.join([Content(" " * label), *named])]
        for row in self.rows:
            if not row.cells:
                lines += [Content(""), Content.styled(row.label, "bold $primary")]
                continue
            cells = [fill(cell(wide), wide, self.glyphs) for cell in row.cells[start:end]]
            name, *more = Content.styled(row.label, "$text-muted").wrap(label)
            lines.append(gap.join([name.pad_right(label - name.cell_length), *cells]))
            lines += more
        return lines
