"""The board's drawing: what there is no room for is named on the side it lies."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from mentorship_tui.app.widgets.cards import Card, Cards, Stage
from mentorship_tui.app.widgets.glyphs import UNICODE

NAMES = ("Lead", "Named", "Researching", "Contacted", "Meeting", "Trying", "Chosen", "Declined")


class Board(App[None]):
    def compose(self) -> ComposeResult:
        yield Cards(UNICODE)


def filled() -> list[str]:
    return [name for at, name in enumerate(NAMES) if at % 3]


def stages() -> list[Stage]:
    return [
        Stage(
            name, name, [Card(f"{name}-{number}", f"Person {number}") for number in range(at % 3)]
        )
        for at, name in enumerate(NAMES)
    ]


@pytest.mark.parametrize("width", [50, 70])
async def test_every_stage_with_cards_is_on_the_screen_or_named_at_its_edge(width: int) -> None:
    """F6, X5: nobody on the board is out of sight without a sign."""
    app = Board()
    async with app.run_test(size=(width, 24)) as pilot:
        for here in filled():
            app.query_one(Cards).show(stages(), f"{here}-0")
            await pilot.pause()
            edges, columns, *_ = app.query_one(Cards).render().plain.split("\n")
            assert here in columns
            assert all(name in columns or f"{name} " in edges for name in filled())
            assert ("←" in edges) == (NAMES[0] not in columns)
            assert ("→" in edges) == (NAMES[-1] not in columns)
            assert len(edges) <= width


async def test_what_is_named_at_an_edge_gives_way_to_the_arrows() -> None:
    app = Board()
    async with app.run_test(size=(36, 24)) as pilot:
        app.query_one(Cards).show(stages(), "Meeting-0")
        await pilot.pause()
        edges = app.query_one(Cards).render().plain.split("\n")[0]
        assert edges.startswith("←")
        assert edges.endswith("→")
        assert len(edges) == 36


async def test_with_room_for_all_there_is_nothing_at_the_edges() -> None:
    app = Board()
    async with app.run_test(size=(200, 24)) as pilot:
        app.query_one(Cards).show(stages())
        await pilot.pause()
        columns = app.query_one(Cards).render().plain.split("\n")[0]
        assert all(name in columns for name in NAMES)


async def test_an_empty_stage_leaves_its_room_to_names() -> None:
    """F6, X5: nobody's name is cut while a column without cards stands there with room."""
    names = ["Birgitta Hallström", "Candidate Number 0123"]
    full = [Stage("named", "Named", [Card(name, name) for name in names])]
    empty = [Stage(name, name, []) for name in NAMES[2:]]
    app = Board()
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Cards).show([*full, *empty])
        await pilot.pause()
        drawn = app.query_one(Cards).render().plain
        assert all(name in drawn for name in names)
        assert all(len(line) <= 80 for line in drawn.split("\n"))


async def test_names_are_whole_where_every_stage_is_full() -> None:
    """F6, X5: fewer columns rather than cut names; the others are named at the edge."""
    full = [Stage(name, name, [Card(name, "Candidate Number 0123")]) for name in NAMES]
    app = Board()
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Cards).show(full, "Contacted")
        await pilot.pause()
        edges, columns, _, cards, *_ = app.query_one(Cards).render().plain.split("\n")
        assert "Contacted" in columns
        assert cards.count("Candidate Number 0123") == 3
        assert "…" not in cards
        assert "Lead 1" in edges
        assert "Declined 1" in edges
