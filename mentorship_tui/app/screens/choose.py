"""One question with a few answers: a digit or a letter each, or the arrows and Enter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ...i18n import Message, Translator, pmsg
from ..widgets.glyphs import UNICODE, Glyphs
from ..widgets.record_list import RecordList
from ..widgets.rows import Row
from .dialog import Dialog

FRAME_ROWS = 10  # of the dialog, around the list
# without the letters that move the cursor
HOTKEYS = "123456789abcdefimnoprstuvwxyz"


class Answer(NamedTuple):
    """One answer; `about` stands below the list while the cursor is on it."""

    key: str
    label: str
    about: str = ""
    note: str = ""


class ChooseScreen(Dialog[str]):
    """Dismissed with the key of the answer."""

    LABELS: ClassVar[Mapping[str, Message]] = {"open": pmsg("key", "Choose")}

    def __init__(
        self,
        tr: Translator,
        question: str,
        answers: Sequence[Answer],
        *,
        about: str = "",
        chosen: str = "",
        glyphs: Glyphs = UNICODE,
    ) -> None:
        super().__init__(tr, question, about)
        self._answers = {answer.key: answer for answer in answers}
        self._chosen = chosen
        self._glyphs = glyphs

    def parts(self) -> list[Widget]:
        return [RecordList(glyphs=self._glyphs), Static(classes="aside", markup=False)]

    def on_mount(self) -> None:
        hotkeys = iter(HOTKEYS)
        rows = tuple(
            Row(key=one.key, text=one.label, note=one.note, mark=next(hotkeys, " "))
            for one in self._answers.values()
        )
        answers = self.query_one(RecordList)
        answers.styles.height = len(rows)
        answers.styles.max_height = max(3, self.size.height - FRAME_ROWS)
        answers.show(rows, self._chosen)
        answers.focus()
        self.call_after_refresh(self._make_room)

    def _make_room(self) -> None:
        """As many lines below the list as the longest of what stands there needs."""
        aside = self.query_one(".aside", Static)
        abouts = [one.about for one in self._answers.values() if one.about]
        aside.display = bool(abouts)
        width = max(1, aside.content_size.width)
        aside.styles.height = max((len(Content(one).wrap(width)) for one in abouts), default=0)

    @on(RecordList.Highlighted)
    def _tell(self, event: RecordList.Highlighted) -> None:
        about = self._answers[event.row.key].about
        self.query_one(".aside", Static).update(Content(about))

    @on(RecordList.Opened)
    def _choose(self, event: RecordList.Opened) -> None:
        self.dismiss(event.row.key)

    def on_key(self, event: events.Key) -> None:
        keys = list(self._answers)
        place = HOTKEYS.find(event.character) if event.character else -1
        if 0 <= place < len(keys):
            event.stop()
            self.dismiss(keys[place])
