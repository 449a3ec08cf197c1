"""The app as features, forms and dialogs see it; `Session` and `MentorshipApp` are what is behind.

Whoever needs the app imports this, so that nothing below the app itself imports it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from textual.app import App
from textual.reactive import reactive
from textual.screen import Screen

from ..guidance.step import Step
from ..i18n import Message, Translator
from .keys import key_on
from .scene import Scene
from .widgets.glyphs import Glyphs

if TYPE_CHECKING:
    from ..journal.journal import Journal
    from .start import Start
    from .unsaved_forms import UnsavedForm

Result = TypeVar("Result")
Severity = Literal["information", "warning", "error"]


class MainScreen(Screen[None]):
    """The screen with the panes, over which everything else opens."""

    shown: reactive[str] = reactive("", init=False)  # the pane's name

    @abstractmethod
    async def show(self, name: str) -> object:
        """Show a pane."""

    @abstractmethod
    async def go_to(self, path: str, sought: str = "") -> None:
        """Show a record in the pane it belongs to, and a passage of it; `[` leads back from it."""

    @abstractmethod
    def stand_on(self, path: str) -> bool:
        """Stand on a record if the pane that is shown has it; False if not."""


class Shell(App[int]):
    """What a feature may ask of the app: the journal, the scene, threads, flows, messages."""

    start: Start
    journal: Journal | None
    unsaved_forms: tuple[UnsavedForm, ...]  # left by a crash, or by a window closed in haste

    @property
    @abstractmethod
    def tr(self) -> Translator:
        """Into the user's language."""

    @property
    @abstractmethod
    def glyphs(self) -> Glyphs:
        """What the terminal can draw."""

    @property
    @abstractmethod
    def scene(self) -> Scene:
        """The journal as it is now."""

    @property
    @abstractmethod
    def frame(self) -> MainScreen:
        """The screen with the panes."""

    @property
    def open_journal(self) -> Journal:
        """The journal, where there must be one."""
        assert self.journal is not None
        return self.journal

    def key_of(self, key_id: str) -> str:
        """The key as it is bound now on the main screen, in words for a sentence."""
        return key_on(self.frame, key_id)

    @abstractmethod
    def show_scene(self) -> None:
        """Show the journal as it is now, if that is anything else than is shown."""

    @abstractmethod
    def show_state(self) -> None:
        """Say what is saved and committed, and what stands in the way."""

    @abstractmethod
    async def enter(self, journal: Journal) -> None:
        """Go on from the welcome to the journal."""

    @abstractmethod
    def act(self, what: str, path: str = "", line: int = 0) -> Coroutine[Any, Any, None]:
        """Do what the key `what` does, with the record at `path`; a feature reaches another so."""

    @abstractmethod
    def take_step(self, step: Step) -> Coroutine[Any, Any, None]:
        """Do a step as if it were the proposed one."""

    @abstractmethod
    async def in_thread(self, work: Callable[..., Result], *args: Any) -> Result:
        """Do what touches the disk off the screen's own thread."""

    @abstractmethod
    def flow(self, work: Coroutine[Any, Any, None], *, alone: bool = True) -> None:
        """Follow something through, one at a time on each screen: a held key asks only once."""

    @abstractmethod
    def beside(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something that keeps nobody from anything."""

    @abstractmethod
    def tell(self, message: Message, *, severity: Severity = "information") -> None:
        """Show a passing message."""

    @abstractmethod
    def tell_all(self, messages: Sequence[Message], *, severity: Severity) -> None:
        """Show several at once: told one by one, each would take the place of the last."""

    @abstractmethod
    def hush(self, *, all_of_it: bool = False) -> None:
        """Take away what is over when a question comes; what went wrong may be why it is asked."""
