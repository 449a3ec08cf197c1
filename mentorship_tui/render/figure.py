"""Pictures for what is read on paper: numbers over time as SVG, and as a table where it is text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 640, 210
LEFT, RIGHT, TOP, BOTTOM = 34, 12, 12, 24
# told apart by colour on a screen and by their dashes on paper
LINES = (
    ("#85470f", ""),
    ("#2f6350", "6 3"),
    ("#3b5b92", "2 3"),
    ("#a32a18", "8 3 2 3"),
    ("#655a4c", "1 4"),
    ("#7c5200", "12 4"),
)


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

    def as_svg(self) -> str:
        """The picture, with nothing in it that is fetched or run."""
        days = self.days
        if not days:
            return ""
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            f"<title>{escape(self.title)}</title>",
            *(self._rule(value) for value in (self.low, (self.low + self.high) // 2, self.high)),
            *(self._day(day, days) for day in {days[0]: None, days[-1]: None}),
        ]
        for number, one in enumerate(self.series):
            parts += self._line(one, *LINES[number % len(LINES)], days)
        return "".join([*parts, "</svg>"])

    def legend(self) -> list[tuple[str, str, str]]:
        """Label, colour and dashes of each line."""
        return [(one.label, *LINES[number % len(LINES)]) for number, one in enumerate(self.series)]

    def as_markdown(self) -> str:
        """The same as a table: a row for each line, a column for each day."""
        days = self.days
        head = ["", *(day.isoformat() for day in days)]
        rows = [
            [one.label, *(str(dict(one.points).get(day, "")) for day in days)]
            for one in self.series
        ]
        lines = [_row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)]
        return "\n".join(lines) + "\n"

    def _x(self, day: date, days: list[date]) -> float:
        span = max(1, (days[-1] - days[0]).days)
        share = 0.5 if len(days) == 1 else (day - days[0]).days / span
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def _y(self, value: int) -> float:
        share = (value - self.low) / max(1, self.high - self.low)
        return round(HEIGHT - BOTTOM - min(1.0, max(0.0, share)) * (HEIGHT - TOP - BOTTOM), 1)

    def _rule(self, value: int) -> str:
        y = self._y(value)
        return (
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}" stroke="#d8cfc0"/>'
            f'<text x="{LEFT - 8}" y="{y + 4}" font-size="11" text-anchor="end">{value}</text>'
        )

    def _day(self, day: date, days: list[date]) -> str:
        anchor = "start" if day == days[0] else "end"
        x = self._x(day, days) if len(days) > 1 else WIDTH / 2
        anchor = anchor if len(days) > 1 else "middle"
        return (
            f'<text x="{x}" y="{HEIGHT - 6}" font-size="11" text-anchor="{anchor}">'
            f"{day.isoformat()}</text>"
        )

    def _line(self, one: Series, colour: str, dashes: str, days: list[date]) -> list[str]:
        places = [(self._x(day, days), self._y(value)) for day, value in one.points]
        joined = " ".join(f"{x},{y}" for x, y in places)
        return [
            f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2" '
            f'stroke-dasharray="{dashes}"/>',
            *(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places),
        ]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
