"""One question that is answered with a line of text."""

from __future__ import annotations

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from ...i18n import Translator
from ..keys import bind
from .dialog import Dialog


class AskScreen(Dialog[str]):
    """Dismissed with the text; an empty line is no answer."""

    AUTO_FOCUS = "Input"
    BINDINGS = bind(save="answer")

    def __init__(
        self, tr: Translator, question: str, *, about: str = "", text: str = "", hint: str = ""
    ) -> None:
        super().__init__(tr, question, about)
        self._text = text
        self._hint = hint

    def parts(self) -> list[Widget]:
        return [Input(self._text, placeholder=self._hint)]

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Take the text as the answer."""
        self.dismiss(self.query_one(Input).value.strip() or None)
