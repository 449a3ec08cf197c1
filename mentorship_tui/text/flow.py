"""Edits of a collection in brackets, `[a, b]` or `{a: 1}`, on one line or on many.

What stands between two items is taken apart into what belongs to each, so that the comment behind
an item, the line breaks and a last comma stay as they are when items come and go.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .layout import CannotEditError, skip, skip_properties
from .lines import line_end
from .steps import Step, Verb, steps
from .tree import Node
from .value import Value
from .write import inline, key_text


@dataclass(frozen=True, slots=True)
class _Piece:
    """An item with what surrounds it; the pieces and the closing bracket make up the whole."""

    before: str  # line breaks, indentation and comments on lines of their own
    text: str
    gap: str  # between the item and its comma
    comma: bool
    after: str  # behind the comma to the end of the line, if nothing else stands there

    def __str__(self) -> str:
        return f"{self.before}{self.text}{self.gap}{',' * self.comma}{self.after}"

    @property
    def comments(self) -> str:
        """The lines above the item."""
        return self.before[: self.before.rfind("\n") + 1]

    @property
    def indentation(self) -> str:
        """What stands before the item on its line."""
        return self.before[self.before.rfind("\n") + 1 :]


def flow_text(front: str, node: Node, value: Value) -> str:
    """A collection's text, bracket to bracket, when it holds another value of its type."""
    start = skip_properties(front, node.start)
    if front[start] not in "[{":
        raise CannotEditError
    pieces, closing = _take_apart(front, node, start + 1)
    inner = _inner(front, node, value, pieces)
    return f"{front[start]}{inner}{closing}{front[node.end - 1]}"


def _inner(front: str, node: Node, value: Value, pieces: list[_Piece]) -> str:
    todo = steps(node, value)
    if not value:
        return pieces[0].comments or pieces[-1].after if pieces else ""
    if all(step.verb in (Verb.DROP, Verb.ADD) for step in todo):
        return inline(value, True)[1:-1]
    laid_out = _Layout(front, node, pieces)
    for step in todo:
        laid_out.take(step)
    return "".join(map(str, _with_commas(laid_out.pieces, pieces[-1].comma)))


def _take_apart(front: str, node: Node, offset: int) -> tuple[list[_Piece], str]:
    pieces = []
    for index, item in enumerate(node.items):
        start = node.keys[index].start if node.is_map else item.start
        comma = skip(front, item.end)
        has_comma = front[comma] == ","
        gap = front[item.end : comma] if has_comma else ""
        after = comma + 1 if has_comma else item.end
        stop = _after_end(front, after)
        text = front[start : item.end]
        pieces.append(_Piece(front[offset:start], text, gap, has_comma, front[after:stop]))
        offset = stop
    return pieces, front[offset : node.end - 1]


def _after_end(front: str, after: int) -> int:
    """A comment and the line's end belong to the item before; spaces alone to the next one."""
    end = line_end(front, after)
    return end if skip(front, after) >= end else after


class _Layout:
    """Lays the pieces out anew, step by step."""

    def __init__(self, front: str, node: Node, pieces: list[_Piece]) -> None:
        self.front = front
        self.node = node
        self.old = pieces
        self.pieces: list[_Piece] = []
        self.left = ""  # what dropped items leave before the next one
        self.takes_place = False  # the next one stands where a dropped one stood

    def take(self, step: Step) -> None:
        """Do one step."""
        if step.verb is Verb.DROP:
            self._drop(step.index)
        elif step.verb is Verb.ADD:
            self._add(self._text_of_new(step))
        elif step.verb is Verb.CHANGE:
            self._keep(replace(self.old[step.index], text=self._text_of_changed(step)))
        else:
            self._keep(self.old[step.index])

    def _keep(self, piece: _Piece) -> None:
        before = self.left if self.takes_place else self.left + piece.before
        self.left, self.takes_place = "", False
        self.pieces.append(replace(piece, before=before))

    def _drop(self, index: int) -> None:
        piece = self.old[index]
        if not piece.after.endswith("\n"):
            self.left += "" if self.takes_place else piece.before
            self.takes_place = True
        elif index == 0 or "\n" in piece.before or self.old[index - 1].after.endswith("\n"):
            self.left += piece.comments
        elif self.pieces:
            self.pieces[-1] = replace(self.pieces[-1], after=piece.after)

    def _add(self, text: str) -> None:
        if not self.pieces:
            self._add_first(text)
            return
        last = self.pieces[-1]
        if last.after.endswith("\n"):
            eol = "\r\n" if last.after.endswith("\r\n") else "\n"
            self.pieces.append(_Piece(self._indentation(), text, "", False, eol))
        else:
            self.pieces.append(_Piece(self._space(), text, "", False, ""))

    def _add_first(self, text: str) -> None:
        first = self.old[0]
        head, newline, rest = first.before.partition("\n")
        if newline:
            eol = "\r\n" if head.endswith("\r") else "\n"
            self.pieces.append(_Piece(head + newline + first.indentation, text, "", True, eol))
            self.old[0] = replace(first, before=rest)
        else:
            self.pieces.append(_Piece(first.before, text, "", True, ""))
            self.old[0] = replace(first, before=self._space())

    def _indentation(self) -> str:
        """That of the last item that starts its line."""
        starts = [self.pieces[0]] + [
            piece
            for before, piece in zip(self.pieces, self.pieces[1:], strict=False)
            if before.after.endswith("\n")
        ]
        return starts[-1].indentation

    def _space(self) -> str:
        """What the collection has between two items on one line."""
        between = (
            piece.before
            for before, piece in zip(self.old, self.old[1:], strict=False)
            if not before.after and "\n" not in piece.before
        )
        return next(between, " ")

    def _text_of_new(self, step: Step) -> str:
        text = inline(step.value, True)
        return f"{key_text(step.key, True)}: {text}" if self.node.is_map else text

    def _text_of_changed(self, step: Step) -> str:
        item = self.node.items[step.index]
        text = flow_value(self.front, item, step.value)
        if not self.node.is_map:
            return text
        key = self.node.keys[step.index]
        if item.start == item.end:
            return f"{self.front[key.start : key.end]}: {text}"
        return self.front[key.start : item.start] + text


def flow_value(front: str, node: Node, value: Value) -> str:
    """The text of any value within a flow collection when it becomes another one."""
    if node.style == "flow" and node.items and value and type(value) is type(node.value):
        try:
            return flow_text(front, node, value)
        except CannotEditError:
            return inline(value, True)
    return inline(value, True, node.style)


def _with_commas(pieces: list[_Piece], trailing: bool) -> list[_Piece]:
    last = len(pieces) - 1
    return [_with_comma(piece, index < last or trailing) for index, piece in enumerate(pieces)]


def _with_comma(piece: _Piece, comma: bool) -> _Piece:
    if piece.comma and not comma:
        return replace(piece, comma=False, gap=piece.gap.rstrip(" "))
    # a comma right behind a colon would become part of the key
    colon = comma and not piece.gap and piece.text.endswith(":")
    return replace(piece, comma=comma, gap=" " if colon else piece.gap)
