"""What the small questions over the frame have in common: a box, a way out, a line of keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from ...i18n import Message, Translator
from ..keys import bind
from ..widgets.key_line import KeyLine

if TYPE_CHECKING:
    from ..app import MentorshipApp

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

    def _on_mount(self, event: events.Mount) -> None:
        super()._on_mount(event)
        cast("MentorshipApp", self.app).hush()

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

    @property
    def unsaved(self) -> bool:
        """True if leaving would lose what was written here."""
        return False

    def action_answer(self) -> None:
        """Take what was written as the answer."""

    def action_leave(self) -> None:
        """Leave without an answer; asks only if something would be lost."""
        if self.unsaved:
            cast("MentorshipApp", self.app).flow(self._leave())
        else:
            self.dismiss(None)

    async def _leave(self) -> None:
        from ..forms.leaving import ask_leaving

        chosen = await ask_leaving(cast("MentorshipApp", self.app))
        if chosen == "save":
            self.action_answer()
        elif chosen == "throw":
            self.dismiss(None)
