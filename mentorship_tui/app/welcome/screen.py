"""The first run: what individual mentorship is, and three questions that are already answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, Label, Static

from ...i18n import LANGUAGES, Translator, msg
from ...journal.places import as_meant
from ..keys import bind
from ..widgets.choice_line import ChoiceLine
from ..widgets.glyphs import Glyphs
from ..widgets.key_line import KeyLine
from ..widgets.signs import SignInput

if TYPE_CHECKING:
    from ..start import Start

IDEA = (
    msg(
        "Individual mentorship is something you arrange yourself: you find a mentor on your own "
        "initiative, the two of you agree on a limited time, and your intention drives it. No "
        "programme, no fee, nobody in charge but you."
    ),
    msg(
        "The first steps feel dizzying to nearly everyone, and afterwards nearly everyone says "
        "it was worth it. This app takes you there one small step at a time. All you write is "
        "plain text in a folder of your own."
    ),
)


class WelcomeScreen(Screen[None]):
    """Asks the app for a journal of the user's own, or for the sample."""

    AUTO_FOCUS = "#begin"
    BINDINGS = bind(other="app.focus_next")

    class NameWanted(Message):
        """The field for the name is empty."""

    class BeginAsked(Message):
        """A journal is to be made, or opened if there is one in the folder."""

        def __init__(self, language: str, name: str, folder: Path) -> None:
            super().__init__()
            self.language = language
            self.name = name
            self.folder = folder

    class SampleAsked(Message):
        """The sample journal is to be looked at."""

        def __init__(self, language: str) -> None:
            super().__init__()
            self.language = language

    def __init__(self, start: Start, glyphs: Glyphs) -> None:
        super().__init__()
        self._start = start
        self._glyphs = glyphs
        self._name = start.name
        self._folder = _short(start.root)
        self.tr = Translator(start.language)

    def compose(self) -> ComposeResult:
        tr = self.tr
        with VerticalScroll(can_focus=False), Vertical(classes="welcome"):
            yield Static(Content(tr(msg("A mentor of your own"))), classes="title")
            for paragraph in IDEA:
                yield Static(Content(tr(paragraph)), classes="idea")
            yield Label(Content(tr(msg("Language"))))
            yield ChoiceLine(LANGUAGES, tr.language, glyphs=self._glyphs)
            yield Label(Content(tr(msg("Your name"))))
            yield SignInput(self._name, id="name")
            yield Label(Content(tr(msg("Where the journal is kept"))))
            yield SignInput(self._folder, id="folder")
            with Horizontal(classes="answers"):
                yield Button(tr(msg("Begin")), id="begin", variant="primary")
                yield Button(tr(msg("Look at a sample")), id="sample")
            hint = tr(msg("Enter begins, Tab moves on; ^q is Ctrl and q together."))
            yield Static(Content(hint), classes="hint")
        yield KeyLine(tr)

    def on_mount(self) -> None:
        if not self._name:
            self.query_one("#name").focus()
            self.post_message(self.NameWanted())

    def propose_name(self, name: str) -> None:
        """Fill in the name, if the user has not."""
        field = self.query_one("#name", Input)
        if not field.value:
            field.value = self._name = name

    @on(ChoiceLine.Changed)
    async def _speak(self, changed: ChoiceLine.Changed) -> None:
        if changed.chosen == self.tr.language:
            return
        self._name, self._folder = self._values()
        self.tr = Translator(changed.chosen)
        await self.recompose()
        self.query_one(ChoiceLine).focus()

    @on(Button.Pressed, "#begin")
    @on(Input.Submitted)
    def _begin(self) -> None:
        name, folder = self._values()
        root = as_meant(Path(folder) if folder else self._start.root)
        self.post_message(self.BeginAsked(self.tr.language, name, root))

    @on(Button.Pressed, "#sample")
    def _sample(self) -> None:
        self.post_message(self.SampleAsked(self.tr.language))

    def _values(self) -> tuple[str, str]:
        name, folder = (
            self.query_one(f"#{one}", Input).value.strip() for one in ("name", "folder")
        )
        return name, folder


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
