"""A value was changed again since: both are shown, and the user chooses which stays."""

from __future__ import annotations

from textual.widget import Widget

from ...i18n import Translator, msg
from ...journal.actions.reversal import Keep, Question
from ...text.clean import plain
from ..dialogs.dialog import Answer, ChooseScreen
from ..widgets.glyphs import Glyphs
from ..widgets.paper import Heading, Verbatim
from ..widgets.record_list import RecordList
from ..widgets.record_view import RecordView

MOST = 4000  # characters of each that are shown


class BothScreen(ChooseScreen):
    """Dismissed with "now" or "before", or None to leave everything as it is."""

    TALL = True

    def __init__(self, tr: Translator, subject: str, question: Question, glyphs: Glyphs) -> None:
        answers = [
            Answer("now", tr(msg("Keep it as it is now"))),
            Answer("before", tr(msg("Make it as it was before the change"))),
        ]
        about = tr(
            msg("{name} was changed again after: {change}", name=question.name, change=subject)
        )
        super().__init__(tr, tr(msg("Which one stays?")), answers, about=about, glyphs=glyphs)
        self._both = question

    def parts(self) -> list[Widget]:
        return [RecordView(glyphs=self._glyphs), *super().parts()]

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(RecordView).show(
            "",
            [
                Heading(self.tr(msg("Now")), gap=False),
                Verbatim(plain(self._both.now[:MOST])),
                Heading(self.tr(msg("Before the change"))),
                Verbatim(plain(self._both.before[:MOST])),
            ],
        )
        self.query_one(RecordList).focus()


def keep_of(answer: str) -> Keep:
    """The answer as the journal takes it."""
    return "before" if answer == "before" else "now"
