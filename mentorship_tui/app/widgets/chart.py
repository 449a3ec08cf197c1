"""Values over time: drawn by plotext where there is room, else as bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from .bars import Bar, Bars
from .glyphs import ASCII, Glyphs

NARROWEST = 40
WIDEST = 80
HEIGHT = 11
MOST_LINES = 6  # more of them cover each other
LETTERS = "abcdefghijklmnop"


class Series(NamedTuple):
    """One thing over time; a point is a day and its value."""

    label: str
    points: Sequence[tuple[date, int]]


class Chart(NamedTuple):
    """Lines over time, each with a letter at its points: told apart without colour."""

    series: Sequence[Series]
    low: int
    high: int
    glyphs: Glyphs

    def lines(self, width: int) -> list[Content]:
        known = [one for one in self.series if one.points]
        days = {day for one in known for day, _ in one.points}
        if not known:
            return []
        plain = width < NARROWEST or self.glyphs is ASCII
        if plain or len(days) < 2 or len(known) > MOST_LINES:
            return self._bars(known).lines(width)
        return [*self._drawn(known, min(width, WIDEST)), *self._legend(known, width)]

    def _bars(self, known: Sequence[Series]) -> Bars:
        """The last value of each; of one alone, all its values."""
        if len(known) == 1:
            bars = [Bar(day.isoformat(), value) for day, value in known[0].points]
        else:
            bars = [Bar(one.label, one.points[-1][1], _from_to(one, self.glyphs)) for one in known]
        return Bars(bars, self.low, self.high, self.glyphs)

    def _drawn(self, known: Sequence[Series], width: int) -> list[Content]:
        from textual_plotext.plot import Plot

        first = min(day for one in known for day, _ in one.points)
        last = max(day for one in known for day, _ in one.points)
        plot = Plot()
        plot.theme("clear")
        plot.plotsize(width, HEIGHT)
        marked = []
        for letter, one in zip(LETTERS, known, strict=False):
            days = [(day - first).days for day, _ in one.points]
            values = [value for _, value in one.points]
            plot.plot(days, values, marker="braille")
            marked.append((days, values, letter if len(known) > 1 else self.glyphs.current))
        for days, values, mark in marked:
            plot.scatter(days, values, marker=mark)
        plot.ylim(self.low, self.high)
        plot.yticks([self.low, (self.low + self.high) // 2, self.high])
        plot.xticks([0, (last - first).days], [f"{first:%Y-%m}", f"{last:%Y-%m}"])
        built = str(plot.build())
        return [Content(line.rstrip()) for line in _plain(built).rstrip("\n").split("\n")]

    def _legend(self, known: Sequence[Series], width: int) -> list[Content]:
        if len(known) == 1:
            return []
        lines = []
        for letter, one in zip(LETTERS, known, strict=False):
            text = Content.styled(f"{letter} ", "bold") + f"{one.label}  "
            text += Content.styled(_from_to(one, self.glyphs), "$text-muted")
            lines += text.wrap(width)
        return lines


def _from_to(one: Series, glyphs: Glyphs) -> str:
    first, last = one.points[0][1], one.points[-1][1]
    return f"{first} {glyphs.arrow} {last}" if len(one.points) > 1 else str(last)


def _plain(text: str) -> str:
    """Without the control codes plotext puts at the ends of lines."""
    from rich.text import Text

    return Text.from_ansi(text).plain
