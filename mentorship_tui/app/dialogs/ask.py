"""One question that is answered with a line of text."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from ...i18n import Message, Translator
from ...text.clean import one_line
from ..keys import bind
from ..widgets.signs import SignInput
from .dialog import Dialog


class AskScreen(Dialog[str]):
    """Dismissed with the text; an empty line is no answer.

    `check` says what is wrong with a text: it is then asked for again, and nothing is lost.
    """

    AUTO_FOCUS = "Input"
    BINDINGS = bind(save="answer")

    def __init__(
        self,
        tr: Translator,
        question: str,
        *,
        about: str = "",
        text: str = "",
        hint: str = "",
        check: Callable[[str], Message | None] = lambda text: None,
    ) -> None:
        super().__init__(tr, question, about)
        self._check = check
        self._text = text
        self._hint = hint

    def parts(self) -> list[Widget]:
        return [
            SignInput(self._text, placeholder=self._hint),
            Static(classes="error", markup=False),
        ]

    def on_mount(self) -> None:
        self.query_one(".error").display = False

    @property
    def unsaved(self) -> bool:
        return self.query_one(Input).value.strip() not in ("", self._text)

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Take the text as the answer."""
        text = self.query_one(Input).value.strip()
        problem = self._check(text) if text else None
        if problem is None:
            self.dismiss(text or None)
            return
        error = self.query_one(".error", Static)
        error.update(Content(one_line(self.tr(problem))))
        error.display = True
