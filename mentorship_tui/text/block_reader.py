"""Reads the blocks of a markdown text line by line, as CommonMark 0.31 lays it down (appendix)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .definitions import defining_lines
from .open_blocks import Container, Leaf, behind_quote, indent_at
from .openings import (
    FENCE,
    HEADING,
    ITEM,
    RULE,
    UNDERLINE,
    end_of_html,
    heading_text,
    is_blank_end,
    is_table,
)

MOST_NESTED = 50  # quotes and lists in one another; what is deeper is text
DEFINING = 100  # lines of a paragraph up to which it may turn out to be definitions


_BOX = re.compile(r"\[[ xX]\](?=\s|\Z)")
_BREAK = re.compile(r"\s*(?:\r\n?|\n)\s*")
_WORDS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands in no quote and no list; offsets in the text."""

    text: str
    level: int
    start: int
    inner: int  # where the line below it starts


class BlockReader:
    """What it has found is whole once it was told the end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = self._next = 0  # where the line starts, and the next one
        self._open: list[Container] = []
        self._is_blank = False
        self._matched = 0  # how many of them the line is in
        self._leaf: Leaf | None = None
        self.headings: list[Heading] = []
        self.boxes: list[int] = []
        self.verbatim: list[tuple[int, int]] = []

    def take(self, whole: str) -> None:
        """Read the next line."""
        self._at, self._next = self._next, self._next + len(whole)
        line = whole.rstrip("\r\n")
        was_blank, self._is_blank = self._is_blank, not line.strip(" \t")
        if self._is_blank and was_blank:
            return  # the one before has ended what a blank line ends
        leaf = self._leaf
        if not self._open and (not leaf or leaf.kind == "paragraph") and _WORDS.match(line):
            self._matched = 0
            self._add(line)
            return
        line = "" if self._is_blank else line.expandtabs(4) if "\t" in line else line
        at = self._enter(line)
        if leaf and self._is_within and self._took_verbatim(leaf, line[at:]):
            return
        self._read(line, at)

    def end(self) -> None:
        """There are no more lines: end what is open."""
        self._matched = 0
        self._close()

    @property
    def _is_within(self) -> bool:
        """True if the line is in all that is open."""
        return self._matched == len(self._open)

    @property
    def _paragraph(self) -> Leaf | None:
        """The paragraph the line may go on, also lazily: from outside its quote or item."""
        return self._leaf if self._leaf and self._leaf.kind == "paragraph" else None

    @property
    def _is_in_text(self) -> bool:
        """True where a line of a paragraph or a table is to be expected."""
        is_row = self._leaf is not None and self._leaf.kind == "table" and self._is_within
        return self._paragraph is not None or is_row

    def _enter(self, line: str) -> int:
        """Go into the open quotes and items that the line is in, and say where that leads."""
        at = self._matched = 0
        for one in self._open:
            indent = indent_at(line, at)
            if not one.width:
                if indent > 3 or line[at + indent : at + indent + 1] != ">":
                    break
                at = behind_quote(line, at + indent)
            elif at + indent >= len(line):
                if one.is_empty:
                    break
                at = len(line)
            elif indent >= one.width:
                at += one.width
            else:
                break
            self._matched += 1
        return at

    def _took_verbatim(self, leaf: Leaf, rest: str) -> bool:
        """True if the line is part of the code or the HTML that is open."""
        indent = indent_at(rest, 0)
        bare = rest[indent:]
        if leaf.kind == "code":
            ends, is_part = False, indent > 3 or not bare
        elif leaf.kind == "fence":
            closing = bare.startswith(leaf.fence) and not bare.strip(" ").strip(leaf.fence[0])
            ends, is_part = closing and indent < 4, True
        elif leaf.kind == "html" and leaf.end:
            is_end = leaf.end.match if is_blank_end(leaf.end) else leaf.end.search
            ends, is_part = is_end(bare) is not None, True
        else:
            return False
        if is_part and bare:
            leaf.last = self._next
        if ends:
            self._end_leaf()
        return is_part

    def _read(self, line: str, at: int) -> None:
        """Read what of the line is behind the quotes and items it is in."""
        while True:
            indent = indent_at(line, at)
            rest = line[at + indent :]
            self._leave_definitions(rest)
            if not rest:
                self._close()
                return
            if indent > 3:
                self._read_indented(rest)
                return
            behind = self._opened(line, at + indent, indent)
            if behind is None:
                self._read_block(rest)
                return
            at = behind

    def _leave_definitions(self, rest: str) -> None:
        """Lines that only say where links lead are no paragraph that this one could go on with."""
        leaf = self._paragraph
        if not leaf or leaf.lines[0][:1] != "[" or rest[:1] in ('"', "'", "("):
            return
        if len(leaf.lines) <= DEFINING and defining_lines(leaf.lines) == len(leaf.lines):
            self._end_leaf()

    def _read_indented(self, rest: str) -> None:
        if self._paragraph:
            self._add(rest)
        else:
            self._begin("code")

    def _opened(self, line: str, at: int, indent: int) -> int | None:
        """Go into the quote or the item that begins here, and say where that leads."""
        rest = line[at:]
        if len(self._open) >= MOST_NESTED and self._is_within:
            return None
        if rest[0] == ">":
            self._push(0)
            return behind_quote(line, at)
        found = ITEM.match(rest)
        goes_on = self._paragraph is not None and self._is_within
        if not found or self._is_other(rest, goes_on):
            return None
        behind = rest[found.end() :]
        spaces = indent_at(behind, 0)
        is_blank = spaces == len(behind)
        if goes_on and (is_blank or int(found[2] or 1) != 1):
            return None
        gap = 1 if is_blank or spaces > 4 else spaces
        self._push(indent + found.end() + gap)
        return len(line) if is_blank else at + found.end() + gap

    def _is_other(self, rest: str, goes_on: bool) -> bool:
        """True for what looks like an item: a line under a heading or a table's, and a rule."""
        leaf = self._leaf
        if goes_on and leaf and (UNDERLINE.match(rest) or is_table(leaf.lines[-1], rest)):
            return True
        return RULE.match(rest) is not None

    def _read_block(self, rest: str) -> None:
        leaf = self._paragraph if self._is_within else None
        heading = HEADING.match(rest)
        fence = FENCE.match(rest)
        end = end_of_html(rest, in_text=self._is_in_text)
        if leaf and is_table(leaf.lines[-1], rest):
            self._begin_table(leaf)
        elif heading:
            self._close()
            written = self._text[self._at : self._next].strip(" \t\r\n")
            text = heading_text(written[heading.end() :])
            self._found_heading(text, heading.end(), self._at)
        elif fence:
            self._begin("fence").fence = fence[0]
        elif end:
            begun = self._begin("html")
            begun.end = end
            if not is_blank_end(end) and end.search(rest):
                self._end_leaf()
        elif leaf and UNDERLINE.match(rest):
            self._underline(leaf, 1 if rest[0] == "=" else 2)
        elif RULE.match(rest):
            self._close()
            self._fill()
        else:
            self._add(rest)

    def _begin_table(self, leaf: Leaf) -> None:
        leaf.lines.pop()
        begun = leaf.starts.pop()
        self._begin("table").start = begun

    def _underline(self, leaf: Leaf, level: int) -> None:
        """What stood there as a paragraph is a heading."""
        defining = defining_lines(leaf.lines)
        first = defining if defining < len(leaf.lines) else 0
        self._leaf = None
        written = self._text[leaf.starts[first] : self._at]
        self._found_heading(_BREAK.sub(" ", written.strip()), level, leaf.starts[first])

    def _found_heading(self, text: str, level: int, start: int) -> None:
        self._fill()
        if not self._open:
            self.headings.append(Heading(text, level, start, self._next))

    def _add(self, rest: str) -> None:
        """Words: they go on in the paragraph or the table that is open, or begin a paragraph."""
        leaf = self._leaf
        if leaf and leaf.kind == "table" and self._is_within:
            return
        if not leaf or leaf.kind != "paragraph":
            leaf = self._begin("paragraph")
        leaf.lines.append(rest)
        leaf.starts.append(self._at)

    def _begin(self, kind: str) -> Leaf:
        self._close()
        self._leaf = Leaf(kind, self._at, self._next, is_first=self._fill())
        return self._leaf

    def _push(self, width: int) -> None:
        self._close()
        self._fill()
        self._open.append(Container(width))
        self._matched += 1

    def _fill(self) -> bool:
        """Something is in the innermost item; true if it is the first."""
        if not self._open:
            return False
        inmost = self._open[-1]
        was_empty, inmost.is_empty = inmost.is_empty, False
        return was_empty and inmost.width > 0

    def _close(self) -> None:
        """End the open block, and the quotes and items that the line is not in."""
        self._end_leaf()
        del self._open[self._matched :]

    def _end_leaf(self) -> None:
        leaf, self._leaf = self._leaf, None
        if leaf is None:
            return
        if leaf.kind in ("code", "fence", "html"):
            self.verbatim.append((leaf.start, leaf.last))
        elif leaf.is_first and leaf.lines:
            at = defining_lines(leaf.lines)
            if at < len(leaf.lines) and _BOX.match(leaf.lines[at].strip()):
                self.boxes.append(self._text.index("[", leaf.starts[at]) + 1)
