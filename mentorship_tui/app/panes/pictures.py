"""The pictures a pane shows of a kind of record: a board, bars, progress."""

from __future__ import annotations

from ...records.record import Record
from ...records.registry import TYPES
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
    bars = [Bar(title_of(goal, scene), progress_of(goal, scene)) for goal in records]
    return [Bars(bars, 0, 10, scene.glyphs)]


def progress_of(goal: Record, scene: Scene) -> int | None:
    """The last score of a goal; where it started until there is one."""
    for evaluation in reversed(scene.snapshot.current("evaluation")):
        score = evaluation.scores("goals").get(goal.slug)
        if score is not None:
            return score
    return goal.number("baseline")


def profile_picture(scene: Scene, records: tuple[Record, ...]) -> list[Drawing]:
    """The qualities by weight."""
    return []
