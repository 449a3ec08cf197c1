"""One question with several answers: space marks each, Enter goes on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ...i18n import Message, Translator, msg, pmsg
from ..widgets.glyphs import Glyphs
from ..widgets.record_list import RecordList
from ..widgets.rows import Row
from .dialog import FRAME_ROWS, Answer, Dialog


class MarkScreen(Dialog[tuple[str, ...]]):
    """Dismissed with the keys that are marked, in the order of the list."""

    LABELS: ClassVar[Mapping[str, Message]] = {"open": pmsg("key", "Go on")}

    def __init__(
        self,
        tr: Translator,
        question: str,
        answers: Sequence[Answer],
        marked: Collection[str],
        glyphs: Glyphs,
        *,
        least: int = 1,
    ) -> None:
        super().__init__(tr, question)
        self._answers = answers
        self._marked = set(marked)
        self._glyphs = glyphs
        self._least = least

    def parts(self) -> list[Widget]:
        hint = self.tr(msg("space: mark, enter: go on"))
        return [RecordList(glyphs=self._glyphs), Static(Content(hint), classes="aside")]

    def on_mount(self) -> None:
        answers = self.query_one(RecordList)
        answers.styles.height = len(self._answers)
        answers.styles.max_height = max(3, self.size.height - FRAME_ROWS)
        self._show()
        answers.focus()

    def _show(self) -> None:
        glyphs = self._glyphs
        rows = tuple(
            Row(
                one.key,
                one.label,
                one.note,
                mark=glyphs.ticked if one.key in self._marked else glyphs.unticked,
            )
            for one in self._answers
        )
        self.query_one(RecordList).show(rows)

    def on_key(self, event: events.Key) -> None:
        row = self.query_one(RecordList).row
        if event.key == "space" and row is not None:
            self._marked ^= {row.key}
            self._show()
            event.stop()

    @on(RecordList.Opened)
    def _done(self) -> None:
        chosen = tuple(one.key for one in self._answers if one.key in self._marked)
        if len(chosen) >= self._least:
            self.dismiss(chosen)
