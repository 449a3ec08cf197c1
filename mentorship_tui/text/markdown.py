"""The reader of markdown, for the screen and for paper alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

MOST_REPEATED = 2_000_000  # characters that named links may add to a text
SHORT = 100  # a target of that length is no flood, however often it is named


def reader() -> MarkdownIt:
    """A new reader: no HTML, tables, and no links that swell beyond all measure."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    made.core.ruler.after("block", "no_flood", _drop_flood)
    return made


def _drop_flood(state: StateCore) -> None:
    """Drop named targets that are long and named often: 1 MB of file would be gigabytes of page."""
    longest = max(SHORT, MOST_REPEATED // max(1, state.src.count("[")))
    named = state.env.get("references", {})
    for label, target in [*named.items()]:
        if len(target["href"]) + len(target["title"]) > longest:
            del named[label]
