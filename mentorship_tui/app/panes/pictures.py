"""The pictures a pane shows of a kind of record: the board, goals, the tree of introductions."""

from __future__ import annotations

from textual.content import Content

from ...guidance.balance import balance
from ...guidance.evaluation import progress
from ...guidance.introductions import introductions
from ...i18n import msg
from ...records.record import Record
from ...records.registry import TYPES
from ..saying import title_of
from ..scene import Scene
from ..widgets.bars import Bar, Bars
from ..widgets.board import Board, Column
from ..widgets.paper import Drawing, Gap, Prose

HIGHEST = 10


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
    drawings: list[Drawing] = [Bars(bars, 0, HIGHEST, scene.glyphs)]
    advice = balance(records).advice
    if advice and scene.encourage:
        drawings += [Gap(), Prose(Content.styled(scene.tr(advice), "$secondary"))]
    return drawings


def network_picture(scene: Scene, records: tuple[Record, ...]) -> list[Drawing]:
    """Me, whom I asked, whom they suggested (F1)."""
    drawings: list[Drawing] = [Prose(Content.styled(scene.tr(msg("Me")), "bold"))]
    for depth, node in introductions(scene.snapshot).walk():
        if node.record is not None:
            style = "" if node.record.type == "person" else "$primary"
            branch = "  " * (depth - 1) + f"{scene.glyphs.branch} "
            drawings.append(Prose(Content.styled(node.name, style), branch, style="$text-muted"))
    return drawings
