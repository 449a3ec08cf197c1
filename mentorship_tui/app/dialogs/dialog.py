"""The small questions over the frame: a box with a way out, and a choice of a few answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, NamedTuple, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from ...i18n import Message, Translator, msg, pmsg
from ..keys import bind
from ..widgets.glyphs import UNICODE, Glyphs
from ..widgets.key_line import KeyLine
from ..widgets.record_list import RecordList
from ..widgets.rows import Row

if TYPE_CHECKING:
    from ..shell import Shell

Result = TypeVar("Result")
FRAME_ROWS = 10  # of the dialog, around the list
# without the letters that move the cursor
HOTKEYS = "123456789abcdefimnoprstuvwxyz"


class Dialog(ModalScreen[Result | None], Generic[Result]):
    """Dismissed with the answer, or with None for "leave it"."""

    CSS_PATH = Path(__file__).with_name("dialog.tcss")  # whichever folder a dialog is in
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
        cast("Shell", self.app).hush()

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
            cast("Shell", self.app).flow(self._leave())
        else:
            self.dismiss(None)

    async def _leave(self) -> None:
        chosen = await ask_leaving(cast("Shell", self.app))
        if chosen == "save":
            self.action_answer()
        elif chosen == "throw":
            self.dismiss(None)


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


async def ask_leaving(app: Shell) -> str | None:
    """`save`, `throw`, or anything else to stay."""
    answers = [
        Answer("save", app.tr(msg("Save it"))),
        Answer("stay", app.tr(msg("Go on writing"))),
        Answer("throw", app.tr(msg("Discard it"))),
    ]
    question = app.tr(msg("There is something you have not saved"))
    return await app.push_screen_wait(ChooseScreen(app.tr, question, answers, glyphs=app.glyphs))
