"""The board: candidates by stage, each moved on by one key, one commit (F6)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from ...i18n import msg
from ...records.model import Choice
from ...records.record import Record
from ...records.types.candidate import STAGES
from ...text.natural import natural
from ..dialogs.helped import Helped
from ..keys import bind
from ..record.labels import title_of
from ..widgets.cards import Card, Cards, Stage
from ..widgets.key_line import KeyLine

if TYPE_CHECKING:
    from ...journal.journal import Journal
    from ..shell import Shell

LOOK_SECONDS = 1.0
SAVED_SECONDS = 0.02


class BoardScreen(Screen[str], Helped):
    """Dismissed with the path of the card one stood on when it was opened, or None."""

    CSS_PATH = "board.tcss"
    LEADS_TO_RECORDS = True
    AUTO_FOCUS = "Cards"
    BINDINGS = bind(
        move="move",
        card_on="shift(1)",
        card_back="shift(-1)",
        back="leave",
        open="open",
        undo="step('undo')",
        redo="step('redo')",
    )

    def __init__(self, app: Shell, path: str) -> None:
        super().__init__()
        self._path = path
        self.tr = app.tr
        self._glyphs = app.glyphs
        self._waiting: list[tuple[str, str]] = []  # moves that are not saved yet, in order
        self._seen: object = None

    def compose(self) -> ComposeResult:
        yield Static(id="heading", markup=False)
        yield Cards(self._glyphs)
        yield Static(id="legend")
        yield KeyLine(self.tr)

    def on_mount(self) -> None:
        self._show(self._path)
        self.set_interval(LOOK_SECONDS, self._look)

    @property
    def mentor_app(self) -> Shell:
        """The app, as what it is."""
        return cast("Shell", self.app)

    @property
    def journal(self) -> Journal:
        """The journal whose candidates these are."""
        return self.mentor_app.open_journal

    def _look(self) -> None:
        if self._seen is not self.journal.snapshot:
            self._show()

    def _show(self, key: str = "") -> None:
        self._seen = self.journal.snapshot
        people = self.journal.snapshot.current("candidate")
        moved = dict(self._waiting)
        by_stage: dict[str, list[Record]] = {choice.key: [] for choice in STAGES}
        for one in sorted(people, key=lambda one: natural(one.title)):
            by_stage.setdefault(moved.get(one.path, one.text("stage")), []).append(one)
        stages = [self._stage(choice, by_stage[choice.key]) for choice in STAGES]
        self.query_one(Cards).show(stages, key)
        title = self.tr(msg("The board: {count} candidates", count=len(people)))
        self.query_one("#heading", Static).update(Content(title))
        hint = msg("arrows move around, < and > move the card a stage, m to any stage")
        nobody = msg("Candidates stand here by stage once you have added some.")
        self.query_one("#legend", Static).update(Content(self.tr(hint if people else nobody)))
        self.refresh_bindings()

    def _stage(self, choice: Choice, people: list[Record]) -> Stage:
        scene = self.mentor_app.scene
        cards = [Card(one.path, title_of(one, scene)) for one in people]
        title = self.tr(choice.label)
        return Stage(choice.key, title[:1].upper() + title[1:], cards)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be moved or opened where there is no card."""
        if action in ("move", "shift", "open"):
            return any(not cards.is_empty for cards in self.query(Cards))
        return True

    def action_shift(self, step: int) -> None:
        """The card goes that many stages on."""
        if not self.mentor_app.scene.read_only:
            self._move(self.query_one(Cards).stage + step)

    def _move(self, stage: int) -> None:
        """The card moves at once; the disk and git follow, one after the other."""
        key = self.query_one(Cards).key
        if not key or not 0 <= stage < len(STAGES):
            return
        self._waiting.append((key, STAGES[stage].key))
        self._show(key)
        if len(self._waiting) == 1:
            self.mentor_app.flow(self._save(), alone=False)

    async def _save(self) -> None:
        moved = ""
        while self._waiting:
            moved, stage = self._waiting[0]
            try:
                await self.mentor_app.in_thread(self.journal.move, moved, stage)
            finally:
                self._waiting.pop(0)
        if self.is_attached:
            self._show()
            await self.mentor_app.act("reason", moved)

    def action_move(self) -> None:
        """Ask for the stage."""
        key = self.query_one(Cards).key
        if key and not self.mentor_app.scene.read_only:
            self.mentor_app.flow(self._ask(key))

    async def _ask(self, key: str) -> None:
        await self.mentor_app.act("move", key)
        self._show(key)

    def action_step(self, what: str) -> None:
        """Take the last move back, or make it again."""
        if not self.mentor_app.scene.read_only:
            self.mentor_app.flow(self._step(what))

    async def _step(self, what: str) -> None:
        while self._waiting:  # what is being saved is the last change
            await asyncio.sleep(SAVED_SECONDS)
        await self.mentor_app.act(what)
        self._show()

    def action_open(self) -> None:
        """Go to the candidate."""
        self.dismiss(self.query_one(Cards).key or None)

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
