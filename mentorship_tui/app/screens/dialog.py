"""What the small questions over the frame have in common: a box, a way out, a line of keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from ...i18n import Message, Translator
from ..keys import bind
from ..widgets.key_line import KeyLine

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """Dismissed with the answer, or with None for "leave it"."""

    CSS_PATH = "../theme/dialog.tcss"
    BINDINGS = bind(back="leave")
    TALL = False  # as high as the screen, for what scrolls
    LABELS: ClassVar[Mapping[str, Message]] = {}  # what a key is called here, if not as elsewhere

    def __init__(self, tr: Translator, question: str, about: str = "") -> None:
        super().__init__()
        self.tr = tr
        self._question = question
        self._about = about

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall" if self.TALL else "dialog") as box:
            box.border_title = Content(self._question)
            if self._about:
                yield Static(Content(self._about), classes="about")
            yield from self.parts()
            yield KeyLine(self.tr, self.LABELS)

    def parts(self) -> list[Widget]:
        """What stands between the question and the keys."""
        return []

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
