"""The pictures a pane shows of a kind of record: the board, goals, the tree of introductions."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ...guidance.balance import Balance, balance
from ...guidance.evaluation import progress
from ...guidance.introductions import Node, introductions
from ...i18n import msg
from ...records.record import Record
from ...records.registry import TYPES
from ..scene import Scene
from ..widgets.bars import Bar, Bars
from ..widgets.board import Board, Column
from ..widgets.glyphs import Glyphs
from ..widgets.paper import Drawing, Gap, Parts, Prose
from .labels import title_of

HIGHEST = 10
MOST_BLOCKS = 12


def board_picture(scene: Scene, records: tuple[Record, ...]) -> list[Drawing]:
    """A column for each stage that has anyone in it (F6)."""
    kind = TYPES[records[0].type]
    stages = kind.field(kind.stage)
    columns = [
        Column(
            scene.tr(choice.label),
            [
                title_of(record, scene)
                for record in records
                if record.text(kind.stage) == choice.key
            ],
        )
        for choice in (stages.choices if stages else ())
    ]
    return [Board(columns, scene.glyphs)]


def goals_picture(scene: Scene, records: tuple[Record, ...]) -> list[Drawing]:
    """How far each goal has come, and whether one side of life is empty (P2)."""
    bars = [Bar(title_of(one.goal, scene), one.now) for one in progress(scene.snapshot)]
    found = balance(records)
    drawings: list[Drawing] = [Bars(bars, 0, HIGHEST, scene.glyphs), Gap(), _sides(found, scene)]
    if found.advice:  # no encouragement: the balance itself says it
        drawings.append(Prose(Content.styled(scene.tr(found.advice), "$secondary")))
    return drawings


def _sides(found: Balance, scene: Scene) -> Drawing:
    """How many goals of each side, in a number and in as many blocks."""
    tr, glyphs = scene.tr, scene.glyphs
    sides = [
        (msg("work {count}", count=found.professional), found.professional, "$primary"),
        (msg("private {count}", count=found.private), found.private, "$secondary"),
        (msg("both {count}", count=found.both), found.both, "$success"),
    ]
    if found.unsaid:
        sides.append((msg("unmarked {count}", count=found.unsaid), found.unsaid, "$text-muted"))
    counted = [
        Content(f"{tr(text)} ") + Content.styled(glyphs.full * min(n, MOST_BLOCKS), style)
        for text, n, style in sides
    ]
    return Parts([one.rstrip() for one in counted], f" {glyphs.dot} ")


def network_picture(scene: Scene, records: tuple[Record, ...]) -> list[Drawing]:
    """Me, whom I asked, whom they suggested (F1)."""
    drawings: list[Drawing] = [Prose(Content.styled(scene.tr(msg("Me")), "bold"))]
    return [*drawings, *_branches(introductions(scene.snapshot), "", scene.glyphs)]


def _branches(node: Node, before: str, glyphs: Glyphs) -> Iterator[Drawing]:
    """The line goes on past each branch but the last."""
    for child in node.children:
        last = child is node.children[-1]
        branch, below = (glyphs.branch, " ") if last else (glyphs.fork, glyphs.upright)
        style = "" if child.record and child.record.type == "person" else "$primary"
        text = Content.styled(child.name, style)
        rest = before + below.ljust(len(branch)) + " "
        yield Prose(text, f"{before}{branch} ", rest, style="$text-muted")
        yield from _branches(child, rest, glyphs)
