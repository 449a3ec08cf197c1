"""Pictures for what is read on paper: numbers over time as SVG, and as a table where it is text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from .table import markdown_table

WIDTH, BELOW = 640, 24
ROW, ROW_GAP = 24, 5  # of a picture with a row for each line
ROWS_LEFT, ROWS_RIGHT = 320, 610
MOST_COLUMNS = 6
# told apart by colour on a screen and by their dashes on paper
LINES = (
    ("#85470f", ""),
    ("#2f6350", "6 3"),
    ("#3b5b92", "2 3"),
    ("#a32a18", "8 3 2 3"),
    ("#655a4c", "1 4"),
    ("#7c5200", "12 4"),
)


class Box(NamedTuple):
    """Where lines are drawn."""

    left: float
    right: float
    top: float
    bottom: float


PLOT = Box(34, 628, 12, 186)


class Series(NamedTuple):
    """One line of a picture."""

    label: str
    points: Sequence[tuple[date, int]]


class Figure(NamedTuple):
    """Values over time between `low` and `high`."""

    title: str
    series: Sequence[Series]
    low: int
    high: int

    @property
    def days(self) -> list[date]:
        """Every day with a value, in order."""
        return sorted({day for one in self.series for day, _ in one.points})

    @property
    def is_stacked(self) -> bool:
        """True where there are more lines than can be told apart: each has a row of its own."""
        return len(self.series) > len(LINES)

    def as_svg(self) -> str:
        """The picture, with nothing in it that is fetched or run."""
        days = self.days
        if not days:
            return ""
        box = Box(ROWS_LEFT, ROWS_RIGHT, 0, len(self.series) * ROW) if self.is_stacked else PLOT
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} '
            f'{box.bottom + BELOW}" role="img">',
            f"<title>{escape(self.title)}</title>",
            *(_day(day, days, box) for day in {days[0]: None, days[-1]: None}),
        ]
        parts += self._rows(days, box) if self.is_stacked else self._lines(days, box)
        return "".join([*parts, "</svg>"])

    def legend(self) -> list[tuple[str, str, str]]:
        """Label, colour and dashes of each line; none where each has its label beside it."""
        if self.is_stacked:
            return []
        return [(one.label, *LINES[number % len(LINES)]) for number, one in enumerate(self.series)]

    def as_markdown(self) -> str:
        """The same as a table: a row for each line, or for each day where there are many."""
        days = self.days
        values = [dict(one.points) for one in self.series]
        if len(days) > MOST_COLUMNS:
            rows = [[day.isoformat(), *(str(v.get(day, "")) for v in values)] for day in days]
            return markdown_table(["", *(one.label for one in self.series)], rows)
        rows = [
            [one.label, *(str(v.get(day, "")) for day in days)]
            for one, v in zip(self.series, values, strict=True)
        ]
        return markdown_table(["", *(day.isoformat() for day in days)], rows)

    def _lines(self, days: list[date], box: Box) -> Iterator[str]:
        for value in (self.low, (self.low + self.high) // 2, self.high):
            y = self._y(value, box)
            yield _rule(box, y)
            yield _words(f"{value}", box.left - 8, y + 4, "end")
        for number, one in enumerate(self.series):
            yield from self._line(one, *LINES[number % len(LINES)], days, box)

    def _rows(self, days: list[date], box: Box) -> Iterator[str]:
        """A row for each: what it is, its line, and its last value."""
        for number, one in enumerate(self.series):
            top = box.top + number * ROW
            row = Box(box.left, box.right, top + ROW_GAP, top + ROW - ROW_GAP)
            yield _rule(box, top + ROW)
            yield _words(one.label, 0, top + ROW / 2 + 4, "start")
            yield from self._line(one, LINES[0][0], "", days, row)
            yield _words(f"{one.points[-1][1]}", WIDTH, top + ROW / 2 + 4, "end")

    def _line(
        self, one: Series, colour: str, dashes: str, days: list[date], box: Box
    ) -> Iterator[str]:
        places = [(_x(day, days, box), self._y(value, box)) for day, value in one.points]
        joined = " ".join(f"{x},{y}" for x, y in places)
        yield (
            f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2" '
            f'stroke-dasharray="{dashes}"/>'
        )
        for x, y in places:
            yield f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>'

    def _y(self, value: int, box: Box) -> float:
        share = (value - self.low) / max(1, self.high - self.low)
        return round(box.bottom - min(1.0, max(0.0, share)) * (box.bottom - box.top), 1)


def _x(day: date, days: list[date], box: Box) -> float:
    span = max(1, (days[-1] - days[0]).days)
    share = 0.5 if len(days) == 1 else (day - days[0]).days / span
    return round(box.left + share * (box.right - box.left), 1)


def _day(day: date, days: list[date], box: Box) -> str:
    anchor = "middle" if len(days) == 1 else "start" if day == days[0] else "end"
    return _words(day.isoformat(), _x(day, days, box), box.bottom + BELOW - 6, anchor)


def _rule(box: Box, y: float) -> str:
    return f'<line x1="{box.left}" x2="{box.right}" y1="{y}" y2="{y}" stroke="#d8cfc0"/>'


def _words(text: str, x: float, y: float, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="11" text-anchor="{anchor}">{escape(text)}</text>'
