"""A value that was changed here and elsewhere: both whole, with the words they differ in marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from ...i18n import Translator, msg
from ...text.clean import plain
from ...text.difference import Mark, word_difference
from ..dialogs.dialog import Answer, ChooseScreen
from ..record.differences import marked
from ..widgets.glyphs import Glyphs
from ..widgets.paper import Drawing, Heading, Prose
from ..widgets.record_list import RecordList
from ..widgets.record_view import RecordView


class SidesScreen(ChooseScreen):
    """Dismissed with the key of an answer: the first two are for mine and for theirs."""

    TALL = True

    def __init__(
        self,
        tr: Translator,
        question: str,
        answers: Sequence[Answer],
        sides: tuple[str, str, str],
        glyphs: Glyphs,
    ) -> None:
        """`sides` are the value as it was, mine and theirs; "" for none."""
        super().__init__(tr, question, answers, glyphs=glyphs)
        self._sides = sides

    def parts(self) -> list[Widget]:
        return [RecordView(glyphs=self._glyphs), *super().parts()]

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(RecordView).show("", list(self._page()))
        self.query_one(RecordList).focus()

    def _page(self) -> Iterator[Drawing]:
        before, mine, theirs = (plain(side) for side in self._sides)
        labels = [answer.label for answer in self._answers.values()]
        yield Heading(labels[0], gap=False)
        yield Prose(self._marked(theirs, mine))
        yield Heading(labels[1])
        yield Prose(self._marked(mine, theirs))
        yield Heading(self.tr(msg("Before")), "$text-muted")
        yield Prose(self._or_nothing(before).stylize("$text-muted"))

    def _marked(self, other: str, this: str) -> Content:
        """This one whole, with what the other has not marked in it."""
        if not this or not other:
            return self._or_nothing(this)
        pieces = word_difference(other, this)
        return marked(tuple(one for one in pieces if one.mark != Mark.GONE))

    def _or_nothing(self, text: str) -> Content:
        return Content(text or self.tr(msg("(nothing)")))
