"""Where a text without tabs breaks, from any line break on.

Textual 8.2.8 has the rule (`textual._wrap`), for a whole line at a time: words go to the next row
with the blanks behind them, and what is longer than a row is cut where the row is full.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator, Sequence

from rich.cells import cell_len, get_character_cell_size

_WORD = re.compile(r"\S+\s*|\s+")
_ROWS_BACK = 2  # a word that reaches over two full rows is too long for one, whatever follows


def breaks(line: str, width: int, start: int = 0) -> Iterator[int]:
    """The places behind `start` at which a row begins; `start` must be such a place, or 0."""
    filled = 0  # cells of the row
    at = start
    if _is_inside_word(line, start):
        at = _word_end(line, start)
        filled = yield from _cuts(line, start, at, width)
    while at < len(line):
        end = _word_end(line, at)
        cells = _cells(line, at, end, width)
        if cells <= width - filled:
            filled += cells
        else:
            if at > start and (filled or cells > width):
                yield at
            filled = cells
            if cells > width:
                filled = yield from _cuts(line, at, end, width)
        at = end


def breaks_again(
    old: str, offsets: Sequence[int], new: str, width: int, changed: tuple[int, int]
) -> tuple[list[int], int]:
    """The breaks of `new`, and how many characters were gone through for them.

    `offsets` are those of `old`, which is the same before the first place of `changed` and
    behind the other, a place in `old`.
    """
    first, last = changed
    shift = len(new) - len(old)
    row = max(0, bisect_right(offsets, first) - _ROWS_BACK)
    start = offsets[row - 1] if row else 0
    found = list(offsets[:row])
    for at in breaks(new, width, start):
        found.append(at)
        same = bisect_left(offsets, at - shift)
        if at - shift > last and same < len(offsets) and offsets[same] == at - shift:
            found += [offset + shift for offset in offsets[same + 1 :]]
            return found, at - start
    return found, len(new) - start


def _is_inside_word(line: str, at: int) -> bool:
    if at == 0:
        return False
    return not (line[at - 1].isspace() and not line[at : at + 1].isspace())


def _word_end(line: str, at: int) -> int:
    word = _WORD.match(line, at)
    return word.end() if word else len(line)


def _cells(line: str, start: int, end: int, most: int) -> int:
    """How wide it is; any number above `most` if it is wider."""
    reach = start + 2 * most
    while reach < end and cell_len(line[start:reach]) <= most:
        reach += reach - start
    return cell_len(line[start : min(reach, end)])


def _cuts(line: str, start: int, end: int, width: int) -> Generator[int, None, int]:
    """Where a word is cut that is longer than a row; returns the cells of its last row."""
    begun = start
    while (at := _full(line, begun, end, width)) < end:
        yield at
        begun = at
    return cell_len(line[begun:end])


def _full(line: str, start: int, end: int, width: int) -> int:
    """Where the row is full that begins there."""
    row = line[start : min(end, start + width)]
    plain = len(row) if row.isascii() and row.isprintable() else 0  # a cell each
    filled = plain
    for at in range(start + plain, end):
        filled += get_character_cell_size(line[at])
        if filled > width:
            return at
    return end
