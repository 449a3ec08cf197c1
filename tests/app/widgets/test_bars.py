"""Bars: whole labels at any width, and unknown is not zero."""

from __future__ import annotations

import pytest

from mentorship_tui.app.widgets.bars import Bar, Bars
from mentorship_tui.app.widgets.glyphs import UNICODE

BARS = (
    Bar("They listened more than they talked.", 5, "a remark"),
    Bar("Honest.", None),
)


@pytest.mark.parametrize("width", [36, 48, 68, 110])
def test_a_label_is_whole_at_any_width(width: int) -> None:
    """F5, M2: a statement one took a stand on is read to its end."""
    lines = [line.plain for line in Bars(BARS, 1, 5, UNICODE).lines(width)]
    assert all(len(line) <= width for line in lines)
    said = " ".join(" ".join(line.split("█")[0].split("5/5")[0] for line in lines).split())
    assert "They listened more than they talked." in said
    assert not any("…" in line for line in lines)
    assert sum("5/5" in line for line in lines) == 1


def test_unknown_is_not_zero() -> None:
    """F3: no bar and no figure where nothing is known."""
    line = Bars(BARS, 1, 5, UNICODE).lines(80)[-1].plain
    assert line.split() == ["Honest.", "?"]
