"""The app: hands the journal's events to the frame, and what the user asks for to the flows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme

from ..i18n import Translator, msg
from ..journal.events import CommitsChanged, Event, Noticed
from ..journal.places import is_sample
from ..records.snapshot import Snapshot
from .crash import last_words, watch_threads
from .frame import Frame
from .goodbye import leave_on_signals
from .keys import KEY_NAMES, bind, bind_everywhere, remapped
from .panes.home import HomePane
from .panes.pane import Pane
from .put_off import PutOff
from .scene import Scene, quarter_of
from .sync_state import Syncing
from .theme.house import DEFAULT, themes_of, unknown_theme
from .widgets.glyphs import ASCII, UNICODE, Glyphs, glyphs_of
from .working import WorkingApp

if TYPE_CHECKING:
    from ..journal.journal import Journal
    from ..vcs.commits.queue import CommitState
    from ..vcs.repository.states import RepositoryState
    from .forms.waiting import Waiting
    from .screens.welcome import WelcomeScreen
    from .start import Start

LONG_READING = 200  # files; fewer are read before one could read about it
DAY_SECONDS = 30.0  # how often to look whether it has become another day
THEME = Path(__file__).parent / "theme"
WIDTHS = [(0, "-narrow"), (72, "-side")]
HEIGHTS = [(0, "-low"), (16, "-high")]


class MentorshipApp(WorkingApp):
    """Owns the journal while it is open."""

    TITLE = "Mentorship"
    HORIZONTAL_BREAKPOINTS, VERTICAL_BREAKPOINTS = WIDTHS, HEIGHTS
    BINDINGS = bind_everywhere(suspend="suspend_process") + bind(
        palette="command_palette", quit="quit"
    )

    @dataclass(eq=False, repr=False)
    class Told(Message):
        """The journal told something, from whatever thread."""

        event: Event

    @dataclass(eq=False, repr=False)
    class Read(Message):
        """So many of the journal's files have been read."""

        done: int
        total: int

    def __init__(self, start: Start, journal: Journal | None) -> None:
        # a screen that is shown first, without being pushed, does not bring its own styles
        first = [] if journal else [THEME / "welcome.tcss"]
        super().__init__([THEME / "frame.tcss", *first])
        self.start = start
        self.journal = journal
        self.commits: CommitState | None = None
        self.syncing = Syncing(self)
        self.repository: RepositoryState | None = None
        self.put_off = PutOff(self)
        self.waiting: tuple[Waiting, ...] = ()
        self._journal_read = False
        self._scene: Scene | None = None
        self._tr: Translator | None = None
        self._first_language = start.language_of(journal)
        for theme in themes_of(start.environ):
            self.register_theme(theme)
        wanted = (start.settings.theme, start.theme_chosen, DEFAULT)
        self.theme = next(name for name in wanted if name in self.available_themes)
        keymap, self._key_problems = remapped(start.settings.keys)
        self.set_keymap(keymap)

    @property
    def tr(self) -> Translator:
        """Into the journal's language; before there is one, the locale's."""
        journal = self.journal
        known = journal is not None and journal.snapshot.records
        language = journal.language if journal and known else self._first_language
        if self._tr is None or self._tr.language != language:
            self._tr = Translator(language)
        return self._tr

    @cached_property
    def glyphs(self) -> Glyphs:
        """What the terminal can draw."""
        asked = self.start.settings.ascii
        return glyphs_of(self.start.environ) if asked is None else ASCII if asked else UNICODE

    @property
    def open_journal(self) -> Journal:
        """The journal, where there must be one."""
        assert self.journal is not None
        return self.journal

    @property
    def scene(self) -> Scene:
        """The journal as it is now; the same scene for as long as nothing has changed."""
        journal, moment = self.journal, self.start.clock()
        now = Scene(
            snapshot=journal.snapshot if journal else Snapshot({}),
            tr=self.tr,
            today=moment.date(),
            now=quarter_of(moment),
            glyphs=self.glyphs,
            read_only=bool(journal and journal.read_only),
            encourage=self.start.settings.encourage,
            stopped=bool(self.repository and self.repository.is_stopped),
            sample=bool(journal and is_sample(journal.root)),
            put_off=self.put_off.today,
            waiting=self.waiting,
            known=self._journal_read or bool(journal and journal.snapshot.records),
        )
        if self._scene is None or not self._scene.same_as(now):
            self._scene = now
        return self._scene

    @cached_property
    def frame(self) -> Frame:
        """The one main screen."""
        return Frame(self.scene)

    def get_default_screen(self) -> Screen[Any]:
        if self.journal is None:
            from .screens.welcome import WelcomeScreen

            return WelcomeScreen(self.start, self.glyphs)
        return self.frame

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.set_class(self.glyphs is ASCII, "-ascii")
        if not self.is_headless:
            leave_on_signals(self)
            watch_threads(self)
        settings, themes = self.start.settings, self.available_themes
        problems = (*settings.problems, *unknown_theme(settings.theme, themes), *self._key_problems)
        self.tell_all(problems, severity="warning")

    def _remember_theme(self, theme: Theme) -> None:
        if theme.name != self.start.theme_chosen:
            self.beside(self.in_thread(self.start.remember_theme, theme.name))

    async def enter(self, journal: Journal) -> None:
        """Go on from the welcome to the journal."""
        self.journal = journal
        self._first_language = self.start.language_of(journal)
        self.expect_question(self.frame)
        # over the welcome: with no screen at all, as in a switch, nothing can ask for its keys
        await self.push_screen(self.frame)

    @on(Frame.Ready)
    def _take_up(self) -> None:
        from .flows.opening import opened

        self.open_journal.subscribe(lambda event: self.post_message(self.Told(event)))
        self.set_interval(DAY_SECONDS, self.show_scene)
        self.beside(opened(self))

    @on(Told)
    def _hear(self, told: Told) -> None:
        match told.event:
            case CommitsChanged(state):
                self.syncing.committed(state)
            case Noticed(message):
                self.tell(message)
            case _:
                self.show_scene()

    def show_scene(self) -> None:
        """Give the frame what the journal is now, if that is anything else than it shows."""
        if self.frame.is_attached and self.frame.scene is not self.scene:
            self.frame.scene = self.scene

    def show_state(self) -> None:
        """Say what is saved and committed, and what stands in the way."""
        from .flows.opening import is_to_retry, obstacles, stale_locks, standing

        if self.frame.is_attached:
            self.frame.tell_state(standing(self) + self.syncing.words)
            self.frame.retry_possible = is_to_retry(self)
            self.frame.unlock_possible = bool(stale_locks(self))
            self.frame.stop_possible = self.syncing.running
            self.frame.warn(obstacles(self))

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

    @on(Pane.TextWanted)
    @work(group="reading", exclusive=True)
    async def _read(self, wanted: Pane.TextWanted) -> None:
        from .flows.reading import read

        await read(self, wanted.pane, wanted.paths)

    @on(Pane.AddAsked)
    def _add(self, asked: Pane.AddAsked) -> None:
        from .flows.records import add

        self.flow(add(self, asked.types, asked.first))

    @on(Pane.Asked)
    def _on_record(self, asked: Pane.Asked) -> None:
        from .flows.on_record import FLOWS

        # ticks follow each other; whatever asks something back is done one at a time
        self.flow(FLOWS[asked.what](self, asked), alone=asked.what != "tick")

    @on(HomePane.StepTaken)
    def _take_step(self, taken: HomePane.StepTaken) -> None:
        from .flows.stepping import take

        self.flow(take(self, taken.step))

    @on(HomePane.StepPutOff)
    def _put_step_off(self, put_off: HomePane.StepPutOff) -> None:
        self.put_off.answer(put_off.step)

    @on(Frame.Asked)
    def _asked(self, asked: Frame.Asked) -> None:
        from .flows.anywhere import FLOWS

        self.flow(FLOWS[asked.what](self))

    def on_welcome_screen_name_wanted(self) -> None:
        """Propose the name git knows."""
        from .flows.beginning import propose_name

        self.beside(propose_name(self))

    def on_welcome_screen_begin_asked(self, asked: WelcomeScreen.BeginAsked) -> None:
        """Make the journal, or open the one that is there."""
        from .flows.beginning import begin

        self.flow(begin(self, asked.language, asked.name, asked.folder))

    def on_welcome_screen_sample_asked(self, asked: WelcomeScreen.SampleAsked) -> None:
        """Make the sample, and show it."""
        from .flows.beginning import begin_sample

        self.flow(begin_sample(self, asked.language))

    def _fatal_error(self) -> None:
        # Textual's own would print every variable, and with them what the user wrote
        self.panic(last_words(self.start, self.tr))

    def get_key_display(self, binding: Binding) -> str:
        """The words people know for keys without a letter."""
        name = KEY_NAMES.get(binding.key)
        return self.tr(name) if name else super().get_key_display(binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to command before there is a journal."""
        return action != "command_palette" or self.journal is not None

    async def action_quit(self) -> None:
        from .flows.leaving import leave

        self.flow(leave(self))

    def action_help_quit(self) -> None:
        self.tell(msg("Press q to quit; ctrl+q quits from anywhere."))

    def action_command_palette(self) -> None:
        """Find any command or record by name."""
        from .commands import open_palette

        open_palette(self)
