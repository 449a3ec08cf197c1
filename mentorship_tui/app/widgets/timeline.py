"""A stretch of time as one line: its first and last day, what happens on it, and where one is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from .glyphs import Glyphs
from .paper import PROSE_WIDTH


class Event(NamedTuple):
    """Something on a day; what comes later in the list is drawn over what comes before."""

    day: date
    mark: str
    style: str = ""


class Timeline(NamedTuple):
    """The line, the days at its ends, today below it, and what the marks mean."""

    start: date
    end: date
    events: Sequence[Event]
    today: date
    today_word: str
    legend: Sequence[tuple[str, str]]  # a mark, and what it means
    glyphs: Glyphs

    def lines(self, width: int) -> list[Content]:
        room = max(24, min(width, PROSE_WIDTH))
        drawn = [self._ends(room), self._line(room)]
        if self.start <= self.today <= self.end:
            drawn += self._here(room)
        return [*drawn, *self._meanings(room)]

    def _meanings(self, room: int) -> list[Content]:
        """Each mark on the line of its words, as many beside each other as there is room for."""
        rows: list[str] = []
        for mark, word in self.legend:
            beside = f"{rows[-1]}   {mark} {word}" if rows else ""
            if beside and cell_len(beside) <= room:
                rows[-1] = beside
            else:
                rows.append(f"{mark} {word}")
        styled = (Content.styled(row, "$text-muted") for row in rows)
        return [line for row in styled for line in row.wrap(room)]

    def _ends(self, room: int) -> Content:
        start, end = self.start.isoformat(), self.end.isoformat()
        return Content.styled(f"{start}{end:>{room - len(start)}}", "$text-muted")

    def _line(self, room: int) -> Content:
        marks: dict[int, Event] = {}
        for event in self.events:
            marks[self._place(event.day, room)] = event
        line = Content("")
        for at in range(room):
            if at in marks:
                line += Content.styled(marks[at].mark, marks[at].style)
            else:
                line += Content.styled(self._plain(at, room), "$text-muted")
        return line

    def _plain(self, at: int, room: int) -> str:
        if at == 0:
            return self.glyphs.begins
        return self.glyphs.ends if at == room - 1 else self.glyphs.line

    def _here(self, room: int) -> list[Content]:
        """Today below its place, with the words where there is room for them."""
        at = self._place(self.today, room)
        words = f"{self.today_word} {self.today.isoformat()}"
        if at + 2 + len(words) <= room:
            texts = [f"{' ' * at}{self.glyphs.here} {words}"]
        elif len(words) + 1 <= at:
            texts = [f"{words:>{at - 1}} {self.glyphs.here}"]
        else:
            texts = [f"{' ' * at}{self.glyphs.here}", words[:room]]
        return [Content.styled(text, "bold $primary") for text in texts]

    def _place(self, day: date, room: int) -> int:
        days = max(1, (self.end - self.start).days)
        share = (day - self.start).days / days
        return round(min(1.0, max(0.0, share)) * (room - 1))
