"""One version of a whole file, laid out for choosing between two."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ...i18n import msg
from ...journal.reading.question_sides import Side
from ...text.clean import one_line, plain
from ...text.difference import changed_lines
from ..record.differences import marked
from ..scene import Scene
from ..widgets.paper import Drawing, Prose

INDENT = "   "
MOST_LINES = 40


def told_side(side: Side, other: str | None, scene: Scene) -> Iterator[Drawing]:
    """What it is, and how its text differs from the `other`; without one, the text itself."""
    yield Prose(Content(one_line(scene.tr(side.told))).stylize("bold"), INDENT)
    if side.text is None:
        return
    if other is None:
        lines = [Content(plain(line)) for line in side.text.rstrip("\n").split("\n")]
    else:
        more = Content(scene.glyphs.more)
        found = changed_lines(other, side.text)
        lines = [marked(line) if line is not None else more for line in found]
    for line in lines[:MOST_LINES]:
        yield Prose(line, INDENT)
    if len(lines) > MOST_LINES:
        left = scene.tr(msg("and {count} more lines", count=len(lines) - MOST_LINES))
        yield Prose(Content.styled(left, "$text-muted"), INDENT)
