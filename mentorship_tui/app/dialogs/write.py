"""One question that is answered with a text of several lines."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import TextArea

from ...i18n import Translator
from ..keys import bind
from ..widgets.signs import SignArea
from .dialog import Dialog


class WriteScreen(Dialog[str]):
    """Dismissed with the text as it was saved; leaving it changes nothing."""

    AUTO_FOCUS = "TextArea"
    BINDINGS = bind(save="answer")

    def __init__(self, tr: Translator, question: str, *, about: str = "", text: str = "") -> None:
        super().__init__(tr, question, about)
        self._text = text

    def parts(self) -> list[Widget]:
        return [SignArea(self._text, soft_wrap=True, tab_behavior="focus")]

    @property
    def unsaved(self) -> bool:
        return self.query_one(TextArea).text != self._text

    def action_answer(self) -> None:
        """Take the text as the answer."""
        self.dismiss(self.query_one(TextArea).text.strip("\n"))
