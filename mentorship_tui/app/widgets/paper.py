"""Drawings for a sheet; each lays itself out in lines for the width it gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

TWO_COLUMNS = 72  # from this width on
PROSE_WIDTH = 92  # longer lines are hard to read


class Drawing(Protocol):
    """Anything that can lay itself out in lines."""

    def lines(self, width: int) -> list[Content]:
        """The lines, none wider than `width`."""
        ...


def lines_of(drawings: Iterable[Drawing], width: int) -> list[Content]:
    """A page: it begins with no empty line, and never has two where one drawing follows another."""
    lines: list[Content] = []
    for drawing in drawings:
        drawn = drawing.lines(width)
        blank = bool(drawn) and not drawn[0].plain and not isinstance(drawing, Verbatim)
        lines += drawn[1:] if blank and not (lines and lines[-1].plain) else drawn
    return lines


class Prose(NamedTuple):
    """Text that wraps; `first` stands before its first line, the others are indented as far."""

    text: Content
    first: str = ""
    rest: str | None = None
    style: str = ""  # of what stands before

    def lines(self, width: int) -> list[Content]:
        before = cell_len(self.first)
        rest = " " * before if self.rest is None else self.rest
        room = max(8, min(width, PROSE_WIDTH) - before)
        wrapped = self.text.wrap(room) or [Content("")]
        return [
            Content.styled(rest if index else self.first, self.style) + line
            for index, line in enumerate(wrapped)
        ]


class Verbatim(NamedTuple):
    """Text in its own line breaks; a longer line goes on below."""

    text: str
    style: str = ""

    def lines(self, width: int) -> list[Content]:
        whole = Content.styled(self.text.expandtabs(4), self.style)
        return [part for line in whole.split(allow_blank=True) for part in line.fold(max(2, width))]


class Marks(NamedTuple):
    """Short things one after the other after what stands first; none is broken."""

    first: Content
    marks: Sequence[Content]

    def lines(self, width: int) -> list[Content]:
        lines = [self.first]
        for mark in self.marks:
            if lines[-1].cell_length + 2 + mark.cell_length > width:
                lines.append(Content(" " * self.first.cell_length))
            lines[-1] += Content("  ") + mark
        return lines


class Parts(NamedTuple):
    """Short things with a sign between them; a line ends between two of them."""

    parts: Sequence[Content]
    between: str

    def lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for part in self.parts:
            longer = lines[-1] + self.between + part if lines else part
            if lines and longer.cell_length <= width:
                lines[-1] = longer
            else:
                lines += part.wrap(max(1, width))
        return lines


class Gap(NamedTuple):
    """An empty line."""

    def lines(self, width: int) -> list[Content]:
        return [Content("")]


class KeyHint(NamedTuple):
    """A key and what it does; `key` is what a click on it is to press."""

    name: str
    what: str
    key: str

    def lines(self, width: int) -> list[Content]:
        hint = Prose(Content(self.what), f"{self.name:<5} ", style="bold $primary")
        meant = Style.from_meta({"hint": self.key})
        return [line.stylize(meant) for line in hint.lines(width)]


class Where(NamedTuple):
    """A drawing that is there only where it gets that many columns."""

    widest_without: int
    drawing: Drawing

    def lines(self, width: int) -> list[Content]:
        return self.drawing.lines(width) if width >= self.widest_without else []


class Heading(NamedTuple):
    """A heading with an empty line before it."""

    text: str
    style: str = "bold $primary"
    gap: bool = True

    def lines(self, width: int) -> list[Content]:
        written = Content.styled(self.text, self.style).wrap(max(8, min(width, PROSE_WIDTH)))
        return [Content(""), *written] if self.gap else written


class Pairs(NamedTuple):
    """Labels with their values, in two columns where short ones fit side by side."""

    pairs: Sequence[tuple[str, Content]]
    widest_label: int = 24

    def lines(self, width: int) -> list[Content]:
        if not self.pairs:
            return []
        longest = max(cell_len(name) for name, _ in self.pairs)
        word = max(cell_len(word) for name, _ in self.pairs for word in name.split() or [""])
        # a word is not broken where there is room for it
        label = max(min(self.widest_label, width * 2 // 5, longest), min(word, width // 2))
        lines = self._laid_out(label, width)
        whole = min(self.widest_label, width // 2, longest)
        if whole <= label:
            return lines
        if self._breaks_distance(whole, width) and not self._breaks_distance(label, width):
            return lines
        other = self._laid_out(whole, width)  # labels in one piece, where it costs no line
        return other if len(other) <= len(lines) else lines

    def _breaks_distance(self, label: int, width: int) -> bool:
        """True if labels that wide leave a date's distance too little room for one line."""
        room = max(8, min(width, PROSE_WIDTH) - label - 2)
        parts = [part for _, value in self.pairs for part in _date_and_distance(value)]
        return any(part.cell_length > room for part in parts)

    def _laid_out(self, label: int, width: int) -> list[Content]:
        whole = min(width, PROSE_WIDTH)
        entries = [self._entry(name, value, label, whole) for name, value in self.pairs]
        return (
            _in_columns(entries, whole)
            if width >= TWO_COLUMNS
            else [line for entry in entries for line in entry]
        )

    def _entry(self, name: str, value: Content, label: int, width: int) -> list[Content]:
        names = Content.styled(name, "$text-muted").wrap(label)
        values = _wrapped(value, max(8, width - label - 2)) or [Content("")]
        return [
            _cell(names, index, label) + "  " + _cell(values, index, 0)
            for index in range(max(len(names), len(values)))
        ]


def _wrapped(value: Content, width: int) -> list[Content]:
    """A date's distance, in brackets after it, goes below it in one piece."""
    if value.cell_length > width:
        parts = _date_and_distance(value)
        if parts and all(part.cell_length <= width for part in parts):
            return parts
    return value.wrap(width)


def _date_and_distance(value: Content) -> list[Content]:
    """What stands before the brackets at the end, and these; nothing where there are none."""
    at = value.plain.rfind(" (")
    return [value[:at], value[at + 1 :]] if at > 0 and value.plain.endswith(")") else []


def _in_columns(entries: Sequence[list[Content]], width: int) -> list[Content]:
    """Two neighbours on one line where both are short."""
    short = [entry[0].cell_length for entry in entries if _is_short(entry, width)]
    column = max(short, default=0) + 3
    lines: list[Content] = []
    waiting = False
    for entry in entries:
        if waiting and _fits(entry, width - column):
            lines[-1] = _cell([lines[-1]], 0, column) + entry[0]
            waiting = False
        else:
            lines += entry
            waiting = _is_short(entry, width)
    return lines


def _fits(entry: Sequence[Content], width: int) -> bool:
    return len(entry) == 1 and entry[0].cell_length <= width


def _is_short(entry: Sequence[Content], width: int) -> bool:
    return _fits(entry, width * 11 // 20)


def _cell(parts: Sequence[Content], index: int, width: int) -> Content:
    part = parts[index] if index < len(parts) else Content("")
    return part.pad_right(max(0, width - part.cell_length))
