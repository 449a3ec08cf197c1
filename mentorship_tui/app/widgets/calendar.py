"""A strip of weeks, a column each with its seven days: how much was done on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content
from textual.widget import Widget

from ...i18n import Translator, msg
from .glyphs import ASCII, Glyphs

WEEK = 7
STEPS = (0, 1, 3, 7)  # a day has the first shade above which it is not
SHADES, ASCII_SHADES = "·░▒▓█", ".-+*#"
NAMES = (msg("Mo"), msg("Tu"), msg("We"), msg("Th"), msg("Fr"), msg("Sa"), msg("Su"))
AFTER = 4  # weeks that are shown after a day from before what fits
LEFT = 3  # columns for the days' names


def strip(
    counts: Mapping[date, int], last: date, width: int, glyphs: Glyphs, names: Sequence[str]
) -> list[str]:
    """Eight lines: the months, then Monday to Sunday; `last` stands in the last column."""
    weeks = max(1, (width - LEFT) // 2)
    monday = last - timedelta(days=last.weekday())
    mondays = [monday - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]
    lines = [_months(mondays, width)]
    for day in range(WEEK):
        cells = (_cell(counts, start + timedelta(days=day), last, glyphs) for start in mondays)
        lines.append(f"{names[day]:<{LEFT}}" + "".join(cells))
    return lines


def place_of(day: date, last: date, width: int) -> tuple[int, int] | None:
    """The line and the column a day stands at; None if it is outside the strip."""
    weeks = max(1, (width - LEFT) // 2)
    monday = last - timedelta(days=last.weekday())
    back = (monday - (day - timedelta(days=day.weekday()))).days // WEEK
    if not 0 <= back < weeks or day > last:
        return None
    return 1 + day.weekday(), LEFT + 2 * (weeks - 1 - back)


def shade(count: int, glyphs: Glyphs) -> str:
    """A darker mark for a day with more."""
    shades = ASCII_SHADES if glyphs == ASCII else SHADES
    return shades[sum(count > step for step in STEPS)]


def _cell(counts: Mapping[date, int], day: date, last: date, glyphs: Glyphs) -> str:
    return "  " if day > last else shade(counts.get(day, 0), glyphs) + " "


def _months(mondays: Sequence[date], width: int) -> str:
    """Each month above the week of its first day, January with its year."""
    line = ""
    for at, label in _labels(mondays):
        if at >= len(line) and at + len(label) <= width:
            line = line.ljust(at) + label + " "
    return line


def _labels(mondays: Sequence[date]) -> Iterator[tuple[int, str]]:
    for number, monday in enumerate(mondays):
        days = [monday + timedelta(days=day) for day in range(WEEK)]
        first = next((day for day in days if day.day == 1), None)
        if first is not None or number == 0:
            month = first or monday
            with_year = number == 0 or month.month == 1
            yield LEFT + 2 * number, f"{month:%Y-%m}" if with_year else f"{month:%m}"


class Calendar(Widget):
    """Shows the strip up to the last day there is, with one day marked."""

    def __init__(self, tr: Translator, glyphs: Glyphs, today: date) -> None:
        super().__init__()
        self._names = [tr(name) for name in NAMES]
        self._glyphs = glyphs
        self._last = today
        self._counts: dict[date, int] = {}
        self._marked: date | None = None

    def show(self, counts: dict[date, int]) -> None:
        """So much was done on these days."""
        self._counts = counts
        self.refresh()

    def mark(self, day: date | None) -> None:
        """Point at a day."""
        self._marked = day
        self.refresh()

    def _end(self, width: int) -> date:
        """The last day of the strip: the day that is marked is always in it."""
        last = max([self._last, *self._counts])
        if self._marked is None or place_of(self._marked, last, width):
            return last
        return self._marked + timedelta(weeks=AFTER)

    def render(self) -> Content:
        width = self.content_size.width
        last = self._end(width)
        lines = strip(self._counts, last, width, self._glyphs, self._names)
        drawn = [Content.styled(line, "$primary") for line in lines]
        drawn[0] = Content.styled(lines[0], "$text-muted")
        place = place_of(self._marked, last, width) if self._marked else None
        if place is not None:
            row, column = place
            drawn[row] = drawn[row].stylize("reverse", column, column + 1)
        return Content("\n").join(drawn)
