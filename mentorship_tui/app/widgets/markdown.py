"""A markdown text as drawings for reading: headings, lists, tasks, quotes, code, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content

from .glyphs import Glyphs
from .paper import Drawing, Gap, Heading, Prose, Verbatim

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TASK = re.compile(r"\[([ xX])\]\s+")
HEADING_STYLES = {"h1": "bold underline $primary", "h2": "bold $primary"}
INLINE_STYLES = {"strong_open": "bold", "em_open": "italic", "s_open": "strike"}
LIST_INDENT = 2
FULL_LINE = 60  # characters; from here on an editor may have wrapped it


@cache
def _parser() -> MarkdownIt:
    from ...text.markdown import reader

    return reader()


def markdown(text: str, glyphs: Glyphs) -> list[Drawing]:
    """The drawings of a body; `text` is already safe for the screen."""
    return list(_Page(glyphs).draw(_parser().parse(text)))


class _Page:
    """Walks the tokens; what stands before the next paragraph is kept in `_before`."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._lists: list[int | None] = []  # the next number, None for bullets
        self._quotes = 0
        self._item = ""  # what stands before the item's first paragraph
        self._tight = False
        self._started = False

    def draw(self, tokens: Sequence[Token]) -> Iterator[Drawing]:
        rest = iter(tokens)
        for token in rest:
            match token.type:
                case "heading_open":
                    style = HEADING_STYLES.get(token.tag, "bold")
                    yield Heading(_words(next(rest)).plain, style, gap=self._started)
                case "bullet_list_open" | "ordered_list_open":
                    yield from self._gap(not self._lists)
                    numbered = token.type == "ordered_list_open"
                    self._lists.append(int(token.attrGet("start") or 1) if numbered else None)
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._item = self._mark()
                case "blockquote_open":
                    self._quotes += 1
                case "blockquote_close":
                    self._quotes -= 1
                case "paragraph_open":
                    yield from self._gap(not token.hidden and not self._item)
                case "inline":
                    yield self._paragraph(_words(token))
                case "fence" | "code_block":
                    yield from self._gap(True)
                    yield Verbatim(token.content.rstrip("\n"), "$text-muted")
                case "hr":
                    yield Prose(Content.styled(self._glyphs.line * 12, "$text-muted"))
                case "table_open":
                    yield from self._gap(True)
                    yield from _table(rest, self._glyphs)
            self._started = True

    def _gap(self, wanted: bool) -> Iterator[Drawing]:
        if wanted and self._started:
            yield Gap()

    def _mark(self) -> str:
        number = self._lists[-1]
        if number is None:
            return f"{self._glyphs.bullet} "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _paragraph(self, words: Content) -> Prose:
        indent = " " * (LIST_INDENT * max(0, len(self._lists) - 1))
        mark, self._item = self._item, ""
        task = TASK.match(words.plain) if mark else None
        if task:
            done = task[1] != " "
            mark = (self._glyphs.ticked if done else self._glyphs.unticked) + " "
            words = words[task.end() :]
            words = words.stylize("$text-muted") if done else words
        if self._lists and not mark:
            indent += " " * LIST_INDENT
        quote = f"{self._glyphs.upright} " * self._quotes
        before = quote + indent + mark
        return Prose(words, before, quote + " " * (len(before) - len(quote)), "$primary")


def _words(token: Token) -> Content:
    """The inline tokens as one text with its emphasis."""
    parts: list[Content] = []
    styles: list[str] = []
    target = ""
    lines = iter(token.content.split("\n"))
    for child in token.children or ():
        if child.type in INLINE_STYLES:
            styles.append(INLINE_STYLES[child.type])
        elif child.type in ("strong_close", "em_close", "s_close"):
            styles.pop()
        elif child.type == "link_open":
            styles.append("underline")
            target = str(child.attrGet("href") or "")
        elif child.type == "link_close":
            styles.pop()
            if target not in (parts[-1].plain if parts else ""):
                parts.append(Content.styled(f" ({target})", "$text-muted"))
        elif child.type == "image":
            parts.append(Content.styled(f"{child.content} ({child.attrGet('src')})", "italic"))
        elif child.type == "code_inline":
            parts.append(Content.styled(child.content, "$accent"))
        elif child.type == "hardbreak":
            parts.append(Content("\n"))
            next(lines, "")
        elif child.type == "softbreak":
            parts.append(Content(" " if _is_full(next(lines, "")) else "\n"))
        else:
            parts.append(Content.styled(child.content, " ".join(dict.fromkeys(styles))))
    return Content("").join(parts)


def _is_full(line: str) -> bool:
    """True where a line was broken because it was full; a short one was meant to end there."""
    return len(line) >= FULL_LINE


def _table(tokens: Iterator[Token], glyphs: Glyphs) -> Iterable[Drawing]:
    rows: list[list[Content]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(_words(token))
    widths = [
        max(row[column].cell_length for row in rows if column < len(row))
        for column in range(max(len(row) for row in rows))
    ]
    separator = f" {glyphs.upright} "
    for row in rows:
        cells = [
            cell.pad_right(width - cell.cell_length)
            for cell, width in zip(row, widths, strict=False)
        ]
        yield Prose(Content(separator).join(cells))
