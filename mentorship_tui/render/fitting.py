"""What keeps a text on its page: words that may be broken, and tables of many columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

# how many columns a table has for its letters to be smaller on paper, and what its class is
CLASSES = ((50, "widest"), (20, "wider"), (7, "wide"))
LONGEST, ROOM = (
    20,
    48,
)  # letters of a word in a column, and in the columns of a line, at their widest


def fit(tokens: Sequence[Token]) -> None:
    """Mark wide tables, and short cells and long words in any, for the style sheet."""
    long = re.compile("")
    most = 0
    for at, token in enumerate(tokens):
        if token.type == "table_open":
            columns = _columns(tokens, at)
            most = max(1, min(LONGEST, ROOM // columns))
            long = re.compile(rf"([^ \t\n]{{{most},}})")
            for name in (name for least, name in CLASSES if columns > least):
                token.attrJoin("class", name)
        elif token.type == "inline" and tokens[at - 1].type in ("th_open", "td_open"):
            if len(token.content) < most:
                tokens[at - 1].attrJoin("class", "short")
            children = token.children or []
            token.children = [part for child in children for part in _broken(child, long)]


def _columns(tokens: Sequence[Token], at: int) -> int:
    head = takewhile(lambda one: one.type != "thead_close", islice(tokens, at, None))
    return sum(one.type == "th_open" for one in head)


def _broken(token: Token, long: re.Pattern[str]) -> Iterator[Token]:
    """The same, with each long word marked as one that may be broken anywhere."""
    if token.type == "code_inline" and long.search(token.content):
        token.attrSet("class", "long")
    if token.type != "text":
        yield token
        return
    for number, words in enumerate(long.split(token.content)):
        if number % 2:
            yield _like(token, "html_inline", '<span class="long">')
        if words:
            yield _like(token, "text", words)
        if number % 2:
            yield _like(token, "html_inline", "</span>")


def _like(token: Token, kind: str, content: str) -> Token:
    return token.copy(type=kind, content=content)
