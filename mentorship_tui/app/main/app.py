"""The app: hands the journal's events to the frame, and what the user asks for to its feature."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme

from ...guidance.step import Step
from ...i18n import msg
from ...journal.events import CommitsChanged, Event, Noticed
from ..home.pane import HomePane
from ..keys import KEY_NAMES, bind, bind_everywhere, remapped
from ..pane.pane import Pane
from ..sync.commit_words import state_words
from ..terminal.signals import leave_on_signals
from ..theme.house import DEFAULT, themes_of, unknown_theme
from ..widgets.glyphs import ASCII
from .crash import last_words, watch_threads
from .frame import Frame
from .session import Session

if TYPE_CHECKING:
    from ...journal.journal import Journal
    from ...vcs.commits.queue import CommitState
    from ..start import Start
    from ..welcome.screen import WelcomeScreen

DAY_SECONDS = 30.0  # how often to look whether it has become another day
FRAME = Path(__file__).parent / "frame.tcss"
WELCOME = Path(__file__).parents[1] / "welcome" / "welcome.tcss"
WIDTHS = [(0, "-narrow"), (72, "-side")]
HEIGHTS = [(0, "-low"), (16, "-high")]


class MentorshipApp(Session):
    """The app itself: what it hears and is asked, and who does it."""

    TITLE = "Mentorship"
    HORIZONTAL_BREAKPOINTS, VERTICAL_BREAKPOINTS = WIDTHS, HEIGHTS
    BINDINGS = bind_everywhere(suspend="suspend_process") + bind(
        palette="command_palette", quit="quit"
    )

    @dataclass(eq=False, repr=False)
    class Told(Message):
        """The journal told something, from whatever thread."""

        event: Event

    def __init__(self, start: Start, journal: Journal | None) -> None:
        # a screen that is shown first, without being pushed, does not bring its own styles
        first = [] if journal else [WELCOME]
        super().__init__([FRAME, *first], start, journal)
        for theme in themes_of(start.environ):
            self.register_theme(theme)
        wanted = (start.settings.theme, start.theme_chosen, DEFAULT)
        self.theme = next(name for name in wanted if name in self.available_themes)
        keymap, self._key_problems = remapped(start.settings.keys)
        self.set_keymap(keymap)

    def get_default_screen(self) -> Screen[Any]:
        if self.journal is None:
            from ..welcome.screen import WelcomeScreen

            return WelcomeScreen(self.start, self.glyphs)
        return self.frame

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.set_class(self.glyphs is ASCII, "-ascii")
        if not self.is_headless:
            leave_on_signals(self)
            watch_threads(self.crash)
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
        from .opening import opened

        self.open_journal.subscribe(lambda event: self.post_message(self.Told(event)))
        self.set_interval(DAY_SECONDS, self.show_scene)
        self.beside(opened(self))

    @on(Told)
    def _hear(self, told: Told) -> None:
        match told.event:
            case CommitsChanged(state):
                self._committed(state)
            case Noticed(message):
                # what is found beside does not take the place of what was just done
                self.tell(message, severity="warning")
            case _:
                self.show_scene()

    def _committed(self, state: CommitState) -> None:
        from .opening import look_at_git

        before, self.commits = self.commits, state
        self.show_state()
        if state.notice is not None and state.notice != (before.notice if before else None):
            self.tell(state.notice, severity="warning")
        if state.failed != (before.failed if before else None):
            self.beside(look_at_git(self))
        self.syncing.committed(state.pending)

    def show_state(self) -> None:
        """Say what is saved and committed, and what stands in the way."""
        from .obstacles import is_to_retry, known, obstacles, stale_locks

        if self.frame.is_attached:
            now = known(self)
            words = state_words(now, self.tr, self.glyphs)
            self.frame.tell_state(words + self.syncing.words(now))
            self.frame.retry_possible = is_to_retry(self)
            self.frame.unlock_possible = bool(stale_locks(self))
            self.frame.stop_possible = self.syncing.running
            self.frame.warn(obstacles(self))

    @on(Pane.TextWanted)
    @work(group="reading", exclusive=True)
    async def _read(self, wanted: Pane.TextWanted) -> None:
        from ..pane.read_file import read

        await read(self, wanted.pane, wanted.paths)

    @on(Pane.AddAsked)
    def _add(self, asked: Pane.AddAsked) -> None:
        from ..records.flow import add

        self.flow(add(self, asked.types, asked.first))

    @on(Pane.Asked)
    def _on_record(self, asked: Pane.Asked) -> None:
        # ticks follow each other; whatever asks something back is done one at a time
        work = self.act(asked.what, asked.path, asked.line)
        self.flow(work, alone=asked.what != "tick")

    @on(Pane.StepTaken)
    def _take_step(self, taken: Pane.StepTaken) -> None:
        self.flow(self.take_step(taken.step))

    @on(HomePane.StepPutOff)
    def _put_step_off(self, put_off: HomePane.StepPutOff) -> None:
        self.put_off.answer(put_off.step)

    @on(Frame.Asked)
    def _asked(self, asked: Frame.Asked) -> None:
        self.flow(self.act(asked.what))

    def act(self, what: str, path: str = "", line: int = 0) -> Coroutine[Any, Any, None]:
        from .actions import ACTIONS

        return ACTIONS[what](self, path, line)

    def take_step(self, step: Step) -> Coroutine[Any, Any, None]:
        from .steps import take

        return take(self, step)

    def on_welcome_screen_name_wanted(self) -> None:
        """Propose the name git knows."""
        from ..welcome.flow import propose_name

        self.beside(propose_name(self))

    def on_welcome_screen_begin_asked(self, asked: WelcomeScreen.BeginAsked) -> None:
        """Make the journal, or open the one that is there."""
        from ..welcome.flow import begin

        self.flow(begin(self, asked.language, asked.name, asked.folder))

    def on_welcome_screen_sample_asked(self, asked: WelcomeScreen.SampleAsked) -> None:
        """Make the sample, and show it."""
        from ..welcome.flow import begin_sample

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
        from .leaving import leave

        self.flow(leave(self))

    def action_help_quit(self) -> None:
        self.tell(msg("Press q to quit; ctrl+q quits from anywhere."))

    def action_command_palette(self) -> None:
        """Find any command or record by name."""
        from ..palette.palette import open_palette

        open_palette(self)
