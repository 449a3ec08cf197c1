"""The board one walks about on: a column a stage, a card a record, one of them under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from .fit import cut, fill
from .glyphs import Glyphs

ENOUGH = 28  # columns for a card before another stage gets any: a name, whole
GAP = 1


class Card(NamedTuple):
    """One record."""

    key: str
    title: str


class Stage(NamedTuple):
    """One column."""

    key: str
    title: str
    cards: Sequence[Card]


class Cards(Widget, can_focus=True):
    """Draws the columns around the cursor; where a card goes is for others to do."""

    @dataclass
    class Went(Message):
        """The cursor stands on another card."""

        key: str

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._stages: Sequence[Stage] = ()
        self._at = (0, 0)  # column and card

    def show(self, stages: Sequence[Stage], key: str = "") -> None:
        """Show these; the cursor goes to the card of that key, or stays where it is."""
        wanted = key or self.key  # asked before the columns are others
        self._stages = stages
        for column, stage in enumerate(stages):
            for row, card in enumerate(stage.cards):
                if card.key == wanted:
                    self._at = (column, row)
                    self.refresh()
                    return
        filled = [column for column, stage in enumerate(stages) if stage.cards]
        column = min(filled, key=lambda one: abs(one - self._at[0]), default=0)
        self._at = (column, 0)
        self.refresh()

    @property
    def key(self) -> str:
        """The card under the cursor; "" for none."""
        column, row = self._at
        cards = self._stages[column].cards if column < len(self._stages) else ()
        return cards[row].key if row < len(cards) else ""

    @property
    def is_empty(self) -> bool:
        """True if there is no card at all."""
        return not any(stage.cards for stage in self._stages)

    @property
    def stage(self) -> int:
        """The number of the column under the cursor."""
        return self._at[0]

    def on_key(self, event: events.Key) -> None:
        across = {"left": -1, "h": -1, "right": 1, "l": 1}.get(event.key, 0)
        down = {"up": -1, "k": -1, "down": 1, "j": 1}.get(event.key, 0)
        if not across and not down:
            return
        event.stop()
        event.prevent_default()
        column, row = self._at
        if down:
            last = len(self._stages[column].cards) - 1
            self._at = (column, max(0, min(last, row + down)))
        else:
            others = range(column + across, len(self._stages) if across > 0 else -1, across)
            found = next((one for one in others if self._stages[one].cards), column)
            self._at = (found, min(row, len(self._stages[found].cards) - 1))
        self.refresh()
        self.post_message(self.Went(self.key))

    def render(self) -> Content:
        width, height = self.content_size
        if not self._stages:
            return Content("")
        shown = self._shown(width)
        whole = len(shown) == len(self._stages)
        beyond = [] if whole else [self._beyond(shown.start, shown.stop, width)]
        height -= len(beyond)
        columns = [
            self._column(number, wide, height)
            for number, wide in zip(shown, self._widths(shown, width), strict=True)
        ]
        gap = Content(" " * GAP)
        lines = [gap.join(parts).rstrip() for parts in zip(*columns, strict=True)]
        return Content("\n").join([*beyond, *lines])

    def _shown(self, width: int) -> range:
        """The stages around the cursor that there is room for; an empty one needs little."""
        first, end = self._at[0], self._at[0] + 1
        room = width - self._least(first)
        grown = True
        while grown:
            grown = False
            if end < len(self._stages) and self._least(end) + GAP <= room:
                room -= self._least(end) + GAP
                end, grown = end + 1, True
            if first > 0 and self._least(first - 1) + GAP <= room:
                room -= self._least(first - 1) + GAP
                first, grown = first - 1, True
        return range(first, end)

    def _widths(self, shown: range, width: int) -> list[int]:
        """What is left goes to the stages that would use it, the narrowest first."""
        widths = [min(self._least(number), width) for number in shown]
        left = width - sum(widths) - GAP * (len(widths) - 1)
        wanting = [at for at, number in enumerate(shown) if self._wanted(number) > widths[at]]
        for done, at in enumerate(sorted(wanting, key=lambda at: self._wanted(shown[at]))):
            more = min(self._wanted(shown[at]) - widths[at], left // (len(wanting) - done))
            widths[at] += more
            left -= more
        return widths

    def _wanted(self, number: int) -> int:
        """The columns in which nothing of a stage is cut."""
        stage = self._stages[number]
        cards = (cell_len(self._glyphs.bullet) + 1 + cell_len(card.title) for card in stage.cards)
        return max(cell_len(_head(stage)), *cards, 0)

    def _least(self, number: int) -> int:
        return max(cell_len(_head(self._stages[number])), min(ENOUGH, self._wanted(number)))

    def _beyond(self, first: int, end: int, width: int) -> Content:
        """What lies to the left and to the right of the columns that there is room for."""
        left, right = self._stages[:first], self._stages[end:]
        back, arrow = self._glyphs.back, self._glyphs.arrow
        room = width - cell_len(back) - cell_len(arrow) - 2 - GAP
        before, after = _names(left, self._glyphs), _names(right, self._glyphs)
        before = cut(before, max(room // 2, room - cell_len(after)), self._glyphs)
        after = cut(after, room - cell_len(before), self._glyphs)
        start = Content(f"{back} {before}" if left else "")
        end_of_line = f"{after} {arrow}".lstrip() if right else ""
        line = fill(start, width - cell_len(end_of_line), self._glyphs) + end_of_line
        return line.stylize("$text-muted")

    def _column(self, number: int, wide: int, height: int) -> list[Content]:
        stage, here = self._stages[number], number == self._at[0]
        style = "bold $primary" if here else "bold" if stage.cards else "$text-muted"
        lines = [
            fill(Content.styled(_head(stage), style), wide, self._glyphs),
            Content.styled(self._glyphs.line * wide, "$text-muted"),
        ]
        room = max(1, height - len(lines) - 1)
        at = self._at[1] if here else 0
        first = max(0, min(at - room // 2, len(stage.cards) - room))
        for row, card in list(enumerate(stage.cards))[first : first + room]:
            lines.append(self._card(card, wide, under_cursor=here and row == at))
        left = len(stage.cards) - first - room
        if left > 0:
            lines.append(fill(Content.styled(f"+ {left}", "$text-muted"), wide, self._glyphs))
        blank = Content(" " * wide)
        return (lines + [blank] * height)[:height]

    def _card(self, card: Card, wide: int, *, under_cursor: bool) -> Content:
        mark = self._glyphs.cursor if under_cursor else self._glyphs.bullet
        style = "$block-cursor-foreground on $block-cursor-background" if under_cursor else ""
        return fill(Content(f"{mark} {card.title}"), wide, self._glyphs).stylize(style)


def _head(stage: Stage) -> str:
    return f"{stage.title} {len(stage.cards) or ''}".rstrip()


def _names(stages: Sequence[Stage], glyphs: Glyphs) -> str:
    """Those of the stages that have cards, with how many."""
    filled = (f"{stage.title} {len(stage.cards)}" for stage in stages if stage.cards)
    return f" {glyphs.dot} ".join(filled)
