"""The app: hands the journal's events to the frame, and what the user asks for to the flows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.app import App
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from ..errors import MentorshipError
from ..i18n import Message as Text
from ..i18n import Translator, msg
from ..journal.events import CommitsChanged, Event, Noticed
from ..records.snapshot import Snapshot
from ..text.clean import plain
from .frame import Frame
from .keys import bind, remapped
from .panes.pane import Pane
from .scene import Scene
from .state_words import state_words
from .theme.house import DEFAULT, THEMES
from .widgets.glyphs import ASCII, UNICODE, Glyphs, glyphs_of

if TYPE_CHECKING:
    from ..journal.journal import Journal
    from ..vcs.queue import CommitState
    from ..vcs.repository import RepositoryState
    from .screens.welcome import WelcomeScreen
    from .start import Start

Result = TypeVar("Result")
LONG_READING = 200  # files; fewer are read before one could read about it
BREAKPOINTS = [(0, "-narrow"), (72, "-side")]


class MentorshipApp(App[int]):
    """Owns the journal while it is open; everything that touches the disk runs in a thread."""

    CSS_PATH = "theme/frame.tcss"
    TITLE = "Mentorship"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS = bind(palette="command_palette", quit="quit")

    @dataclass
    class Told(Message):
        """The journal told something, from whatever thread."""

        event: Event

    @dataclass
    class Read(Message):
        """So many of the journal's files have been read."""

        done: int
        total: int

    def __init__(self, start: Start, journal: Journal | None) -> None:
        super().__init__()
        self.start = start
        self.journal = journal
        self.commits: CommitState | None = None
        self.repository: RepositoryState | None = None
        self.put_off: frozenset[str] = frozenset()
        self._busy = False
        self._journal_read = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = (
            start.settings.theme if start.settings.theme in self.available_themes else DEFAULT
        )
        keymap, self._key_problems = remapped(start.settings.keys)
        self.set_keymap(keymap)

    # what the screens are given

    @property
    def tr(self) -> Translator:
        """Into the journal's language; before there is one, the locale's."""
        language = self.journal.language if self.journal else self.start.language
        if self._tr is None or self._tr.language != language:
            self._tr = Translator(language)
        return self._tr

    _tr: Translator | None = None

    @cached_property
    def glyphs(self) -> Glyphs:
        """What the terminal can draw."""
        asked = self.start.settings.ascii
        if asked is None:
            return glyphs_of(self.start.environ)
        return ASCII if asked else UNICODE

    @property
    def open_journal(self) -> Journal:
        """The journal, where there must be one."""
        assert self.journal is not None
        return self.journal

    @property
    def scene(self) -> Scene:
        """The journal as it is now, for the panes."""
        journal = self.journal
        return Scene(
            snapshot=journal.snapshot if journal else Snapshot({}),
            tr=self.tr,
            today=self.start.clock().date(),
            glyphs=self.glyphs,
            read_only=bool(journal and journal.read_only),
            encourage=self.start.settings.encourage,
            put_off=self.put_off,
            known=self._journal_read or bool(journal and journal.snapshot.records),
        )

    @cached_property
    def frame(self) -> Frame:
        """The one main screen."""
        return Frame(self.scene)

    def get_default_screen(self) -> Screen[Any]:
        if self.journal is None:
            from .screens.welcome import WelcomeScreen

            return WelcomeScreen(self.start, self.glyphs)
        return self.frame

    # the journal's life

    def on_mount(self) -> None:
        self.set_class(self.glyphs is ASCII, "-ascii")
        for problem in (*self.start.settings.problems, *self._key_problems):
            self.tell(problem, severity="warning")

    @on(Frame.Ready)
    def _take_up(self) -> None:
        from .flows.opening import opened

        self.open_journal.subscribe(self._told)
        self.run_worker(self._guarded(opened(self)), group="opening")

    async def enter(self, journal: Journal) -> None:
        """Go on from the welcome to the journal."""
        self.journal = journal
        await self.switch_screen(self.frame)

    def _told(self, event: Event) -> None:
        self.post_message(self.Told(event))

    @on(Told)
    def _hear(self, told: Told) -> None:
        match told.event:
            case CommitsChanged(state):
                self.commits = state
                self.show_state()
            case Noticed(message):
                self.tell(message)
            case _:
                self.show_scene()

    def show_scene(self) -> None:
        """Give the frame what the journal is now."""
        if self.frame.is_attached:
            self.frame.scene = self.scene

    def reading(self, done: int, total: int) -> None:
        """Tell how far the reading has come; called from its thread."""
        if total >= LONG_READING:
            self.post_message(self.Read(done, total))

    @on(Read)
    def _show_reading(self, read: Read) -> None:
        words = self.tr(msg("reading {done} of {total}", done=read.done, total=read.total))
        self.frame.tell_state(Content.styled(words, "$text-muted"))

    def journal_read(self) -> None:
        """The disk has been read once: what is shown is all there is."""
        self._journal_read = True
        self.show_scene()
        self.show_state()

    def show_state(self) -> None:
        """Say what is saved and committed, and what stands in the way."""
        from .flows.opening import obstacles

        if self.frame.is_mounted:
            failed = bool(self.commits and self.commits.failed)
            self.frame.tell_state(state_words(self.commits, self.tr, self.glyphs))
            self.frame.retry_possible = failed
            self.frame.warn(obstacles(self))

    def skip(self, step: str) -> None:
        """Propose this step no more today."""
        self.put_off |= {step}
        self.frame.scene = replace(self.scene)

    # work

    async def in_thread(self, work: Callable[..., Result], *args: Any) -> Result:
        """Do what touches the disk off the screen's own thread."""
        return await asyncio.to_thread(work, *args)

    def flow(self, work: Coroutine[Any, Any, None], *, alone: bool = True) -> None:
        """Follow something through, one at a time: a held key asks only once."""
        if alone and self._busy:
            work.close()
            return
        self.run_worker(self._guarded(work, alone=alone), group="flow")

    async def _guarded(self, work: Coroutine[Any, Any, None], *, alone: bool = False) -> None:
        self._busy = self._busy or alone
        try:
            await work
        except MentorshipError as error:
            self.tell(error.message, severity="error")
        except Exception as error:
            self.log.error(error)
            self.tell(
                msg("The app could not do that: {reason}", reason=repr(error)), severity="error"
            )
        finally:
            self._busy = self._busy and not alone

    def tell(self, message: Text, *, severity: Any = "information") -> None:
        """Show a passing message."""
        text = plain(self.tr(message))
        self.notify(text, severity=severity, markup=False, timeout=12 if severity == "error" else 6)

    # what the screens ask for

    @on(Pane.TextWanted)
    def _read(self, wanted: Pane.TextWanted) -> None:
        from .flows.reading import read

        self.run_worker(read(self, wanted.pane, wanted.path), group="reading", exclusive=True)

    @on(Pane.AddAsked)
    def _add(self, asked: Pane.AddAsked) -> None:
        from .flows.records import add

        self.flow(add(self, asked.types, asked.first))

    @on(Pane.EditAsked)
    def _edit(self, asked: Pane.EditAsked) -> None:
        from .flows.records import edit

        self.flow(edit(self, asked.path))

    @on(Pane.EditorAsked)
    def _editor(self, asked: Pane.EditorAsked) -> None:
        from .flows.outside import edit_outside

        self.flow(edit_outside(self, asked.path))

    @on(Pane.MoveAsked)
    def _move(self, asked: Pane.MoveAsked) -> None:
        from .flows.records import move

        self.flow(move(self, asked.path))

    @on(Pane.DeleteAsked)
    def _delete(self, asked: Pane.DeleteAsked) -> None:
        from .flows.records import delete

        self.flow(delete(self, asked.path))

    @on(Pane.NoteAsked)
    def _note(self, asked: Pane.NoteAsked) -> None:
        from .flows.notes import note

        self.flow(note(self, asked.path))

    @on(Pane.TickAsked)
    def _tick(self, asked: Pane.TickAsked) -> None:
        from .flows.notes import tick

        self.flow(tick(self, asked.path, asked.line), alone=False)

    @on(Frame.Asked)
    def _asked(self, asked: Frame.Asked) -> None:
        from .flows.anywhere import FLOWS

        self.flow(FLOWS[asked.what](self))

    async def on_welcome_screen_begin_asked(self, asked: WelcomeScreen.BeginAsked) -> None:
        from .flows.beginning import begin

        self.flow(begin(self, asked.language, asked.name, asked.folder))

    async def on_welcome_screen_sample_asked(self, asked: WelcomeScreen.SampleAsked) -> None:
        from .flows.beginning import begin_sample

        self.flow(begin_sample(self, asked.language))

    async def action_quit(self) -> None:
        from .flows.leaving import leave

        self.flow(leave(self))

    def action_help_quit(self) -> None:
        """Ctrl+C says how to leave."""
        self.tell(msg("Press q to leave; ctrl+q leaves from anywhere."))

    def action_command_palette(self) -> None:
        """Find any command or record by name."""
        from textual.command import CommandPalette

        from .commands import JournalProvider

        if self.journal is not None and not isinstance(self.screen, CommandPalette):
            asked = self.tr(msg("A command or a record ..."))
            self.push_screen(CommandPalette([JournalProvider], placeholder=asked))
