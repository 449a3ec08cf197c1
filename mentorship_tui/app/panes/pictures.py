"""The pictures a pane shows of a kind of record: a board, bars, progress."""

from __future__ import annotations

from ...records.record import Record
from ...records.registry import TYPES
from ..progress import progress
from ..saying import title_of
from ..scene import Scene
from ..widgets.bars import Bar, Bars
from ..widgets.board import Board, Column
from ..widgets.paper import Drawing


def board_picture(scene: Scene, records: tuple[Record, ...]) -> list[Drawing]:
    """A column for each stage that has anyone in it."""
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
    """How far each goal has come, by the newest evaluation that says so."""
    scores = progress(scene.snapshot)
    bars = [Bar(title_of(goal, scene), scores.get(goal.slug)) for goal in records]
    return [Bars(bars, 0, 10, scene.glyphs)]


def profile_picture(scene: Scene, records: tuple[Record, ...]) -> list[Drawing]:
    """The qualities by weight."""
    return []
