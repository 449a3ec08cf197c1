"""The reader of blocks: what is a heading and what a task item, as CommonMark has it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mentorship_tui.text.structure import structure, with_closed_end

EXAMPLES: list[str] = json.loads(
    (Path(__file__).parent / "commonmark" / "examples.json").read_text(encoding="utf-8")
)
TASK = "- [ ] a task\n"
HEADING = "## a heading\n"

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BOX = re.compile(r"\[[ xX]\](?=\s|\Z)")
_BREAK = re.compile(r"\s*\n\s*")

Found = tuple[list[tuple[str, int, int]], list[int]]

# as people write, and as they do not: quotes, lists and code within one another
PARTS = (
    "- |* |+ |1. |2) |> |>|  |    |\t| |# |## h|- [ ] t|[x] t|[ ] u|foo|Bar baz|```|~~~|````|===|"
    "---|***|<div>|</div>|<!--|-->|<a>|<pre>|</pre>|[a]: /u|-|1.|\\|`x`|#|# #|- - |``` a|*q*|**b**"
)
LINES = st.lists(st.sampled_from(PARTS.split("|")), max_size=3).map("".join)
TEXTS = st.builds(
    lambda lines, eol, end: eol.join(lines) + end,
    st.lists(LINES, max_size=9),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
    st.sampled_from(["", "\n"]),
)


def reference() -> MarkdownIt:
    """The library's own reader, up to the blocks."""
    made = MarkdownIt("commonmark").enable("table")
    made.core.ruler.enableOnly(["normalize", "block"])
    return made


def as_markdown_it_reads(text: str, reader: MarkdownIt) -> Found:
    """The headings with their levels and lines, and the lines of task items."""
    tokens = reader.parse(text)
    headings = [
        (_BREAK.sub(" ", inline.content).strip(), int(one.tag[1]), (one.map or [0])[0])
        for one, inline in pairwise(tokens)
        if one.type == "heading_open" and one.level == 0
    ]
    tasks = [
        (inline.map or [0])[0]
        for item, first, inline in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if (item.type, first.type) == ("list_item_open", "paragraph_open")
        and _BOX.match(inline.content)
    ]
    return headings, sorted(tasks)


def as_we_read(text: str) -> Found:
    """The same of our reader."""
    starts = [found.start() for found in _LINES.finditer(text)]
    shape = structure(text)
    headings = [
        (one.text, one.level, bisect_right(starts, one.start) - 1) for one in shape.headings
    ]
    return headings, [bisect_right(starts, box) - 1 for box in shape.boxes]


def with_line(text: str, line: str) -> Iterator[str]:
    """The text with that line put in at every place."""
    lines = _LINES.findall(text)
    for at in range(len(lines) + 1):
        before = "".join(lines[:at])
        gap = "" if not before or before.endswith("\n") else "\n"
        yield f"{before}{gap}{line}{''.join(lines[at:])}"


@pytest.mark.parametrize(
    "line",
    ["", TASK, "  - [x] deeper\n", "2. [ ] b\n", HEADING],
    ids=["untouched", "task", "deeper", "numbered", "heading"],
)
def test_it_agrees_with_markdown_it_on_the_specification(line: str) -> None:
    """format.md, Rules: every example, with a line put in at every place."""
    reader = reference()
    texts = [text for one in EXAMPLES for text in (with_line(one, line) if line else [one])]
    differing = [text for text in texts if as_we_read(text) != as_markdown_it_reads(text, reader)]
    assert differing == []


@given(TEXTS)
def test_it_agrees_with_markdown_it_on_anything(text: str) -> None:
    """But for what format.md names, of which nothing is in these lines."""
    assert as_we_read(text) == as_markdown_it_reads(text, reference())


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("[a]:\n===\n", ([("[a]:", 1, 0)], [])),
        ("- [ ] a|b\n-|-\n", ([], [0])),
        ("1. \u00a0\n[ ] b\n", ([], [])),
        ("> " * 24 + "- [ ] deep\n", ([], [0])),
        ("[" + "a\n" * 120 + "]: /u\n===\n", ([("[" + "a " * 120 + "]: /u", 1, 0)], [])),
    ],
    ids=[
        "definition over an underline",
        "item as a table's head",
        "no-break space",
        "nested",
        "long",
    ],
)
def test_where_it_differs_it_is_as_format_md_says(text: str, ours: Found) -> None:
    assert as_we_read(text) == ours
    assert as_markdown_it_reads(text, reference()) != ours


@given(TEXTS)
def test_offsets_are_those_of_the_text(text: str) -> None:
    """Every box holds a space or an x; headings and code follow one another."""
    shape = structure(text)
    assert all(text[box - 1] + text[box + 1] == "[]" for box in shape.boxes)
    assert list(shape.boxes) == sorted(shape.boxes)
    bounds = [at for one in shape.headings for at in (one.start, one.inner)]
    assert bounds == sorted(bounds)
    for start, end in shape.verbatim:
        assert 0 <= start < end <= len(text)


@given(TEXTS)
def test_behind_a_closed_end_more_may_follow(text: str) -> None:
    """What is added below is never part of code or of a comment; what was there stays."""
    closed = with_closed_end(text)
    assert closed.startswith(text)
    apart = closed if not closed or closed.endswith("\n") else f"{closed}\n"
    assert structure(f"{apart}\n# added").headings[-1].text == "added"
    assert with_closed_end(closed) == closed
