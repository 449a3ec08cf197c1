"""What changed from one text to another, word by word, in the lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from .compare import opcodes

MOST_WORDS = 4000  # of a passage; a longer one is shown as replaced

_WORD = re.compile(r"\w+|\s|[^\w\s]")


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """Some text, and what became of it."""

    mark: Mark
    text: str


Line = tuple[Piece, ...]


def word_difference(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order; those that are the same stand once."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return _joined([Piece(Mark.GONE, old), Piece(Mark.NEW, new)])
    return _joined(_pieces(before, after))


def changed_lines(old: str, new: str, around: int = 1) -> tuple[Line | None, ...]:
    """The lines with changes and those around them; None stands for lines left out between."""
    lines = list(_lines(old.split("\n"), new.split("\n")))
    changed = [at for at, line in enumerate(lines) if any(one.mark != Mark.SAME for one in line)]
    near = {at + step for at in changed for step in range(-around, around + 1)}
    shown: list[Line | None] = []
    last = -1
    for at in sorted(near & set(range(len(lines)))):
        if at > last + 1 and last >= 0:
            shown.append(None)
        shown.append(lines[at])
        last = at
    return tuple(shown)


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    for tag, start, end, new_start, new_end in opcodes(old, new):
        if tag == "equal":
            yield from ((Piece(Mark.SAME, line),) for line in old[start:end])
        elif tag == "delete":
            yield from ((Piece(Mark.GONE, line),) for line in old[start:end])
        elif tag == "insert":
            yield from ((Piece(Mark.NEW, line),) for line in new[new_start:new_end])
        else:
            yield from _split("\n".join(old[start:end]), "\n".join(new[new_start:new_end]))


def _split(old: str, new: str) -> Iterator[Line]:
    """A passage that was rewritten, cut into lines again."""
    line: list[Piece] = []
    for piece in word_difference(old, new):
        first, *others = piece.text.split("\n")
        line.append(Piece(piece.mark, first))
        for text in others:
            yield tuple(one for one in line if one.text) or (Piece(Mark.SAME, ""),)
            line = [Piece(piece.mark, text)]
    yield tuple(one for one in line if one.text) or (Piece(Mark.SAME, ""),)


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, start, end, new_start, new_end in opcodes(old, new):
        if tag == "equal":
            yield Piece(Mark.SAME, "".join(old[start:end]))
        else:
            yield Piece(Mark.GONE, "".join(old[start:end]))
            yield Piece(Mark.NEW, "".join(new[new_start:new_end]))


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Without empty ones; a blank that stayed between two changed words goes with them."""
    given = [piece for piece in pieces if piece.text]
    found: list[Piece] = []
    for at, piece in enumerate(given):
        between = 0 < at < len(given) - 1 and given[at + 1].mark != Mark.SAME
        if piece.mark == Mark.SAME and between and piece.text.isspace() and "\n" not in piece.text:
            found += [Piece(Mark.GONE, piece.text), Piece(Mark.NEW, piece.text)]
        else:
            found.append(piece)
    return tuple(_ordered(found))


def _ordered(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Of each run of changes first all that is gone, then all that is new."""
    gone = new = ""
    for piece in (*pieces, Piece(Mark.SAME, "")):
        if piece.mark == Mark.GONE:
            gone += piece.text
        elif piece.mark == Mark.NEW:
            new += piece.text
        else:
            yield from (Piece(mark, text) for mark, text in _both(gone, new) if text)
            gone = new = ""
            if piece.text:
                yield piece


def _both(gone: str, new: str) -> tuple[tuple[Mark, str], ...]:
    return (Mark.GONE, gone), (Mark.NEW, new)
