"""One question that is answered with a line of text."""

from __future__ import annotations

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from ...i18n import Translator
from .dialog import Dialog


class AskScreen(Dialog[str]):
    """Dismissed with the text; an empty line is no answer."""

    AUTO_FOCUS = "Input"

    def __init__(
        self, tr: Translator, question: str, *, about: str = "", text: str = "", hint: str = ""
    ) -> None:
        super().__init__(tr, question, about)
        self._text = text
        self._hint = hint

    def parts(self) -> list[Widget]:
        return [Input(self._text, placeholder=self._hint)]

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)
